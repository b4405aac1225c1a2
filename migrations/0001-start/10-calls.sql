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
  -- The id of a call's last turn: of two turns in one millisecond it says which came later, and so which
  -- call of a phone was the last.
  turn_id text not null default '',
  primary key (carrier, session_id)
){{strict}};

create index dialog_by_phone on dialog (phone, updated_at);
create index dialog_by_age on dialog (updated_at);

-- What a carrier says of the end of a call: the first word of each session. Nothing that was typed or
-- read in it.
create table call_end (
  carrier text not null,
  session_id text not null,
  phone text not null,
  status text not null,
  error text,
  turns integer,
  duration_ms {{i64}},
  ended_at {{i64}},
  received_at {{i64}} not null,
  primary key (carrier, session_id)
){{strict}};

create index call_end_by_age on call_end (received_at);

-- The language a phone's owner reads; `chosen` tells a choice from a guess.
create table phone_language (
  phone text not null primary key,
  language text not null,
  chosen integer not null check (chosen in (0, 1)),
  updated_at {{i64}} not null
){{strict}};
