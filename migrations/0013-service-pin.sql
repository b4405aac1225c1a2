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

create index pin_event_of on pin_event (mutual_id, number);
