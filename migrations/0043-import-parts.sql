-- An import that was cut goes on when its file comes again. `holder` is who is at work on it; null while nobody is.
alter table member_import add column holder text;

-- One write of an import: how the households that it took from the file read, and which of them it registered, as
-- JSON pairs of a line and the member number. What was staged is known by its parts alone, so each stands and
-- goes together with its members.
create table member_import_part (
  import_id text not null references member_import (import_id),
  part integer not null check (part >= 0),
  content text not null,
  members text not null,
  primary key (import_id, part)
){{strict}};
