-- What an SMS is about, so that it can be looked at again at the moment of sending.
alter table outbox add column subject text;

-- How often it may have gone out without our knowing: its sender died, or nobody heard an answer.
alter table outbox add column copies integer not null default 0 check (copies >= 0);

-- What the carrier asked for it, in ten-thousandths of a unit of the currency: carriers give prices
-- with four decimals, more than money has.
alter table outbox add column cost {{i64}} check (cost >= 0);
alter table outbox add column cost_currency text check (length(cost_currency) = 3);

-- The day of the mutual on which its parts were counted against the budget, once for all tries.
alter table outbox add column counted_on text check (length(counted_on) = 10);

-- The outbox is emptied by urgency, then by when a row falls due; and by phone in order.
drop index outbox_due;
create index outbox_due on outbox (priority, not_before, outbox_id)
  where state in ('waiting', 'sending');
create index outbox_open_by_recipient on outbox (recipient, created_at, outbox_id)
  where state in ('waiting', 'sending');
create index outbox_unknown_by_recipient on outbox (recipient, created_at)
  where state = 'unknown';
create index outbox_unknown on outbox (priority, sent_at) where state = 'unknown';
create index outbox_by_mutual on outbox (mutual_id, created_at);

-- Whether anything may follow a report.
alter table delivery_report add column final integer not null default 0 check (final in (0, 1));
create index delivery_report_by_phone on delivery_report (phone, received_at);

-- What a mutual may use in a day: {"unit": "parts", "most": 500}, or a currency as the unit and
-- ten-thousandths of it; null for no limit.
alter table mutual add column sms_budget text;

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

-- A mutual's own wording: {"fr": {"sms.receipt": "..."}}.
alter table mutual add column wording text not null default '{}';
