-- The first day on which messages of a mutual leave by themselves; null for not yet.
alter table mutual add column messages_from text;
