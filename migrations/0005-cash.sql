-- In whose hand cash is. The books know the code alone (`571/c1`), which says nothing of a person;
-- whose it is stands here.
create table cash_box (
  mutual_id text not null references mutual (mutual_id),
  box text not null,
  phone text not null,
  opened_at {{i64}} not null,
  primary key (mutual_id, box),
  unique (mutual_id, phone)
){{strict}};

-- What is known of a receipt of cash beside the receipt: in whose hand the money went, who took it,
-- and whether a member without a phone had to do without the SMS (R60).
create table cash_receipt (
  mutual_id text not null,
  receipt_id text not null,
  box text not null,
  taken_by text not null,
  without_sms integer not null check (without_sms in (0, 1)),
  primary key (mutual_id, receipt_id),
  foreign key (mutual_id, receipt_id) references receipt (mutual_id, receipt_id),
  foreign key (mutual_id, box) references cash_box (mutual_id, box)
){{strict}};

-- Cash that went to the bank or a wallet account, once for each account and reference (the number
-- of the bank's slip). `rest` is what was still in hand afterwards. Never changes.
create table cash_deposit (
  mutual_id text not null,
  deposit_id text not null,
  box text not null,
  amount {{i64}} not null check (amount > 0 and amount <= 9007199254740991),
  rest {{i64}} not null check (rest >= 0),
  account_id text not null,
  reference text not null,
  deposited_by text not null,
  deposited_on text not null check (length(deposited_on) = 10),
  deposited_at {{i64}} not null,
  journal_id text not null,
  primary key (mutual_id, deposit_id),
  unique (mutual_id, account_id, reference),
  foreign key (mutual_id, box) references cash_box (mutual_id, box),
  foreign key (mutual_id, journal_id) references journal (mutual_id, journal_id)
){{strict}};

create index cash_deposit_by_box on cash_deposit (mutual_id, box);

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

create unique index proposal_decided_once on proposal_decision (mutual_id, proposal_id) where kind <> 'denied';
create index proposal_decision_of on proposal_decision (mutual_id, proposal_id);

-- Money of a receipt that was taken back from a member, or paid back (R16): what an approved
-- proposal did, once for each member. The payment of the opposite sign stands in `payment`.
create table correction (
  mutual_id text not null,
  proposal_id text not null,
  number text not null,
  receipt_id text not null,
  kind text not null check (kind in ('reversal', 'refund')),
  amount {{i64}} not null check (amount > 0 and amount <= 9007199254740991),
  account_id text not null,
  on_date text not null check (length(on_date) = 10),
  payment_id text not null,
  journal_id text not null,
  primary key (mutual_id, proposal_id, number),
  foreign key (mutual_id, proposal_id) references proposal (mutual_id, proposal_id),
  foreign key (mutual_id, receipt_id) references receipt (mutual_id, receipt_id),
  foreign key (mutual_id, payment_id) references payment (mutual_id, payment_id),
  foreign key (mutual_id, journal_id) references journal (mutual_id, journal_id)
){{strict}};

create index correction_by_receipt on correction (mutual_id, receipt_id);
create index correction_by_account on correction (mutual_id, account_id);
