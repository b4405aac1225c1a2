-- Append-only guards.
create trigger operator_statement_no_change before update or delete or truncate on operator_statement for each statement execute function refuse_change();
create trigger statement_line_no_change before update or delete or truncate on statement_line for each statement execute function refuse_change();
