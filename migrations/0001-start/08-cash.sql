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
{{append_only cash_receipt}}

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
{{append_only cash_deposit}}

create index cash_deposit_by_box on cash_deposit (mutual_id, box);

-- Cash of a message that was asked about: nothing was recorded. `phone` is whose message it was and
-- who may answer, on a call or by SMS; `slip` names the message, and becomes the receipt's slip.
create table cash_question (
  mutual_id text not null references mutual,
  slip text not null,
  phone text not null,
  number text not null,
  amount {{i64}} not null check (amount > 0),
  why text not null check (why in ('above', 'below', 'twice')),
  asked_at {{i64}} not null,
  answer text check (answer in ('yes', 'no')),
  answered_at {{i64}},
  primary key (mutual_id, slip),
  check ((answer is null) = (answered_at is null))
){{strict}};

create index cash_question_open on cash_question (mutual_id, phone, asked_at) where answer is null;
