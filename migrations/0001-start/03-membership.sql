-- An import of members, staged in many short writes and made valid by the one that sets
-- completed_at. One at a time in a mutual; touched_at tells one at work from one that was cut.
create table member_import (
  import_id text not null primary key,
  mutual_id text not null references mutual (mutual_id),
  file_name text not null,
  actor text not null,
  started_at {{i64}} not null,
  touched_at {{i64}} not null,
  completed_at {{i64}},
  -- What an import registered, by which the same file is known when it comes again.
  content text
){{strict}};

create unique index member_import_at_work on member_import (mutual_id) where completed_at is null;
create index member_import_by_content on member_import (mutual_id, content) where content is not null;

-- Which mutual a member number belongs to: a number is unique in the installation.
create table member_number (
  number text not null primary key,
  mutual_id text not null references mutual (mutual_id)
){{strict}};

-- How many short numbers are taken is looked at with each member registered by hand.
create index member_number_short on member_number (number) where length(number) = 8;

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
  -- The decision that names a member for the subsidy of a plan (R37). Both days are its own; the
  -- last is null while nobody has set one.
  subsidised_from text check (length(subsidised_from) = 10),
  subsidised_until text check (subsidised_until is null
    or (subsidised_from is not null and subsidised_until >= subsidised_from)),
  -- Whoever is readmitted begins a new term of the same membership (R34). `joined_on` stays the day
  -- of the first joining; this is the first day of the present term, null for those who have one.
  readmitted_on text check (length(readmitted_on) = 10),
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
  -- A change of a member's phone takes effect by itself, a day after it was decided (R64): until then
  -- the old phone speaks for the household and gets its messages.
  next_phone text,
  next_phone_from {{i64}},
  primary key (mutual_id, number, ordinal),
  foreign key (mutual_id, number) references member (mutual_id, number)
){{strict}};

-- Who else was born then: the same person is not registered twice (R06).
create index beneficiary_by_birth on beneficiary (mutual_id, birth_date);

-- A card is one live person's.
create unique index beneficiary_live_card on beneficiary (mutual_id, card) where card is not null and left_on is null;

-- Cards are looked up without capitals, separators and zeros; store/membership/cards.ts asks by this.
create index beneficiary_by_card_key on beneficiary (
  upper(replace(replace(replace(replace(replace(replace(card, ' ', ''), '-', ''), '/', ''), '.', ''), '_', ''), '0', ''))
) where card is not null;

create index beneficiary_by_card on beneficiary (card) where card is not null;

-- In which association a member is: from joined_on until the day before ended_on. A member is in
-- one at a time; who left keeps what was paid, since payments are the member's own.
create table association_member (
  mutual_id text not null,
  association_code text not null,
  number text not null,
  joined_on text not null check (length(joined_on) = 10),
  ended_on text check (ended_on >= joined_on),
  joined_by text not null,
  ended_by text,
  primary key (mutual_id, number, association_code, joined_on),
  foreign key (mutual_id, number) references member (mutual_id, number),
  foreign key (mutual_id, association_code) references association (mutual_id, association_code),
  check ((ended_on is null) = (ended_by is null))
){{strict}};

create unique index association_member_now on association_member (mutual_id, number) where ended_on is null;
create index association_member_by_association on association_member (mutual_id, association_code, number);

-- What happened in the life of a membership and of its household, each change with its day, its
-- cause and who decided it. `ordinal` says whom of the household it is about; null for the whole
-- membership. `details` is what the kind of change needs beside that, as JSON. Never changes.
create table membership_change (
  mutual_id text not null,
  change_id text not null,
  number text not null,
  ordinal integer check (ordinal >= 0),
  kind text not null,
  -- the first day on which it holds
  on_date text not null check (length(on_date) = 10),
  cause text not null,
  decided_by text not null,
  -- where two persons are needed (R65): who approved what the other proposed
  approved_by text,
  proposal_id text,
  details text,
  recorded_at {{i64}} not null,
  primary key (mutual_id, change_id),
  foreign key (mutual_id, number) references member (mutual_id, number),
  foreign key (mutual_id, proposal_id) references proposal (mutual_id, proposal_id),
  check (approved_by is null or (proposal_id is not null and approved_by <> decided_by))
){{strict}};
{{append_only membership_change}}

create index membership_change_of on membership_change (mutual_id, number, on_date);
create index membership_change_by_day on membership_change (mutual_id, on_date, change_id);
create index membership_change_by_proposal on membership_change (mutual_id, proposal_id) where proposal_id is not null;

-- The terms before the present one. Never changes.
create table membership_term (
  mutual_id text not null,
  number text not null,
  term integer not null check (term > 0),
  joined_on text not null check (length(joined_on) = 10),
  ended_on text not null check (length(ended_on) = 10),
  end_state text not null check (end_state in ('struck-off', 'resigned', 'transferred')),
  primary key (mutual_id, number, term),
  foreign key (mutual_id, number) references member (mutual_id, number),
  check (joined_on < ended_on)
){{strict}};
{{append_only membership_term}}

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
{{append_only application}}

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
{{append_only application_decision}}

create unique index application_decided_once on application_decision (mutual_id, application_id) where kind <> 'denied';
create index application_decision_of on application_decision (mutual_id, application_id);

-- The optional service PIN of a membership, which guards what is private on the phone (R19). Only a
-- slow hash of it is kept. `tries` counts wrong ones since the last right one; `last_try` is a mark of
-- the request that tried last, so that a carrier that repeats one counts once.
create table service_pin (
  mutual_id text not null,
  number text not null,
  hash text not null,
  set_at {{i64}} not null,
  tries integer not null check (tries between 0 and 9),
  last_try_at {{i64}},
  last_try text,
  primary key (mutual_id, number),
  foreign key (mutual_id, number) references member (mutual_id, number)
){{strict}};

-- Who set, removed or, as a manager, reset the PIN of a membership, and when. Never changes.
create table pin_event (
  mutual_id text not null,
  event_id text not null,
  number text not null,
  kind text not null check (kind in ('set', 'removed', 'reset')),
  made_by text not null,
  made_at {{i64}} not null,
  primary key (mutual_id, event_id),
  foreign key (mutual_id, number) references member (mutual_id, number)
){{strict}};
{{append_only pin_event}}

create index pin_event_of on pin_event (mutual_id, number);

-- How many member numbers a phone tried on a day where one pays for somebody else: of members, and
-- of nobody. One row for each phone, of the last day on which it tried any.
create table payee_tries (
  phone text not null primary key,
  on_date text not null check (length(on_date) = 10),
  found integer not null check (found >= 0),
  unknown integer not null check (unknown >= 0)
){{strict}};
