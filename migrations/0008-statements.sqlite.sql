-- Append-only guards.
create trigger operator_statement_no_update before update on operator_statement begin select raise(abort, 'operator_statement is append-only'); end;
create trigger operator_statement_no_delete before delete on operator_statement begin select raise(abort, 'operator_statement is append-only'); end;
create trigger statement_line_no_update before update on statement_line begin select raise(abort, 'statement_line is append-only'); end;
create trigger statement_line_no_delete before delete on statement_line begin select raise(abort, 'statement_line is append-only'); end;
