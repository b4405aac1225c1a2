-- How often something was used since a moment: messages that a phone sent, answers to strangers.
create table use_count (
  what text not null primary key,
  since {{i64}} not null,
  used integer not null check (used > 0)
){{strict}};
