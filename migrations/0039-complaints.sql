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
