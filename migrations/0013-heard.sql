-- When something last came in by a door is asked each minute, to notice one that has fallen silent.
create index inbox_by_age on inbox (received_at);
create index event_by_age on event (received_at);
