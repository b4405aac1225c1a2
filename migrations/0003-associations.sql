-- In which association a member is: from joined_on until the day before ended_on. A member is in
-- one at a time; who left keeps what was paid, since payments are the member's own.
create table association_member (
  mutual_id text not null,
  association_code text not null,
  number text not null,
  joined_on text not null check (length(joined_on) = 10),
  ended_on text check (ended_on >= joined_on),
  joined_by text not null,
  ended_by text,
  primary key (mutual_id, number, association_code, joined_on),
  foreign key (mutual_id, number) references member (mutual_id, number),
  foreign key (mutual_id, association_code) references association (mutual_id, association_code),
  check ((ended_on is null) = (ended_by is null))
){{strict}};

create unique index association_member_now on association_member (mutual_id, number) where ended_on is null;
create index association_member_by_association on association_member (mutual_id, association_code, number);

insert into association_member (mutual_id, association_code, number, joined_on, joined_by)
  select member.mutual_id, member.association_code, member.number, member.joined_on, 'register'
  from member join association
    on association.mutual_id = member.mutual_id and association.association_code = member.association_code;

-- How money is shared that comes for an association without a list of parts: by the rule of
-- core/payments/sharing.ts, or not before there is a list.
alter table association add column payment_rule text not null default 'oldest-first'
  check (payment_rule in ('oldest-first', 'list'));

-- An intent is for a member or for an association: neither could be told from a column that may
-- not be empty, so the table is made anew.
alter table intent rename to intent_before;

create table intent (
  mutual_id text not null references mutual (mutual_id),
  intent_id text not null,
  number text,
  association_code text,
  payer_phone text not null,
  wallet text not null,
  amount {{i64}} not null check (amount > 0 and amount <= 9007199254740991),
  state text not null check (state in ('new', 'prompted', 'paid', 'failed', 'expired')),
  reason text,
  operator_ref text,
  created_at {{i64}} not null,
  expires_at {{i64}} not null,
  asked_at {{i64}},
  -- whoever asked for it by a command; null when the payer did
  asked_by text,
  primary key (mutual_id, intent_id),
  check ((number is null) <> (association_code is null))
){{strict}};

insert into intent (mutual_id, intent_id, number, payer_phone, wallet, amount, state, reason,
    operator_ref, created_at, expires_at, asked_at)
  select mutual_id, intent_id, number, payer_phone, wallet, amount, state, reason,
    operator_ref, created_at, expires_at, asked_at from intent_before;

drop table intent_before;

create unique index intent_by_id on intent (intent_id);
create index intent_open on intent (expires_at) where state in ('new', 'prompted');

-- What each member gets of an intent for an association, as the payer was shown it.
create table intent_part (
  mutual_id text not null,
  intent_id text not null,
  number text not null,
  amount {{i64}} not null check (amount > 0 and amount <= 9007199254740991),
  primary key (mutual_id, intent_id, number),
  foreign key (mutual_id, intent_id) references intent (mutual_id, intent_id),
  foreign key (mutual_id, number) references member (mutual_id, number)
){{strict}};

-- A receipt that was shared among members: for which association, how (as planned with the intent,
-- by its rule, or by a list), and who did it when it was done by hand.
alter table receipt add column association_code text;
alter table receipt add column sharing text check (sharing in ('plan', 'oldest-first', 'list'));
alter table receipt add column shared_by text;

create index receipt_by_association on receipt (mutual_id, association_code, value_on)
  where association_code is not null;

-- Which part of a shared receipt, 1 the first; null when the receipt is one member's.
alter table payment add column part integer check (part > 0);

create index payment_by_receipt on payment (mutual_id, receipt_id);
create unique index payment_by_part on payment (mutual_id, receipt_id, part) where part is not null;
