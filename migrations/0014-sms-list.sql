-- Where the last list that a phone was sent goes on, until it expires.
create table sms_list (
  phone text not null primary key,
  mutual_id text not null references mutual,
  behind integer check (behind between 1 and 3),
  after text not null,
  expires_at {{i64}} not null
){{strict}};

create index intent_open_by_payer on intent (payer_phone) where state in ('new', 'prompted');
