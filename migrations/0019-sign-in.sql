-- Somebody wants to sign in. `handle_hash` is of a secret that the side which waits has and nobody else.
-- On a call the six `digits` that it shows are typed; they are one waiting sign-in's at a time, and go
-- when it is over. By SMS a code goes to `phone`: `code_hash` is of the handle and the code together, so that
-- neither is of use without the other; it is null for a phone that works for nobody, which is told nothing.
create table sign_in (
  sign_in_id text not null primary key,
  handle_hash text not null unique,
  door text not null check (door in ('command', 'office')),
  way text not null check (way in ('call', 'sms')),
  digits text check (length(digits) = 6),
  code_hash text,
  -- who said yes, or the phone that was typed
  phone text,
  begun_at {{i64}} not null,
  ends_at {{i64}} not null check (ends_at > begun_at),
  confirmed_at {{i64}},
  -- used, refused, or another one took its place
  closed_at {{i64}}
){{strict}};

create unique index sign_in_by_digits on sign_in (digits) where digits is not null;
create index sign_in_by_age on sign_in (begun_at);

-- How often codes went to a phone and digits or codes were wrong from it, since a moment: one row with both,
-- so that neither is counted without the other.
create table sign_in_count (
  phone text not null primary key,
  sends integer not null check (sends >= 0),
  tries integer not null check (tries >= 0),
  since {{i64}} not null
){{strict}};

-- Who is signed in, from which phone, by which door. The token itself is kept nowhere.
create table staff_session (
  session_id text not null primary key,
  token_hash text not null unique,
  phone text not null,
  name text not null,
  door text not null check (door in ('command', 'office')),
  way text not null check (way in ('call', 'sms')),
  begun_at {{i64}} not null,
  seen_at {{i64}} not null,
  ends_at {{i64}} not null check (ends_at > begun_at),
  ended_at {{i64}},
  ended_by text,
  check ((ended_at is null) = (ended_by is null))
){{strict}};

create index staff_session_by_phone on staff_session (phone, begun_at);

-- What automation shows instead of a person: a name, and the acts that it may do, with commas between. It
-- acts in the name of the manager who made it, for as long as that is one.
create table staff_token (
  token_id text not null primary key,
  token_hash text not null unique,
  mutual_id text not null references mutual (mutual_id),
  name text not null,
  acts text not null,
  made_by text not null,
  made_phone text not null,
  made_at {{i64}} not null,
  ends_at {{i64}} not null check (ends_at > made_at),
  used_at {{i64}},
  ended_at {{i64}},
  ended_by text,
  check ((ended_at is null) = (ended_by is null))
){{strict}};

create index staff_token_by_mutual on staff_token (mutual_id, name);
create index staff_token_by_phone on staff_token (made_phone);

-- What somebody who was signed in set out to do, and who was not let in to do it. Never changes.
create table signed_act (
  signed_id text not null primary key,
  act text not null,
  mutual_id text references mutual (mutual_id),
  session_id text references staff_session (session_id),
  token_id text references staff_token (token_id),
  phone text not null,
  name text not null,
  door text not null check (door in ('command', 'office')),
  denied text,
  done_at {{i64}} not null,
  check ((session_id is null) <> (token_id is null))
){{strict}};
{{append_only signed_act}}

create index signed_act_by_phone on signed_act (phone, done_at);
