-- Append-only guards.
create trigger application_no_change before update or delete or truncate on application for each statement execute function refuse_change();
create trigger application_decision_no_change before update or delete or truncate on application_decision for each statement execute function refuse_change();
