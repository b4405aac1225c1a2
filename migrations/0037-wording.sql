-- In which words a message was, so that a report can say which of them were followed by a payment;
-- null where nobody asks, and for what was queued before.
alter table outbox add column wording text;

-- Those words, with names of values in braces. Never changes.
create table wording (
  wording_id text primary key,
  language text not null,
  own integer not null check (own in (0, 1)),
  text text not null,
  first_at {{i64}} not null
){{strict}};
