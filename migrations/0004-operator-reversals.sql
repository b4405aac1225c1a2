-- A payment, or a part of one, that an operator took back by itself (R16): once for each of its own
-- references. `from_decided` of it two people had taken out of the books before, `from_suspense` was
-- nobody's yet, and the rest stands in `correction`. Never changes.
create table operator_reversal (
  mutual_id text not null,
  reversal_id text not null,
  wallet text not null,
  reference text not null,
  receipt_id text not null,
  amount {{i64}} not null check (amount > 0 and amount <= 9007199254740991),
  from_decided {{i64}} not null check (from_decided >= 0),
  from_suspense {{i64}} not null check (from_suspense >= 0),
  taken_at {{i64}} not null,
  on_date text not null check (length(on_date) = 10),
  recorded_at {{i64}} not null,
  journal_id text,
  primary key (mutual_id, reversal_id),
  unique (wallet, reference),
  foreign key (mutual_id, receipt_id) references receipt (mutual_id, receipt_id),
  foreign key (mutual_id, journal_id) references journal (mutual_id, journal_id),
  check (from_decided + from_suspense <= amount),
  check ((journal_id is null) = (from_decided = amount))
){{strict}};
{{append_only operator_reversal}}

create index operator_reversal_by_receipt on operator_reversal (mutual_id, receipt_id);
create index operator_reversal_by_time on operator_reversal (wallet, taken_at);

-- Money of a receipt that was taken back from a member, or paid back (R16), once for each payment
-- of the opposite sign: by an approved proposal, or by the operator itself. Never changes.
create table correction_of_either (
  mutual_id text not null,
  payment_id text not null,
  number text not null,
  receipt_id text not null,
  kind text not null check (kind in ('reversal', 'refund')),
  amount {{i64}} not null check (amount > 0 and amount <= 9007199254740991),
  account_id text not null,
  on_date text not null check (length(on_date) = 10),
  journal_id text not null,
  proposal_id text,
  reversal_id text,
  primary key (mutual_id, payment_id),
  unique (mutual_id, proposal_id, number),
  unique (mutual_id, reversal_id, number),
  foreign key (mutual_id, proposal_id) references proposal (mutual_id, proposal_id),
  foreign key (mutual_id, reversal_id) references operator_reversal (mutual_id, reversal_id),
  foreign key (mutual_id, receipt_id) references receipt (mutual_id, receipt_id),
  foreign key (mutual_id, payment_id) references payment (mutual_id, payment_id),
  foreign key (mutual_id, journal_id) references journal (mutual_id, journal_id),
  check ((proposal_id is null) <> (reversal_id is null))
){{strict}};

insert into correction_of_either (mutual_id, payment_id, number, receipt_id, kind, amount,
    account_id, on_date, journal_id, proposal_id)
  select mutual_id, payment_id, number, receipt_id, kind, amount, account_id, on_date, journal_id,
    proposal_id
  from correction;
drop table correction;
alter table correction_of_either rename to correction;
{{append_only correction}}

create index correction_by_receipt on correction (mutual_id, receipt_id);
create index correction_by_account on correction (mutual_id, account_id);
