-- A mutual's chart of accounts, cost centres and legal reserve, as far as it says something of its own.
alter table mutual add column bookkeeping text;

-- Above this amount two people book other money; null: one is enough.
alter table mutual add column book_approval_above {{i64}} check (book_approval_above >= 0);

-- Money that is neither a contribution nor care: rent, pay, grants, interest, investments. One row for
-- each time it was booked, and one for each reversal (`reverses_id`), which has no number of its own.
-- Never changes.
create table book_entry (
  mutual_id text not null,
  entry_id text not null,
  reference text,
  debit_account text not null,
  credit_account text not null,
  amount {{i64}} not null check (amount > 0 and amount <= 9007199254740991),
  about text not null,
  on_date text not null check (length(on_date) = 10),
  recorded_by text not null,
  recorded_at {{i64}} not null,
  -- of what two people agreed on
  proposal_id text,
  reverses_id text,
  journal_id text not null,
  primary key (mutual_id, entry_id),
  unique (mutual_id, reference),
  unique (mutual_id, reverses_id),
  foreign key (mutual_id, reverses_id) references book_entry (mutual_id, entry_id),
  foreign key (mutual_id, proposal_id) references proposal (mutual_id, proposal_id),
  foreign key (mutual_id, journal_id) references journal (mutual_id, journal_id),
  check ((reference is null) = (reverses_id is not null))
){{strict}};
{{append_only book_entry}}
