-- The screens that a call showed before its last one, as the caller saw them, for whoever is asked about it later.
alter table dialog add column earlier text not null default '';
