-- The figures of a mutual's office as they were made last, in the night, as JSON.
create table office_figures (
  mutual_id text not null primary key references mutual (mutual_id),
  figures text not null,
  made_at {{i64}} not null
){{strict}};
