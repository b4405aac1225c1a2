-- Append-only guards.
create trigger receipt_match_no_change before update or delete or truncate on receipt_match for each statement execute function refuse_change();
