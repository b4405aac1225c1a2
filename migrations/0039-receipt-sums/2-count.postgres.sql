-- Two transactions of a mutual never wait for each other here: each has the row of the receipts' numbers before.
create function count_receipt() returns trigger language plpgsql as $$
begin
  insert into receipt_day as counted (mutual_id, value_on, wallet, receipts, amount)
    values (new.mutual_id, new.value_on, new.wallet, 1, new.amount)
    on conflict (mutual_id, value_on, wallet) do update
      set receipts = counted.receipts + 1, amount = counted.amount + excluded.amount;
  return null;
end $$;

create trigger receipt_is_counted after insert on receipt for each row
  when (new.reason is null or new.reason <> 'currency') execute function count_receipt();
