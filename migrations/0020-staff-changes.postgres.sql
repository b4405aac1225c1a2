-- Append-only guards.
create trigger staff_change_no_change before update or delete or truncate on staff_change for each statement execute function refuse_change();
