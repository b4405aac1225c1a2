-- When the last line of a statement was, to which its closing balance belongs: it may speak for longer.
alter table operator_statement add column closing_at {{i64}};
