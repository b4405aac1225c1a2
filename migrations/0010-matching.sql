-- Above this amount a receipt in suspense is given to a member by two people (R65); null: never.
alter table mutual add column match_approval_above {{i64}} check (match_approval_above >= 0);

-- Who gave a receipt in suspense to which member, when somebody of the mutual did; payers do it by
-- SMS. Never changes.
create table receipt_match (
  mutual_id text not null,
  receipt_id text not null,
  number text not null,
  matched_by text not null,
  matched_phone text not null,
  approved_by text,
  proposal_id text,
  matched_at {{i64}} not null,
  primary key (mutual_id, receipt_id),
  foreign key (mutual_id, receipt_id) references receipt (mutual_id, receipt_id),
  foreign key (mutual_id, number) references member (mutual_id, number),
  foreign key (mutual_id, proposal_id) references proposal (mutual_id, proposal_id),
  check ((approved_by is null) = (proposal_id is null))
){{strict}};

-- For what came in of late.
create index receipt_by_day on receipt (mutual_id, value_on);
