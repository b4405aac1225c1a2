-- Append-only guards.
create trigger pin_event_no_change before update or delete or truncate on pin_event for each statement execute function refuse_change();
