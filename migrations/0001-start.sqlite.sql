-- Append-only guards. REPLACE fires them because every connection sets recursive_triggers.
create trigger journal_no_update before update on journal begin select raise(abort, 'journal is append-only'); end;
create trigger journal_no_delete before delete on journal begin select raise(abort, 'journal is append-only'); end;
create trigger transfer_no_update before update on transfer begin select raise(abort, 'transfer is append-only'); end;
create trigger transfer_no_delete before delete on transfer begin select raise(abort, 'transfer is append-only'); end;
create trigger charge_no_update before update on charge begin select raise(abort, 'charge is append-only'); end;
create trigger charge_no_delete before delete on charge begin select raise(abort, 'charge is append-only'); end;
create trigger payment_no_update before update on payment begin select raise(abort, 'payment is append-only'); end;
create trigger payment_no_delete before delete on payment begin select raise(abort, 'payment is append-only'); end;
-- A transfer joins its journal in the transaction that posts it, never later: the chain has moved on.
create trigger transfer_sealed before insert on transfer
when (select seq from journal where mutual_id = new.mutual_id and journal_id = new.journal_id)
  <> (select seq from chain where mutual_id = new.mutual_id)
begin select raise(abort, 'journal is sealed'); end;
