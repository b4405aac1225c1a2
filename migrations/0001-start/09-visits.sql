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
create index coverage_check_by_provider on coverage_check (mutual_id, provider_code, asked_at);

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
  -- A yes to a family whose rights are suspended: the mutual decides later who pays (R45).
  emergency integer not null default 0 check (emergency in (0, 1)),
  primary key (mutual_id, visit_code),
  unique (mutual_id, provider_code, number, ordinal, opened_on)
){{strict}};

-- Visits of a clinic that wait for a bill.
create index visit_by_provider on visit (mutual_id, provider_code, lapses_on);

create index visit_by_member on visit (mutual_id, number, lapses_on);
create index visit_by_day on visit (mutual_id, opened_on);

-- A promise to pay one bill up to an amount (R46). What it says never changes; it is approved and
-- withdrawn by people named.
create table letter (
  mutual_id text not null references mutual (mutual_id),
  letter_number text not null,
  number text not null,
  ordinal integer not null,
  provider_code text not null,
  service_code text not null,
  amount {{i64}} not null check (amount > 0 and amount <= 9007199254740991),
  valid_from text not null check (length(valid_from) = 10),
  valid_to text not null check (length(valid_to) = 10 and valid_to >= valid_from),
  issued_by text not null,
  issued_at {{i64}} not null,
  needs_approval integer not null check (needs_approval in (0, 1)),
  approved_by text,
  approved_at {{i64}},
  withdrawn_by text,
  withdrawn_at {{i64}},
  primary key (mutual_id, letter_number),
  foreign key (mutual_id, number, ordinal) references beneficiary (mutual_id, number, ordinal),
  foreign key (mutual_id, provider_code) references provider (mutual_id, provider_code),
  check ((approved_by is null) = (approved_at is null)),
  check ((withdrawn_by is null) = (withdrawn_at is null))
){{strict}};

create index letter_by_person on letter (mutual_id, number, ordinal, provider_code);

-- One provider has sent a person on for a service that is only for those who were sent (S3).
create table referral (
  mutual_id text not null,
  visit_code text not null,
  number text not null,
  ordinal integer not null,
  service_code text not null,
  valid_from text not null check (length(valid_from) = 10),
  valid_to text not null check (length(valid_to) = 10),
  referred_by text not null,
  created_at {{i64}} not null,
  primary key (mutual_id, visit_code, service_code),
  foreign key (mutual_id, visit_code) references visit (mutual_id, visit_code)
){{strict}};
{{append_only referral}}

create index referral_by_person on referral (mutual_id, number, ordinal, valid_to);

-- A provider's bill for a visit, with who pays what. Never changes: what becomes of it is in
-- bill_decision. `turn` counts the bills of a code, which has more than one only after a reversal.
-- `ceiling_key` is the ceiling it used, with all that ceiling had; `journal_id` is null when the
-- mutual pays nothing, or nothing yet.
create table bill (
  mutual_id text not null,
  bill_id text not null,
  visit_code text not null,
  turn integer not null check (turn >= 0),
  provider_code text not null,
  number text not null,
  ordinal integer not null,
  service_code text not null,
  on_date text not null check (length(on_date) = 10),
  amount {{i64}} not null check (amount > 0 and amount <= 9007199254740991),
  patient_amount {{i64}} not null check (patient_amount >= 0),
  mutual_amount {{i64}} not null check (mutual_amount >= 0),
  emergency integer not null check (emergency in (0, 1)),
  letter_number text,
  ceiling_key text,
  ceiling_amount {{i64}},
  ceiling_count integer,
  journal_id text,
  billed_by text not null,
  billed_at {{i64}} not null,
  primary key (mutual_id, bill_id),
  unique (mutual_id, visit_code, turn),
  foreign key (mutual_id, visit_code) references visit (mutual_id, visit_code),
  foreign key (mutual_id, letter_number) references letter (mutual_id, letter_number),
  foreign key (mutual_id, journal_id) references journal (mutual_id, journal_id),
  check (patient_amount + mutual_amount = amount),
  check (emergency = 0 or journal_id is null),
  check (ceiling_key is not null or (ceiling_amount is null and ceiling_count is null))
){{strict}};
{{append_only bill}}

create index bill_by_member on bill (mutual_id, number, on_date);
create index bill_by_provider on bill (mutual_id, provider_code, billed_at);
create index bill_by_letter on bill (mutual_id, letter_number) where letter_number is not null;

-- What became of a bill: an emergency's is accepted or refused, any that counts may be reversed.
-- `journal_id` is the journal that this posted, if it moved money.
create table bill_decision (
  mutual_id text not null,
  bill_id text not null,
  kind text not null check (kind in ('accepted', 'refused', 'reversed')),
  decided_on text not null check (length(decided_on) = 10),
  decided_by text not null,
  decided_at {{i64}} not null,
  journal_id text,
  primary key (mutual_id, bill_id, kind),
  foreign key (mutual_id, bill_id) references bill (mutual_id, bill_id),
  foreign key (mutual_id, journal_id) references journal (mutual_id, journal_id),
  check (kind <> 'refused' or journal_id is null)
){{strict}};
{{append_only bill_decision}}

create unique index bill_decided_once on bill_decision (mutual_id, bill_id) where kind <> 'reversed';

-- Money paid to a provider, once for each reference (the number of the transfer or cheque).
create table provider_payment (
  mutual_id text not null,
  payment_id text not null,
  provider_code text not null,
  amount {{i64}} not null check (amount > 0 and amount <= 9007199254740991),
  account_id text not null,
  reference text not null,
  paid_on text not null check (length(paid_on) = 10),
  paid_by text not null,
  created_at {{i64}} not null,
  journal_id text not null,
  primary key (mutual_id, payment_id),
  unique (mutual_id, provider_code, reference),
  foreign key (mutual_id, provider_code) references provider (mutual_id, provider_code),
  foreign key (mutual_id, journal_id) references journal (mutual_id, journal_id)
){{strict}};
{{append_only provider_payment}}
