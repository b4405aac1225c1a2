-- What operators say in their statements of what moved on a wallet account. A wallet account may
-- be shared by mutuals, so these belong to none of them.
create table operator_statement (
  statement_id text not null primary key,
  wallet text not null,
  -- the time it speaks for, both ends included
  from_at {{i64}} not null,
  through_at {{i64}} not null check (through_at >= from_at),
  file_name text not null,
  recorded_by text not null,
  recorded_at {{i64}} not null
){{strict}};

create index operator_statement_by_wallet on operator_statement (wallet, through_at);

-- Each movement once, in however many statements it stands, under the first that had it. Lines are
-- written a few at a time and their statement after them: one that was cut off covers nothing.
-- Never changes.
create table statement_line (
  wallet text not null,
  reference text not null,
  kind text not null check (kind in ('payment', 'fee', 'sweep', 'reversal', 'other')),
  amount {{i64}} not null check (amount > 0 and amount <= 9007199254740991),
  at {{i64}} not null,
  on_date text not null check (length(on_date) = 10),
  phone text,
  account text,
  linked text,
  statement_id text not null,
  primary key (wallet, reference, kind)
){{strict}};

create index statement_line_by_time on statement_line (wallet, at);
create index receipt_by_wallet on receipt (wallet, paid_at);
