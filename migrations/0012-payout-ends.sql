-- A payout that the statement shows as paid and that came back: the payee's account could not be paid.
-- It is on its way again, and in no file until two people say what becomes of it. Never changes.
create table payout_return (
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
  foreign key (mutual_id, payout_id) references payout_met (mutual_id, payout_id),
  foreign key (mutual_id, journal_id) references journal (mutual_id, journal_id)
){{strict}};
{{append_only payout_return}}

-- A payout that two people ended before it was paid, or when it had come back: cancelled, so that it is
-- owed again (`journal_id`), or sent to another account as a payout of its own (`next_id`). Of a refund
-- that is cancelled, `payment_id` gives the member the money again. Never changes.
create table payout_end (
  mutual_id text not null,
  payout_id text not null,
  proposal_id text not null,
  next_id text,
  ended_on text not null check (length(ended_on) = 10),
  ended_at {{i64}} not null,
  journal_id text,
  payment_id text,
  primary key (mutual_id, payout_id),
  unique (mutual_id, proposal_id),
  unique (mutual_id, next_id),
  foreign key (mutual_id, payout_id) references payout (mutual_id, payout_id),
  foreign key (mutual_id, next_id) references payout (mutual_id, payout_id),
  foreign key (mutual_id, proposal_id) references proposal (mutual_id, proposal_id),
  foreign key (mutual_id, journal_id) references journal (mutual_id, journal_id),
  foreign key (mutual_id, payment_id) references payment (mutual_id, payment_id),
  check ((next_id is null) <> (journal_id is null)),
  check (payment_id is null or journal_id is not null)
){{strict}};
{{append_only payout_end}}
