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
  -- What an SMS is about, so that it can be looked at again at the moment of sending.
  subject text,
  -- How often it may have gone out without our knowing: its sender died, or nobody heard an answer.
  copies integer not null default 0 check (copies >= 0),
  -- What the carrier asked for it, in ten-thousandths of a unit of the currency: carriers give prices
  -- with four decimals, more than money has.
  cost {{i64}} check (cost >= 0),
  cost_currency text check (length(cost_currency) = 3),
  -- The day of the mutual on which its parts were counted against the budget, once for all tries.
  counted_on text check (length(counted_on) = 10),
  -- In which words a message was, so that a report can say which of them were followed by a payment;
  -- null where nobody asks, and for what was queued before.
  wording text,
  check ((kind = 'sms' and text is not null) or (kind = 'prompt' and intent_id is not null))
){{strict}};

-- The outbox is emptied by urgency, then by when a row falls due; and by phone in order.
create index outbox_due on outbox (priority, not_before, outbox_id)
  where state in ('waiting', 'sending');

create unique index outbox_by_dedupe_key on outbox (dedupe_key) where dedupe_key is not null;
create index outbox_by_carrier_id on outbox (carrier_id) where carrier_id is not null;
create index outbox_by_recipient on outbox (recipient, created_at);
create index outbox_open_by_recipient on outbox (recipient, created_at, outbox_id)
  where state in ('waiting', 'sending');
create index outbox_unknown_by_recipient on outbox (recipient, created_at)
  where state = 'unknown';
create index outbox_unknown on outbox (priority, sent_at) where state = 'unknown';
create index outbox_by_mutual on outbox (mutual_id, created_at);

-- Delivery reports and opt-outs as carriers gave them.
create table delivery_report (
  carrier text not null,
  carrier_id text not null,
  status text not null,
  reason text,
  phone text,
  received_at {{i64}} not null,
  -- Whether anything may follow a report.
  final integer not null default 0 check (final in (0, 1)),
  primary key (carrier, carrier_id, status)
){{strict}};

create index delivery_report_by_phone on delivery_report (phone, received_at);

create table opt_out (
  phone text not null,
  sender text not null,
  created_at {{i64}} not null,
  primary key (phone, sender)
){{strict}};

-- What a mutual's messages used on a day: parts, and money in each currency that was asked for.
create table sms_use (
  mutual_id text not null references mutual,
  day text not null check (length(day) = 10),
  unit text not null,
  used {{i64}} not null check (used >= 0),
  primary key (mutual_id, day, unit)
){{strict}};

-- The days on which a budget was used up, and when.
create table sms_stop (
  mutual_id text not null references mutual,
  day text not null check (length(day) = 10),
  stopped_at {{i64}} not null,
  primary key (mutual_id, day)
){{strict}};

-- Where the last list that a phone was sent goes on, until it expires.
create table sms_list (
  phone text not null primary key,
  mutual_id text not null references mutual,
  behind integer check (behind between 1 and 3),
  after text not null,
  expires_at {{i64}} not null,
  -- A list by SMS may be one of the members of an association who owe, for its treasurer.
  association_code text
){{strict}};

-- The words of messages, with names of values in braces. Never changes.
create table wording (
  wording_id text primary key,
  language text not null,
  own integer not null check (own in (0, 1)),
  text text not null,
  first_at {{i64}} not null
){{strict}};
{{append_only wording}}

-- What members were told, once for each stage and what it is about (R52): the period by its first
-- day, or the day in question, and the person. `step` tells several of a kind apart, in days. The
-- message itself, and whether it left, is in the outbox. Never changes.
create table reminder (
  mutual_id text not null,
  number text not null,
  kind text not null,
  step integer not null check (step >= 0),
  about text not null check (length(about) = 10),
  ordinal integer not null check (ordinal >= 0),
  amount {{i64}} not null check (amount >= 0 and amount <= 9007199254740991),
  on_date text not null check (length(on_date) = 10),
  asked_by text,
  outbox_id text not null,
  queued_at {{i64}} not null,
  primary key (mutual_id, number, kind, step, about, ordinal),
  foreign key (mutual_id, number) references member (mutual_id, number)
){{strict}};
{{append_only reminder}}

-- How many members of an association were reminded on a day is asked of its members, not of the day.
create index reminder_by_day on reminder (mutual_id, on_date, number);
