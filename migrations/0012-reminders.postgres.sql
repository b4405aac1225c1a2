-- Append-only guards.
create trigger reminder_no_change before update or delete or truncate on reminder for each statement execute function refuse_change();
