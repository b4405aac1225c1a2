-- After the trigger, which on PostgreSQL lets nobody add a receipt until this has ended.
insert into receipt_day (mutual_id, value_on, wallet, receipts, amount)
  select mutual_id, value_on, wallet, count(*), sum(amount) from receipt
    where reason is null or reason <> 'currency'
    group by mutual_id, value_on, wallet;

drop index receipt_sums_by_day;
