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
