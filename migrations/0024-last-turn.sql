-- The id of a call's last turn: of two turns in one millisecond it says which came later, and so which
-- call of a phone was the last.
alter table dialog add column turn_id text not null default '';
