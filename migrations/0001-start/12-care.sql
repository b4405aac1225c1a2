-- What members complain of: that they were charged although covered, that a payment was not seen,
-- that they were turned away, or something else. By SMS the clinic and the day may come later.
-- `check_id`, `receipt_id` and `intent_id` name what it is about, where that was found.
create table complaint (
  mutual_id text not null references mutual (mutual_id),
  complaint_number integer not null check (complaint_number > 0),
  number text not null,
  -- who complained, and on which phone
  phone text not null,
  channel text not null check (channel in ('ussd', 'sms')),
  kind text not null check (kind in ('charged', 'unseen', 'turned-away', 'other')),
  provider_code text,
  on_date text check (length(on_date) = 10),
  words text,
  check_id text,
  receipt_id text,
  intent_id text,
  filed_on text not null check (length(filed_on) = 10),
  filed_at {{i64}} not null,
  closed_by text,
  closed_at {{i64}},
  primary key (mutual_id, complaint_number),
  foreign key (mutual_id, number) references member (mutual_id, number),
  foreign key (mutual_id, provider_code) references provider (mutual_id, provider_code),
  foreign key (mutual_id, check_id) references coverage_check (mutual_id, check_id),
  foreign key (mutual_id, receipt_id) references receipt (mutual_id, receipt_id),
  foreign key (mutual_id, intent_id) references intent (mutual_id, intent_id),
  check (kind <> 'unseen' or provider_code is null),
  check (check_id is null or provider_code is not null),
  check (kind = 'unseen' or (receipt_id is null and intent_id is null)),
  check ((closed_by is null) = (closed_at is null))
){{strict}};

create index complaint_by_phone on complaint (mutual_id, phone);
create index complaint_not_closed on complaint (mutual_id, complaint_number) where closed_at is null;

-- What the member was answered by SMS. Never changes.
create table complaint_answer (
  mutual_id text not null,
  complaint_number integer not null,
  answer_number integer not null check (answer_number > 0),
  words text not null,
  answered_by text not null,
  answered_at {{i64}} not null,
  primary key (mutual_id, complaint_number, answer_number),
  foreign key (mutual_id, complaint_number) references complaint (mutual_id, complaint_number)
){{strict}};
{{append_only complaint_answer}}

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

-- What managers should look at, once for each kind, cause and day. Never changes.
create table alert (
  mutual_id text not null references mutual (mutual_id),
  alert_number integer not null check (alert_number > 0),
  kind text not null,
  cause text not null,
  count integer not null check (count >= 0),
  amount {{i64}},
  on_date text not null check (length(on_date) = 10),
  raised_at {{i64}} not null,
  primary key (mutual_id, alert_number),
  unique (mutual_id, kind, cause, on_date)
){{strict}};
{{append_only alert}}

create index alert_by_day on alert (mutual_id, on_date);

-- Who looked at it, and when. Never changes.
create table alert_done (
  mutual_id text not null,
  alert_number integer not null,
  done_by text not null,
  done_at {{i64}} not null,
  primary key (mutual_id, alert_number),
  foreign key (mutual_id, alert_number) references alert (mutual_id, alert_number)
){{strict}};
{{append_only alert_done}}
