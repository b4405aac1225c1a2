-- What somebody asks of the mutual by phone and a manager decides: to become a member, to have a
-- person added to the household, or to be reached on another phone. Never changes.
create table application (
  mutual_id text not null references mutual (mutual_id),
  application_id text not null,
  kind text not null check (kind in ('join', 'add-person', 'change-phone')),
  -- who asked
  phone text not null,
  -- the household that it is about; null for somebody who wants to join
  number text,
  -- the person who is to be registered
  name text,
  sex text check (sex in ('F', 'M')),
  birth_date text check (length(birth_date) in (4, 10)),
  relation text check (relation in ('spouse', 'child', 'parent', 'other')),
  -- of who wants to join: how many they are, and the village or association
  family_size integer check (family_size between 1 and 100),
  place text,
  new_phone text,
  channel text not null check (channel in ('ussd', 'sms', 'command')),
  applied_on text not null check (length(applied_on) = 10),
  applied_at {{i64}} not null,
  primary key (mutual_id, application_id),
  foreign key (mutual_id, number) references member (mutual_id, number),
  check ((kind = 'join') = (number is null)),
  check ((kind = 'add-person') = (relation is not null)),
  check ((kind = 'change-phone') = (new_phone is not null)),
  check ((kind = 'change-phone') = (name is null or sex is null or birth_date is null))
){{strict}};

create index application_by_phone on application (mutual_id, phone);
create index application_by_number on application (mutual_id, number) where number is not null;

-- What became of it: approved or refused once; each `denied` is a try of somebody who may not
-- decide, as whoever it was named itself. `number` and `ordinal`: who was registered. Never changes.
create table application_decision (
  mutual_id text not null,
  decision_id text not null,
  application_id text not null,
  kind text not null check (kind in ('approved', 'refused', 'denied')),
  decided_by text not null,
  decided_phone text,
  reason text,
  number text,
  ordinal integer,
  decided_at {{i64}} not null,
  primary key (mutual_id, decision_id),
  foreign key (mutual_id, application_id) references application (mutual_id, application_id),
  foreign key (mutual_id, number) references member (mutual_id, number),
  check (kind = 'denied' or decided_phone is not null),
  check ((kind = 'approved') = (number is not null and ordinal is not null))
){{strict}};

create unique index application_decided_once on application_decision (mutual_id, application_id) where kind <> 'denied';
create index application_decision_of on application_decision (mutual_id, application_id);

-- Who else was born then: the same person is not registered twice (R06).
create index beneficiary_by_birth on beneficiary (mutual_id, birth_date);
