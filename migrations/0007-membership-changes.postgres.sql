-- Append-only guards.
create trigger membership_change_no_change before update or delete or truncate on membership_change for each statement execute function refuse_change();
