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
