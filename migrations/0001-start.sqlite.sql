-- Append-only guards. REPLACE fires them because every connection sets recursive_triggers.
create trigger journal_no_update before update on journal begin select raise(abort, 'journal is append-only'); end;
create trigger journal_no_delete before delete on journal begin select raise(abort, 'journal is append-only'); end;
create trigger transfer_no_update before update on transfer begin select raise(abort, 'transfer is append-only'); end;
create trigger transfer_no_delete before delete on transfer begin select raise(abort, 'transfer is append-only'); end;
create trigger charge_no_update before update on charge begin select raise(abort, 'charge is append-only'); end;
create trigger charge_no_delete before delete on charge begin select raise(abort, 'charge is append-only'); end;
create trigger payment_no_update before update on payment begin select raise(abort, 'payment is append-only'); end;
create trigger payment_no_delete before delete on payment begin select raise(abort, 'payment is append-only'); end;
-- A journal is sealed: it has as many transfers as it was posted with.
create trigger transfer_sealed before insert on transfer
when new.line >= (select lines from journal where mutual_id = new.mutual_id and journal_id = new.journal_id)
begin select raise(abort, 'journal is sealed'); end;
