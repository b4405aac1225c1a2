-- Append-only guards.
create trigger alert_no_update before update on alert begin select raise(abort, 'alert is append-only'); end;
create trigger alert_no_delete before delete on alert begin select raise(abort, 'alert is append-only'); end;
create trigger alert_done_no_update before update on alert_done begin select raise(abort, 'alert_done is append-only'); end;
create trigger alert_done_no_delete before delete on alert_done begin select raise(abort, 'alert_done is append-only'); end;
