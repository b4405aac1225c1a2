-- What still has words that are forgotten one day (KEEP_TEXTS_DAYS, KEEP_BODIES_DAYS), oldest first.
create index inbox_texts on inbox (handled_at) where text <> '';
create index outbox_texts on outbox (created_at) where text <> '';
create index event_bodies on event (handled_at) where body <> '';
create index use_count_by_age on use_count (since);
