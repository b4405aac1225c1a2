-- Append-only guards.
create trigger reminder_no_update before update on reminder begin select raise(abort, 'reminder is append-only'); end;
create trigger reminder_no_delete before delete on reminder begin select raise(abort, 'reminder is append-only'); end;
