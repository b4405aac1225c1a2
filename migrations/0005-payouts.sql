-- What a statement says of a movement beyond its kind: which way it went, and for money that left and
-- that no format explains, the operator's words, by which a payout of ours is found again.
alter table statement_line add column direction text check (direction in ('in', 'out'));
alter table statement_line add column note text;

-- What was on the account before its first line and after its last, where the statement says it.
alter table operator_statement add column opening {{i64}};
alter table operator_statement add column closing {{i64}};
alter table operator_statement add column gaps integer;

-- Money that two people agreed to send out, to a clinic or back to a payer. It is booked as on its way
-- (468) until a statement shows that it was paid. `payout_id` is our reference. Never changes.
create table payout (
  mutual_id text not null references mutual (mutual_id),
  payout_id text not null,
  wallet text not null,
  purpose text not null check (purpose in ('clinic', 'refund')),
  -- the clinic's code, or the receipt's number
  about text not null,
  payee text not null,
  -- the phone or bank account that gets it
  pay_to text not null,
  amount {{i64}} not null check (amount > 0 and amount <= 9007199254740991),
  proposal_id text not null,
  journal_id text not null,
  approved_on text not null check (length(approved_on) = 10),
  created_at {{i64}} not null,
  primary key (mutual_id, payout_id),
  unique (mutual_id, proposal_id),
  foreign key (mutual_id, proposal_id) references proposal (mutual_id, proposal_id),
  foreign key (mutual_id, journal_id) references journal (mutual_id, journal_id)
){{strict}};
{{append_only payout}}

create index payout_by_wallet on payout (wallet, payout_id);

-- A file for the bank or the operator's portal, word for word as it was handed out. Never changes.
create table payment_file (
  mutual_id text not null references mutual (mutual_id),
  file_id text not null,
  wallet text not null,
  body text not null,
  written_by text not null,
  written_on text not null check (length(written_on) = 10),
  written_at {{i64}} not null,
  primary key (mutual_id, file_id)
){{strict}};
{{append_only payment_file}}

create table payment_file_line (
  mutual_id text not null,
  file_id text not null,
  payout_id text not null,
  primary key (mutual_id, file_id, payout_id),
  foreign key (mutual_id, file_id) references payment_file (mutual_id, file_id),
  foreign key (mutual_id, payout_id) references payout (mutual_id, payout_id)
){{strict}};
{{append_only payment_file_line}}

create index payment_file_line_by_payout on payment_file_line (mutual_id, payout_id);

-- A file that was lost or rejected and that two people took back: what it did not pay goes into the
-- next one. Never changes.
create table payment_file_back (
  mutual_id text not null,
  file_id text not null,
  proposal_id text not null,
  taken_back_at {{i64}} not null,
  primary key (mutual_id, file_id),
  foreign key (mutual_id, file_id) references payment_file (mutual_id, file_id),
  foreign key (mutual_id, proposal_id) references proposal (mutual_id, proposal_id)
){{strict}};
{{append_only payment_file_back}}

-- A payout that a statement shows as paid, under the operator's own reference. Never changes.
create table payout_met (
  mutual_id text not null,
  payout_id text not null,
  wallet text not null,
  reference text not null,
  amount {{i64}} not null check (amount > 0 and amount <= 9007199254740991),
  on_date text not null check (length(on_date) = 10),
  recorded_by text not null,
  recorded_at {{i64}} not null,
  journal_id text not null,
  primary key (mutual_id, payout_id),
  unique (wallet, reference),
  foreign key (mutual_id, payout_id) references payout (mutual_id, payout_id),
  foreign key (mutual_id, journal_id) references journal (mutual_id, journal_id)
){{strict}};
{{append_only payout_met}}
