-- Money that was in suspense and is no member's is booked as what it is: the receipt, also in a reversal,
-- which puts it back into suspense.
alter table book_entry add column receipt_id text;

-- A receipt of a payer may turn out to be somebody else's: two people take it back, by a row of its own
-- below zero (`takes_back`), and the same number at the bank may be another payer's then. Never changes.
create table payer_receipt_anew (
  mutual_id text not null,
  payment_id text not null,
  payer text not null,
  amount {{i64}} not null check (amount <> 0 and amount between -9007199254740991 and 9007199254740991),
  account_id text not null,
  reference text not null,
  receipt_id text,
  on_date text not null check (length(on_date) = 10),
  recorded_by text not null,
  recorded_at {{i64}} not null,
  journal_id text not null,
  takes_back text,
  -- of what two people took back
  proposal_id text,
  primary key (mutual_id, payment_id),
  unique (mutual_id, takes_back),
  foreign key (mutual_id, payer) references payer (mutual_id, code),
  foreign key (mutual_id, receipt_id) references receipt (mutual_id, receipt_id),
  foreign key (mutual_id, journal_id) references journal (mutual_id, journal_id),
  foreign key (mutual_id, takes_back) references payer_receipt_anew (mutual_id, payment_id),
  foreign key (mutual_id, proposal_id) references proposal (mutual_id, proposal_id),
  check ((takes_back is null) = (amount > 0)),
  check ((takes_back is null) = (proposal_id is null))
){{strict}};

insert into payer_receipt_anew (mutual_id, payment_id, payer, amount, account_id, reference, receipt_id,
    on_date, recorded_by, recorded_at, journal_id)
  select mutual_id, payment_id, payer, amount, account_id, reference, receipt_id, on_date, recorded_by,
    recorded_at, journal_id
  from payer_receipt;
drop table payer_receipt;
alter table payer_receipt_anew rename to payer_receipt;
{{append_only payer_receipt}}

create index payer_receipt_by_payer on payer_receipt (mutual_id, payer, on_date);
create index payer_receipt_by_reference on payer_receipt (mutual_id, account_id, reference);
