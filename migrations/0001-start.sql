-- Times are UTC milliseconds, civil dates YYYY-MM-DD in the mutual's time zone, amounts whole
-- minor units. `mutual_id` (the mutual's code) leads the key of everything a mutual owns.

create table mutual (
  mutual_id text not null primary key,
  name text not null,
  country text not null check (length(country) = 2),
  currency text not null check (length(currency) = 3),
  time_zone text not null,
  languages text not null,
  service_code text,
  help_phone text,
  quiet_from text not null,
  quiet_to text not null,
  wallets text not null,
  closed_through text,
  created_at {{i64}} not null
){{strict}};

-- Several mutuals may share a service code: their callers are told apart by phone, or asked.
create index mutual_by_service_code on mutual (service_code) where service_code is not null;

-- A plan's statutes from a day on. A version that has been in force never changes.
create table plan_version (
  mutual_id text not null references mutual (mutual_id),
  plan_code text not null,
  valid_from text not null check (length(valid_from) = 10),
  statutes text not null,
  primary key (mutual_id, plan_code, valid_from)
){{strict}};

create table provider (
  mutual_id text not null references mutual (mutual_id),
  provider_code text not null,
  name text not null,
  services text not null,
  agreement_from text not null,
  agreement_to text,
  language text,
  primary key (mutual_id, provider_code)
){{strict}};

create table association (
  mutual_id text not null references mutual (mutual_id),
  association_code text not null,
  name text not null,
  ended_on text,
  primary key (mutual_id, association_code)
){{strict}};

-- An import of members, staged in many short writes and made valid by the one that sets
-- completed_at. One at a time in a mutual; touched_at tells one at work from one that was cut.
create table member_import (
  import_id text not null primary key,
  mutual_id text not null references mutual (mutual_id),
  file_name text not null,
  actor text not null,
  started_at {{i64}} not null,
  touched_at {{i64}} not null,
  completed_at {{i64}}
){{strict}};

create unique index member_import_at_work on member_import (mutual_id) where completed_at is null;

-- Which mutual a member number belongs to: a number is unique in the installation.
create table member_number (
  number text not null primary key,
  mutual_id text not null references mutual (mutual_id)
){{strict}};

create table member (
  mutual_id text not null references mutual (mutual_id),
  number text not null,
  plan_code text not null,
  association_code text,
  joined_on text not null check (length(joined_on) = 10),
  fee_paid_before integer not null check (fee_paid_before in (0, 1)),
  paid_through_before text,
  ended_on text,
  end_state text check (end_state in ('struck-off', 'resigned', 'deceased', 'transferred')),
  created_at {{i64}} not null,
  -- the import that brought the member; until it is complete, the member is not there for anybody
  import_id text references member_import (import_id),
  primary key (mutual_id, number),
  check ((ended_on is null) = (end_state is null))
){{strict}};

create index member_by_plan on member (mutual_id, plan_code);

-- The people of a household; ordinal 0 is the member, the others dependants.
create table beneficiary (
  mutual_id text not null,
  number text not null,
  ordinal integer not null check (ordinal >= 0),
  name text not null,
  sex text not null check (sex in ('F', 'M')),
  birth_date text not null check (length(birth_date) in (4, 10)),
  relation text not null check (relation in ('member', 'spouse', 'child', 'parent', 'other')),
  phone text,
  joined_on text not null check (length(joined_on) = 10),
  left_on text,
  card text,
  primary key (mutual_id, number, ordinal),
  foreign key (mutual_id, number) references member (mutual_id, number)
){{strict}};

create index beneficiary_by_card on beneficiary (card) where card is not null;

-- Everything a phone may be, across mutuals. `ref` is the member number, the provider code, the
-- association code, or for a manager or collector the phone itself.
create table phone_role (
  phone text not null,
  role text not null check (role in ('member', 'clinic', 'manager', 'collector', 'association')),
  mutual_id text not null references mutual (mutual_id),
  ref text not null,
  name text not null,
  until text,
  primary key (phone, role, mutual_id, ref)
){{strict}};

create index phone_role_by_ref on phone_role (mutual_id, role, ref);

-- The language a phone's owner reads; `chosen` tells a choice from a guess.
create table phone_language (
  phone text not null primary key,
  language text not null,
  chosen integer not null check (chosen in (0, 1)),
  updated_at {{i64}} not null
){{strict}};

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

-- A contribution or joining fee that has been posted. Never changes.
create table charge (
  mutual_id text not null,
  number text not null,
  kind text not null check (kind in ('joining-fee', 'contribution')),
  starts_on text not null check (length(starts_on) = 10),
  ends_on text not null check (length(ends_on) = 10),
  due_on text not null check (length(due_on) = 10),
  amount {{i64}} not null check (amount > 0 and amount <= 9007199254740991),
  plan_code text not null,
  journal_id text not null,
  primary key (mutual_id, number, kind, starts_on),
  foreign key (mutual_id, number) references member (mutual_id, number),
  foreign key (mutual_id, journal_id) references journal (mutual_id, journal_id)
){{strict}};

create index charge_by_journal on charge (mutual_id, journal_id);

-- The next number of each gap-free series (receipts of a year).
create table series (
  mutual_id text not null references mutual (mutual_id),
  name text not null,
  last {{i64}} not null,
  primary key (mutual_id, name)
){{strict}};

-- Money we asked for.
create table intent (
  mutual_id text not null references mutual (mutual_id),
  intent_id text not null,
  number text not null,
  payer_phone text not null,
  wallet text not null,
  amount {{i64}} not null check (amount > 0 and amount <= 9007199254740991),
  state text not null check (state in ('new', 'prompted', 'paid', 'failed', 'expired')),
  reason text,
  operator_ref text,
  created_at {{i64}} not null,
  expires_at {{i64}} not null,
  asked_at {{i64}},
  primary key (mutual_id, intent_id)
){{strict}};

create unique index intent_by_id on intent (intent_id);
create index intent_open on intent (expires_at) where state in ('new', 'prompted');

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
  unique (wallet, event_key, body_hash)
){{strict}};

