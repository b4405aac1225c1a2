-- Cash that was paid on an earlier day: when it was recorded, from which waiting counts. Null for
-- money that counts on the day on which it is recorded, or that an operator has dated.
alter table payment add column recorded_on text check (recorded_on > value_on and length(recorded_on) = 10);

create index payment_by_recording on payment (mutual_id, recorded_on) where recorded_on is not null;

-- The day on which it was paid, where the message names one; null for the day of the message.
alter table cash_question add column paid_on text check (length(paid_on) = 10);

-- So many days may have passed since cash was paid when it is recorded.
alter table mutual add column cash_days_back integer not null default 7 check (cash_days_back between 0 and 31);
