-- A match that a message asked for and that is too much for a message: nothing was done. It is offered
-- to the same phone on a call.
create table match_question (
  mutual_id text not null references mutual,
  receipt_number text not null,
  phone text not null,
  number text not null,
  asked_at {{i64}} not null,
  primary key (mutual_id, receipt_number, phone)
){{strict}};
