-- Append-only guards.
create trigger membership_term_no_change before update or delete or truncate on membership_term for each statement execute function refuse_change();
