-- An act that needs two people (R65): one proposes it, another decides. `payload` is what the kind
-- of act needs, as JSON. Never changes.
create table proposal (
  mutual_id text not null references mutual (mutual_id),
  proposal_id text not null,
  kind text not null,
  -- what it is about (a receipt's number), so that two proposals about one thing can be found
  about text not null,
  payload text not null,
  reason text not null,
  proposed_by text not null,
  proposed_phone text not null,
  proposed_at {{i64}} not null,
  primary key (mutual_id, proposal_id)
){{strict}};
{{append_only proposal}}

create index proposal_about on proposal (mutual_id, about);

-- What became of it: approved or refused once; each `denied` is a try of somebody who may not
-- decide, as whoever it was named itself. Never changes.
create table proposal_decision (
  mutual_id text not null,
  decision_id text not null,
  proposal_id text not null,
  kind text not null check (kind in ('approved', 'refused', 'denied')),
  decided_by text not null,
  decided_phone text,
  reason text,
  decided_at {{i64}} not null,
  primary key (mutual_id, decision_id),
  foreign key (mutual_id, proposal_id) references proposal (mutual_id, proposal_id),
  check (kind = 'denied' or decided_phone is not null)
){{strict}};
{{append_only proposal_decision}}

create unique index proposal_decided_once on proposal_decision (mutual_id, proposal_id) where kind <> 'denied';
create index proposal_decision_of on proposal_decision (mutual_id, proposal_id);
