-- The decision that names a member for the subsidy of a plan (R37). Both days are its own; the
-- last is null while nobody has set one.
alter table member add column subsidised_from text check (length(subsidised_from) = 10);
alter table member add column subsidised_until text
  check (subsidised_until is null or (subsidised_from is not null and subsidised_until >= subsidised_from));
