-- Append-only guards.
create trigger wording_no_change before update or delete or truncate on wording for each statement execute function refuse_change();
