-- What came in of each wallet on each day, so that nobody adds up the receipts of a month: a mutual of a million
-- has as many of them. The database itself counts each receipt that is added, whichever process adds it, one of
-- an older version too; a receipt never changes its amount or its day, and none goes. What is not in the mutual's
-- currency is no sum of it.
create table receipt_day (
  mutual_id text not null references mutual (mutual_id),
  value_on text not null,
  wallet text not null,
  receipts {{i64}} not null check (receipts > 0),
  amount {{i64}} not null check (amount > 0),
  primary key (mutual_id, value_on, wallet)
){{strict}};
