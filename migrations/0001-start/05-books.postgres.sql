-- A journal is sealed: it has as many transfers as it was posted with.
create function refuse_late_transfer() returns trigger language plpgsql as $$
begin
  if new.line >= (select lines from journal where mutual_id = new.mutual_id and journal_id = new.journal_id) then
    raise exception 'journal is sealed';
  end if;
  return new;
end $$;

create trigger transfer_sealed before insert on transfer for each row execute function refuse_late_transfer();

-- Nothing counts on a day that is closed. A transaction that read the mutual before it was closed
-- has lost against the closing: done again, it posts to the first open day.
create function refuse_closed_day() returns trigger language plpgsql as $$
begin
  if new.effective_on <= (select closed_through from mutual where mutual_id = new.mutual_id) then
    raise exception 'the books are closed' using errcode = 'serialization_failure';
  end if;
  return new;
end $$;

create trigger journal_on_open_day before insert on journal for each row execute function refuse_closed_day();

-- What is closed is not opened again.
create function refuse_opening() returns trigger language plpgsql as $$
begin
  if old.closed_through is not null and (new.closed_through is null or new.closed_through < old.closed_through) then
    raise exception 'the books stay closed';
  end if;
  return new;
end $$;

create trigger mutual_stays_closed before update of closed_through on mutual for each row execute function refuse_opening();
