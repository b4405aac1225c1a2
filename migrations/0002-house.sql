-- Who has taken a row to act on it, and until when: then it is somebody else's (store/lease.ts).
alter table inbox add column lease text;
alter table inbox add column lease_until {{i64}};
alter table event add column lease text;
alter table event add column lease_until {{i64}};
alter table intent add column lease text;
alter table intent add column lease_until {{i64}};
alter table outbox add column lease text;
alter table outbox rename column claimed_until to lease_until;

-- The request that a notice is about: notices of one are acted on in the order in which they came.
alter table event add column intent_id text;

create index inbox_open_by_sender on inbox (sender, received_at) where handled_at is null;
create index event_open_by_wallet on event (wallet, received_at) where handled_at is null;
create index event_open_by_intent on event (intent_id, received_at)
  where handled_at is null and intent_id is not null;

-- Which process runs the jobs of a mutual, one job after the other, and until when.
create table job_lease (
  mutual_id text not null primary key references mutual (mutual_id),
  lease text,
  lease_until {{i64}}
){{strict}};

-- Which of an installation's carriers a message is handed to, or was. Before this there was one.
alter table outbox add column carrier text;
update outbox set carrier = 'africastalking' where kind = 'sms' and carrier_id is not null;
