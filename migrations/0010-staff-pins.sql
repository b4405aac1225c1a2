-- The service PIN of somebody who works for a mutual, by phone. Tries from the phone itself and from
-- others are counted apart, so that nobody elsewhere can shut the owner out.
create table staff_pin (
  phone text not null primary key,
  hash text not null,
  set_at {{i64}} not null,
  tries integer not null check (tries >= 0),
  last_try_at {{i64}},
  last_try text,
  away_tries integer not null check (away_tries >= 0),
  away_try_at {{i64}},
  away_try text
){{strict}};

-- Who set and removed them. Never changes.
create table staff_pin_event (
  event_id text not null primary key,
  phone text not null,
  kind text not null check (kind in ('set', 'removed', 'reset')),
  made_by text not null,
  made_at {{i64}} not null
){{strict}};
{{append_only staff_pin_event}}