create index event_unhandled on event (received_at) where handled_at is null;

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
  primary key (mutual_id, receipt_id),
  unique (wallet, operator_receipt),
  unique (mutual_id, receipt_number)
){{strict}};

create index receipt_in_suspense on receipt (mutual_id, created_at) where state = 'suspense';
create index receipt_by_payer on receipt (payer_phone) where state = 'suspense';

-- A member's part of a receipt; `amount` is negative when it was reversed. Never changes.
create table payment (
  mutual_id text not null,
  payment_id text not null,
  number text not null,
  receipt_id text not null,
  amount {{i64}} not null check (amount <> 0 and abs(amount) <= 9007199254740991),
  value_on text not null check (length(value_on) = 10),
  journal_id text not null,
  primary key (mutual_id, payment_id),
  foreign key (mutual_id, number) references member (mutual_id, number),
  foreign key (mutual_id, receipt_id) references receipt (mutual_id, receipt_id),
  foreign key (mutual_id, journal_id) references journal (mutual_id, journal_id)
){{strict}};

create index payment_by_member on payment (mutual_id, number);

-- One coverage question with its answer and what the answer rested on.
create table coverage_check (
  mutual_id text not null references mutual (mutual_id),
  check_id text not null,
  provider_code text not null,
  number text,
  ordinal integer,
  service_code text,
  on_date text not null,
  answer text not null check (answer in ('yes', 'no', 'cannot-tell')),
  reason text,
  valid_until text,
  facts text not null,
  channel text not null,
  asked_by text not null,
  asked_at {{i64}} not null,
  visit_code text,
  primary key (mutual_id, check_id)
){{strict}};

create index coverage_check_by_person on coverage_check (mutual_id, number, asked_at);

-- The single-use code of a yes: one per provider, person and day (R42).
create table visit (
  mutual_id text not null references mutual (mutual_id),
  visit_code text not null,
  provider_code text not null,
  number text not null,
  ordinal integer not null,
  opened_on text not null,
  lapses_on text not null,
  -- the member said that it was somebody else (R44)
  frozen_at {{i64}},
  created_at {{i64}} not null,
  primary key (mutual_id, visit_code),
  unique (mutual_id, provider_code, number, ordinal, opened_on)
){{strict}};

-- One USSD call: its transcript so far, where it stands, and the last reply.
create table dialog (
  carrier text not null,
  session_id text not null,
  phone text not null,
  service_code text not null,
  transcript text not null,
  state text not null,
  reply text not null,
  open integer not null check (open in (0, 1)),
  updated_at {{i64}} not null,
  primary key (carrier, session_id)
){{strict}};

create index dialog_by_phone on dialog (phone, updated_at);
create index dialog_by_age on dialog (updated_at);

-- Messages that came in, stored before they are answered.
create table inbox (
  carrier text not null,
  message_id text not null,
  sender text not null,
  recipient text not null,
  text text not null,
  received_at {{i64}} not null,
  handled_at {{i64}},
  outcome text,
  primary key (carrier, message_id)
){{strict}};

create index inbox_unhandled on inbox (received_at) where handled_at is null;

-- What has to go out, committed together with what caused it.
create table outbox (
  outbox_id text not null primary key,
  kind text not null check (kind in ('sms', 'prompt')),
  mutual_id text,
  recipient text not null,
  text text,
  intent_id text,
  priority integer not null,
  dedupe_key text,
  state text not null check (state in ('waiting', 'sending', 'sent', 'unknown', 'failed', 'cancelled')),
  attempts integer not null,
  not_before {{i64}} not null,
  claimed_until {{i64}},
  carrier_id text,
  delivery text,
  parts integer,
  error text,
  created_at {{i64}} not null,
  sent_at {{i64}},
  check ((kind = 'sms' and text is not null) or (kind = 'prompt' and intent_id is not null))
){{strict}};

create unique index outbox_by_dedupe_key on outbox (dedupe_key) where dedupe_key is not null;
create index outbox_due on outbox (priority, not_before) where state in ('waiting', 'sending');
create index outbox_by_carrier_id on outbox (carrier_id) where carrier_id is not null;
create index outbox_by_recipient on outbox (recipient, created_at);

-- Delivery reports and opt-outs as carriers gave them.
create table delivery_report (
  carrier text not null,
  carrier_id text not null,
  status text not null,
  reason text,
  phone text,
  received_at {{i64}} not null,
  primary key (carrier, carrier_id, status)
){{strict}};

create table opt_out (
  phone text not null,
  sender text not null,
  created_at {{i64}} not null,
  primary key (phone, sender)
){{strict}};

-- Jobs that ran, by what they were for, so that each runs once however often it is tried.
create table job_run (
  job text not null,
  run_key text not null,
  ran_at {{i64}} not null,
  primary key (job, run_key)
){{strict}};

-- Facts about this installation: whether the sandbox made it, the sandbox's clock.
create table setting (
  name text not null primary key,
  value text not null
){{strict}};
