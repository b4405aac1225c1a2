-- A journal is sealed: it has as many transfers as it was posted with.
create trigger transfer_sealed before insert on transfer
when new.line >= (select lines from journal where mutual_id = new.mutual_id and journal_id = new.journal_id)
begin select raise(abort, 'journal is sealed'); end;

-- Nothing counts on a day that is closed.
create trigger journal_on_open_day before insert on journal
when new.effective_on <= (select closed_through from mutual where mutual_id = new.mutual_id)
begin select raise(abort, 'the books are closed'); end;

-- What is closed is not opened again.
create trigger mutual_stays_closed before update of closed_through on mutual
when old.closed_through is not null and (new.closed_through is null or new.closed_through < old.closed_through)
begin select raise(abort, 'the books stay closed'); end;
