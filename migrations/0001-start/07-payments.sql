-- Money we asked for.
create table intent (
  mutual_id text not null references mutual (mutual_id),
  intent_id text not null,
  number text,
  association_code text,
  payer_phone text not null,
  wallet text not null,
  amount {{i64}} not null check (amount > 0 and amount <= 9007199254740991),
  state text not null check (state in ('new', 'prompted', 'paid', 'failed', 'expired')),
  reason text,
  operator_ref text,
  created_at {{i64}} not null,
  expires_at {{i64}} not null,
  asked_at {{i64}},
  -- whoever asked for it by a command; null when the payer did
  asked_by text,
  primary key (mutual_id, intent_id),
  check ((number is null) <> (association_code is null))
){{strict}};

-- Before a prompt leaves, earlier requests of the same phone are looked at, and their receipts.
create index intent_by_payer on intent (payer_phone, created_at);

create unique index intent_by_id on intent (intent_id);
create index intent_open on intent (expires_at) where state in ('new', 'prompted');
create index intent_open_by_payer on intent (payer_phone) where state in ('new', 'prompted');

-- What each member gets of an intent for an association, as the payer was shown it.
create table intent_part (
  mutual_id text not null,
  intent_id text not null,
  number text not null,
  amount {{i64}} not null check (amount > 0 and amount <= 9007199254740991),
  primary key (mutual_id, intent_id, number),
  foreign key (mutual_id, intent_id) references intent (mutual_id, intent_id),
  foreign key (mutual_id, number) references member (mutual_id, number)
){{strict}};

-- What an operator told us, word for word, stored before it is answered.
create table event (
  event_id text not null primary key,
  wallet text not null,
  event_key text not null,
  body_hash text not null,
  body text not null,
  seen integer not null,
  received_at {{i64}} not null,
  -- how often it could not be acted on, and when it is tried again
  failures integer not null,
  not_before {{i64}} not null,
  handled_at {{i64}},
  outcome text,
  -- An event that waits for two people: since when, why, and the mutual whose managers decide, null
  -- while no mutual has its wallet. `released_at`: they let it into the books.
  held_at {{i64}},
  held_why text,
  held_for text,
  released_at {{i64}},
  unique (wallet, event_key, body_hash)
){{strict}};

create index event_unhandled on event (received_at) where handled_at is null;

-- What came through a door with its key and could not be read, word for word; the same again is
-- counted. Nothing was done about it until somebody has looked.
create table unread (
  unread_id text not null primary key,
  door text not null,
  body_hash text not null,
  body text not null,
  why text not null,
  seen integer not null,
  received_at {{i64}} not null,
  last_at {{i64}} not null,
  done_by text,
  done_at {{i64}},
  unique (door, body_hash)
){{strict}};

create index unread_open on unread (received_at) where done_at is null;

-- Money that really arrived, once per wallet account and operator's receipt number.
create table receipt (
  mutual_id text not null references mutual (mutual_id),
  receipt_id text not null,
  wallet text not null,
  operator_receipt text not null,
  receipt_number text not null,
  amount {{i64}} not null check (amount > 0 and amount <= 9007199254740991),
  payer_phone text,
  account_typed text,
  intent_id text,
  paid_at {{i64}} not null,
  value_on text not null check (length(value_on) = 10),
  state text not null check (state in ('posted', 'suspense')),
  reason text,
  created_at {{i64}} not null,
  -- A receipt that was shared among members: for which association, how (as planned with the intent,
  -- by its rule, or by a list), and who did it when it was done by hand.
  association_code text,
  sharing text check (sharing in ('plan', 'oldest-first', 'list')),
  shared_by text,
  primary key (mutual_id, receipt_id),
  unique (wallet, operator_receipt),
  unique (mutual_id, receipt_number)
){{strict}};

-- For what came in of late.
create index receipt_by_day on receipt (mutual_id, value_on);

create index receipt_in_suspense on receipt (mutual_id, created_at) where state = 'suspense';
create index receipt_by_payer on receipt (payer_phone) where state = 'suspense';
create index receipt_by_association on receipt (mutual_id, association_code, value_on)
  where association_code is not null;
create index receipt_by_wallet on receipt (wallet, paid_at);
create index receipt_by_intent on receipt (mutual_id, intent_id) where intent_id is not null;

-- A member's part of a receipt; `amount` is negative when it was reversed. Never changes.
create table payment (
  mutual_id text not null,
  payment_id text not null,
  number text not null,
  receipt_id text not null,
  amount {{i64}} not null check (amount <> 0 and abs(amount) <= 9007199254740991),
  value_on text not null check (length(value_on) = 10),
  journal_id text not null,
  -- Which part of a shared receipt, 1 the first; null when the receipt is one member's.
  part integer check (part > 0),
  primary key (mutual_id, payment_id),
  foreign key (mutual_id, number) references member (mutual_id, number),
  foreign key (mutual_id, receipt_id) references receipt (mutual_id, receipt_id),
  foreign key (mutual_id, journal_id) references journal (mutual_id, journal_id)
){{strict}};
{{append_only payment}}

create index payment_by_member on payment (mutual_id, number);
create index payment_by_receipt on payment (mutual_id, receipt_id);
create unique index payment_by_part on payment (mutual_id, receipt_id, part) where part is not null;

-- Who gave a receipt in suspense to which member, when somebody of the mutual did; payers do it by
-- SMS. Never changes.
create table receipt_match (
  mutual_id text not null,
  receipt_id text not null,
  number text not null,
  matched_by text not null,
  matched_phone text not null,
  approved_by text,
  proposal_id text,
  matched_at {{i64}} not null,
  primary key (mutual_id, receipt_id),
  foreign key (mutual_id, receipt_id) references receipt (mutual_id, receipt_id),
  foreign key (mutual_id, number) references member (mutual_id, number),
  foreign key (mutual_id, proposal_id) references proposal (mutual_id, proposal_id),
  check ((approved_by is null) = (proposal_id is null))
){{strict}};
{{append_only receipt_match}}

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
{{append_only correction}}

create index correction_by_receipt on correction (mutual_id, receipt_id);
create index correction_by_account on correction (mutual_id, account_id);

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
{{append_only wallet_outflow}}

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
{{append_only operator_statement}}

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
{{append_only statement_line}}

create index statement_line_by_time on statement_line (wallet, at);
