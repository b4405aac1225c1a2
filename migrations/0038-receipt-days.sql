-- Receipts of a day in the order in which the office lists them, and what came in by day and wallet without a
-- look at the receipts themselves: a mutual of a million has as many of them in a month.
drop index receipt_by_day;
create index receipt_by_day on receipt (mutual_id, value_on, receipt_id);
create index receipt_sums_by_day on receipt (mutual_id, value_on, wallet, reason, amount);
