-- Cash above this amount is asked about before it counts; null: three times the largest contribution.
alter table mutual add column cash_approval_above {{i64}} check (cash_approval_above > 0);

-- Cash of a message that was asked about: nothing was recorded. `phone` is whose message it was and
-- who may answer, on a call or by SMS; `slip` names the message, and becomes the receipt's slip.
create table cash_question (
  mutual_id text not null references mutual,
  slip text not null,
  phone text not null,
  number text not null,
  amount {{i64}} not null check (amount > 0),
  why text not null check (why in ('above', 'below', 'twice')),
  asked_at {{i64}} not null,
  answer text check (answer in ('yes', 'no')),
  answered_at {{i64}},
  primary key (mutual_id, slip),
  check ((answer is null) = (answered_at is null))
){{strict}};

create index cash_question_open on cash_question (mutual_id, phone, asked_at) where answer is null;
