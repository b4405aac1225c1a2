-- A file that somebody sent in the office: what it would do is worked out and shown, then it is done, in one step and
-- with exactly these bytes. Files go after some days, with what was shown of them.
create table office_file (
  mutual_id text not null references mutual (mutual_id),
  file_id text not null,
  kind text not null check (kind in ('members', 'opening', 'statutes')),
  name text not null,
  hash text not null,
  -- how it is to be read, as JSON
  choices text not null,
  state text not null check (
    state in ('check-wanted', 'checking', 'checked', 'do-wanted', 'doing', 'done', 'failed')
  ),
  -- what it would do or did, or its faults, as JSON
  report text,
  -- under what the books name whoever sent it, or pressed
  actor text not null,
  -- how far it is
  progress text,
  phone text not null,
  sent_at {{i64}} not null,
  touched_at {{i64}} not null,
  primary key (mutual_id, file_id)
){{strict}};

create index office_file_by_age on office_file (sent_at);

-- Its bytes, in base64, a piece a row.
create table office_file_piece (
  mutual_id text not null,
  file_id text not null,
  place {{i64}} not null,
  bytes text not null,
  primary key (mutual_id, file_id, place),
  foreign key (mutual_id, file_id) references office_file (mutual_id, file_id)
){{strict}};
