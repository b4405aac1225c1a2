-- Times are UTC milliseconds, civil dates YYYY-MM-DD in the mutual's time zone, amounts whole
-- minor units. `mutual_id` (the mutual's code) leads the key of everything a mutual owns. What an
-- engine writes in a way of its own stands in double braces (store/engine/dialect.ts).

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
  created_at {{i64}} not null,
  -- What a mutual may use in a day: {"unit": "parts", "most": 500}, or a currency as the unit and
  -- ten-thousandths of it; null for no limit.
  sms_budget text,
  -- A mutual's own wording: {"fr": {"sms.receipt": "..."}}.
  wording text not null default '{}',
  -- Above this amount a receipt in suspense is given to a member by two people (R65); null: never.
  match_approval_above {{i64}} check (match_approval_above >= 0),
  -- What a mutual's statutes say of reminders, as JSON; null for what they say by default.
  reminders text,
  -- What a mutual's statutes say of alerts, as JSON; null for what they say by default.
  alerts text,
  -- The first day on which messages of a mutual leave by themselves; null for not yet.
  messages_from text,
  -- Money from a wallet's notices above this amount waits for two people; null: for the statutes' own.
  held_above {{i64}} check (held_above > 0),
  -- The person whom members know, by first name and phone, as JSON; null where statutes name none.
  contact text,
  -- Cash above this amount is asked about before it counts; null: three times the largest contribution.
  cash_approval_above {{i64}} check (cash_approval_above > 0)
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
  -- How money is shared that comes for an association without a list of parts: by the rule of
  -- core/payments/sharing.ts, or not before there is a list.
  payment_rule text not null default 'oldest-first' check (payment_rule in ('oldest-first', 'list')),
  primary key (mutual_id, association_code)
){{strict}};
