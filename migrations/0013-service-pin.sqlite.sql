-- Append-only guards.
create trigger pin_event_no_update before update on pin_event begin select raise(abort, 'pin_event is append-only'); end;
create trigger pin_event_no_delete before delete on pin_event begin select raise(abort, 'pin_event is append-only'); end;
