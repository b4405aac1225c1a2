-- The ledger. A transfer has one debit and one credit account, so every row balances by itself;
-- a journal groups transfers; the journals of a mutual form a hash chain.
create table account (
  mutual_id text not null references mutual (mutual_id),
  account_id text not null,
  kind text not null,
  number text,
  primary key (mutual_id, account_id)
){{strict}};

create index account_by_member on account (mutual_id, number) where number is not null;

create table journal (
  mutual_id text not null references mutual (mutual_id),
  journal_id text not null,
  seq {{i64}} not null check (seq > 0),
  kind text not null,
  effective_on text not null check (length(effective_on) = 10),
  event_on text not null check (length(event_on) = 10),
  posted_at {{i64}} not null,
  source text not null,
  source_ref text not null,
  actor text not null,
  reverses_id text,
  -- how many transfers it has, so that none can be added later
  lines integer not null check (lines > 0),
  hash text not null check (length(hash) = 64),
  primary key (mutual_id, journal_id),
  unique (mutual_id, seq),
  unique (mutual_id, source, source_ref),
  unique (mutual_id, reverses_id),
  foreign key (mutual_id, reverses_id) references journal (mutual_id, journal_id)
){{strict}};
{{append_only journal}}

-- For registers in the order of days. Charges, which are nearly all journals, are not in it: they
-- are found by their member.
create index journal_by_day on journal (mutual_id, effective_on, seq) where kind <> 'charge';

create table transfer (
  mutual_id text not null,
  journal_id text not null,
  line integer not null check (line >= 0),
  debit_account text not null,
  credit_account text not null,
  amount {{i64}} not null check (amount > 0 and amount <= 9007199254740991),
  primary key (mutual_id, journal_id, line),
  foreign key (mutual_id, journal_id) references journal (mutual_id, journal_id),
  foreign key (mutual_id, debit_account) references account (mutual_id, account_id),
  foreign key (mutual_id, credit_account) references account (mutual_id, account_id),
  check (debit_account <> credit_account)
){{strict}};
{{append_only transfer}}

-- Kept in the transaction that posts; `verify` recomputes it from the transfers.
create table balance (
  mutual_id text not null,
  account_id text not null,
  debits {{i64}} not null check (debits >= 0 and debits <= 9007199254740991),
  credits {{i64}} not null check (credits >= 0 and credits <= 9007199254740991),
  never_below_zero text check (never_below_zero in ('debit', 'credit')),
  primary key (mutual_id, account_id),
  foreign key (mutual_id, account_id) references account (mutual_id, account_id),
  check (never_below_zero is null
    or (never_below_zero = 'debit' and debits >= credits)
    or (never_below_zero = 'credit' and credits >= debits))
){{strict}};

-- The head of each mutual's hash chain.
create table chain (
  mutual_id text not null primary key references mutual (mutual_id),
  seq {{i64}} not null,
  hash text not null
){{strict}};

-- The next number of each gap-free series (receipts of a year).
create table series (
  mutual_id text not null references mutual (mutual_id),
  name text not null,
  last {{i64}} not null,
  primary key (mutual_id, name)
){{strict}};

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
{{append_only closing}}

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
{{append_only closing_balance}}
