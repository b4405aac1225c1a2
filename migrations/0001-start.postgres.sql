-- Append-only guards.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end $$;

create trigger journal_no_change before update or delete or truncate on journal for each statement execute function refuse_change();
create trigger transfer_no_change before update or delete or truncate on transfer for each statement execute function refuse_change();
create trigger charge_no_change before update or delete or truncate on charge for each statement execute function refuse_change();
create trigger payment_no_change before update or delete or truncate on payment for each statement execute function refuse_change();

-- A journal is sealed: it has as many transfers as it was posted with.
create function refuse_late_transfer() returns trigger language plpgsql as $$
begin
  if new.line >= (select lines from journal where mutual_id = new.mutual_id and journal_id = new.journal_id) then
    raise exception 'journal is sealed';
  end if;
  return new;
end $$;

create trigger transfer_sealed before insert on transfer for each row execute function refuse_late_transfer();
