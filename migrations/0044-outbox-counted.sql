-- With all that the count of what waits looks at, so that it reads no rows: on a day of reminders hundreds of thousands
-- wait, and whoever watches asks every minute.
drop index outbox_due;
create index outbox_due on outbox (priority, not_before, outbox_id, state, kind, attempts, created_at)
  where state in ('waiting', 'sending');
