-- The token of a credential at an operator, locked with the credential itself, and who is making
-- another: with some operators each new one ends the one before.
create table operator_token (
  name text not null primary key,
  token text,
  expires_at {{i64}},
  lease text,
  lease_until {{i64}}
){{strict}};

-- When the operator said that a request was paid, without receipt or amount: another way brings them.
alter table intent add column confirmed_at {{i64}};
-- How often the operator was asked, and when it is next; null: no more.
alter table intent add column questions integer not null default 0;
alter table intent add column ask_at {{i64}};
update intent set ask_at = coalesce(asked_at, created_at) + 30000 where state in ('new', 'prompted');
create index intent_to_ask on intent (ask_at) where ask_at is not null;
