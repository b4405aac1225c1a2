-- Who wants to be called: one open request for each phone. `doing` is where on the line the caller
-- came from; `number` is null for whoever is no member yet.
create table call_request (
  mutual_id text not null references mutual (mutual_id),
  call_number integer not null check (call_number > 0),
  phone text not null,
  number text,
  doing text not null,
  asked_at {{i64}} not null,
  done_by text,
  done_at {{i64}},
  primary key (mutual_id, call_number),
  foreign key (mutual_id, number) references member (mutual_id, number),
  check ((done_by is null) = (done_at is null))
){{strict}};

create unique index call_request_open on call_request (mutual_id, phone) where done_at is null;
create index call_request_waiting on call_request (mutual_id, call_number) where done_at is null;
