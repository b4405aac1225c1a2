-- What a mutual's statutes say of reminders, as JSON; null for what they say by default.
alter table mutual add column reminders text;

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

create index reminder_by_day on reminder (mutual_id, on_date);
