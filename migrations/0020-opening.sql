-- What a mutual brought from its older books. It is staged in many short writes and made valid by
-- the one that sets completed_at. Its journals are posted then, that of a household before any
-- other journal of the household. `holder` and `touched_at` tell one at work from one that was cut.
create table opening (
  mutual_id text not null references mutual (mutual_id),
  opening_id text not null,
  -- the first day of the books
  on_date text not null check (length(on_date) = 10),
  file_name text not null,
  -- what the file says, by which it is known when it comes again
  content text not null,
  actor text not null,
  holder text not null,
  started_at {{i64}} not null,
  touched_at {{i64}} not null,
  completed_at {{i64}},
  -- the journal of the mutual's own accounts; null while there is none, or nothing to post
  journal_id text,
  primary key (mutual_id, opening_id),
  foreign key (mutual_id, journal_id) references journal (mutual_id, journal_id)
){{strict}};

create unique index opening_once on opening (mutual_id);

-- An account of the mutual itself, with what was on it: below zero on the credit side.
create table opening_line (
  mutual_id text not null,
  opening_id text not null,
  line integer not null check (line > 0),
  account_id text not null,
  amount {{i64}} not null check (amount <> 0 and abs(amount) <= 9007199254740991),
  primary key (mutual_id, opening_id, line),
  foreign key (mutual_id, opening_id) references opening (mutual_id, opening_id)
){{strict}};

-- What a household owed, or had paid ahead.
create table opening_household (
  mutual_id text not null,
  opening_id text not null,
  number text not null,
  owed {{i64}} not null check (owed >= 0 and owed <= 9007199254740991),
  credit {{i64}} not null check (credit >= 0 and credit <= 9007199254740991),
  -- null until it is in the books
  journal_id text,
  primary key (mutual_id, number, opening_id),
  foreign key (mutual_id, opening_id) references opening (mutual_id, opening_id),
  foreign key (mutual_id, number) references member (mutual_id, number),
  foreign key (mutual_id, journal_id) references journal (mutual_id, journal_id),
  check (owed = 0 or credit = 0)
){{strict}};

create index opening_household_unposted on opening_household (mutual_id, opening_id, number)
  where journal_id is null and (owed > 0 or credit > 0);

-- Charges that had begun by then, with what was paid of each, and periods that were paid ahead.
create table opening_charge (
  mutual_id text not null,
  opening_id text not null,
  number text not null,
  kind text not null check (kind in ('joining-fee', 'contribution')),
  starts_on text not null check (length(starts_on) = 10),
  ends_on text not null check (length(ends_on) = 10),
  due_on text not null check (length(due_on) = 10),
  amount {{i64}} not null check (amount >= 0 and amount <= 9007199254740991),
  paid_before {{i64}} not null check (paid_before >= 0 and paid_before <= amount),
  is_prepaid integer not null check (is_prepaid in (0, 1)),
  subsidy {{i64}} not null default 0 check (subsidy >= 0 and subsidy <= 9007199254740991),
  subsidy_payer text,
  primary key (mutual_id, number, kind, starts_on, opening_id),
  foreign key (mutual_id, number, opening_id) references opening_household (mutual_id, number, opening_id),
  check ((subsidy > 0) = (subsidy_payer is not null)),
  check (is_prepaid = 1 or subsidy = 0)
){{strict}};

-- The opening that brought a household; until it is complete, it says nothing about it.
alter table member add column opening_id text;
