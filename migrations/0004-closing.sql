-- Up to which day the books of a mutual are closed, each time they were: who did it, and where the
-- chain of journals stood then. Never changes.
create table closing (
  mutual_id text not null references mutual (mutual_id),
  through text not null check (length(through) = 10),
  -- the head of the chain when it was closed; 0 and zeros when there was no journal
  seq {{i64}} not null check (seq >= 0),
  hash text not null check (length(hash) = 64),
  -- journals before this one all count on or before `through`
  open_from {{i64}} not null check (open_from > 0),
  closed_by text not null,
  closed_at {{i64}} not null,
  primary key (mutual_id, through)
){{strict}};

-- What each kind of account had moved, in all, by the end of a closing's last day.
create table closing_balance (
  mutual_id text not null,
  through text not null,
  kind text not null,
  debits {{i64}} not null check (debits >= 0 and debits <= 9007199254740991),
  credits {{i64}} not null check (credits >= 0 and credits <= 9007199254740991),
  primary key (mutual_id, through, kind),
  foreign key (mutual_id, through) references closing (mutual_id, through)
){{strict}};

-- Money that left a wallet account for nobody's care: an operator's fee that the mutual bears, or
-- a sweep to the bank. Once for each reference. Never changes.
create table wallet_outflow (
  mutual_id text not null,
  outflow_id text not null,
  kind text not null check (kind in ('operator-fee', 'bank-sweep')),
  wallet text not null,
  amount {{i64}} not null check (amount > 0 and amount <= 9007199254740991),
  reference text not null,
  on_date text not null check (length(on_date) = 10),
  recorded_by text not null,
  recorded_at {{i64}} not null,
  journal_id text not null,
  primary key (mutual_id, outflow_id),
  unique (mutual_id, kind, wallet, reference),
  foreign key (mutual_id, journal_id) references journal (mutual_id, journal_id)
){{strict}};

-- Contributions that a member whose membership is over will not pay any more, by the decision of
-- two persons (R65). Never changes.
create table write_off (
  mutual_id text not null,
  write_off_id text not null,
  number text not null,
  amount {{i64}} not null check (amount > 0 and amount <= 9007199254740991),
  on_date text not null check (length(on_date) = 10),
  created_by text not null,
  approved_by text not null check (approved_by <> created_by),
  created_at {{i64}} not null,
  journal_id text not null,
  primary key (mutual_id, write_off_id),
  foreign key (mutual_id, number) references member (mutual_id, number),
  foreign key (mutual_id, journal_id) references journal (mutual_id, journal_id)
){{strict}};

create index write_off_by_member on write_off (mutual_id, number);

-- For registers in the order of days. Charges, which are nearly all journals, are not in it: they
-- are found by their member.
create index journal_by_day on journal (mutual_id, effective_on, seq) where kind <> 'charge';
