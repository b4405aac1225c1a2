-- What happened in the life of a membership and of its household, each change with its day, its
-- cause and who decided it. `ordinal` says whom of the household it is about; null for the whole
-- membership. `details` is what the kind of change needs beside that, as JSON. Never changes.
create table membership_change (
  mutual_id text not null,
  change_id text not null,
  number text not null,
  ordinal integer check (ordinal >= 0),
  kind text not null,
  -- the first day on which it holds
  on_date text not null check (length(on_date) = 10),
  cause text not null,
  decided_by text not null,
  -- where two persons are needed (R65): who approved what the other proposed
  approved_by text,
  proposal_id text,
  details text,
  recorded_at {{i64}} not null,
  primary key (mutual_id, change_id),
  foreign key (mutual_id, number) references member (mutual_id, number),
  foreign key (mutual_id, proposal_id) references proposal (mutual_id, proposal_id),
  check (approved_by is null or (proposal_id is not null and approved_by <> decided_by))
){{strict}};

create index membership_change_of on membership_change (mutual_id, number, on_date);
create index membership_change_by_day on membership_change (mutual_id, on_date, change_id);
create index membership_change_by_proposal on membership_change (mutual_id, proposal_id) where proposal_id is not null;
