-- Append-only guards.
create trigger application_no_update before update on application begin select raise(abort, 'application is append-only'); end;
create trigger application_no_delete before delete on application begin select raise(abort, 'application is append-only'); end;
create trigger application_decision_no_update before update on application_decision begin select raise(abort, 'application_decision is append-only'); end;
create trigger application_decision_no_delete before delete on application_decision begin select raise(abort, 'application_decision is append-only'); end;
