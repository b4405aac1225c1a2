-- Append-only guards.
create trigger alert_no_change before update or delete or truncate on alert for each statement execute function refuse_change();
create trigger alert_done_no_change before update or delete or truncate on alert_done for each statement execute function refuse_change();
