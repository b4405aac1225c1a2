create trigger receipt_is_counted after insert on receipt
  when new.reason is null or new.reason <> 'currency'
begin
  insert into receipt_day (mutual_id, value_on, wallet, receipts, amount)
    values (new.mutual_id, new.value_on, new.wallet, 1, new.amount)
    on conflict (mutual_id, value_on, wallet)
      do update set receipts = receipts + 1, amount = amount + excluded.amount;
end;
