-- Append-only guards. REPLACE fires them because every connection sets recursive_triggers.
create trigger closing_no_update before update on closing begin select raise(abort, 'closing is append-only'); end;
create trigger closing_no_delete before delete on closing begin select raise(abort, 'closing is append-only'); end;
create trigger closing_balance_no_update before update on closing_balance begin select raise(abort, 'closing_balance is append-only'); end;
create trigger closing_balance_no_delete before delete on closing_balance begin select raise(abort, 'closing_balance is append-only'); end;
create trigger wallet_outflow_no_update before update on wallet_outflow begin select raise(abort, 'wallet_outflow is append-only'); end;
create trigger wallet_outflow_no_delete before delete on wallet_outflow begin select raise(abort, 'wallet_outflow is append-only'); end;
create trigger write_off_no_update before update on write_off begin select raise(abort, 'write_off is append-only'); end;
create trigger write_off_no_delete before delete on write_off begin select raise(abort, 'write_off is append-only'); end;
-- Nothing counts on a day that is closed, and what is closed is not opened again.
create trigger journal_on_open_day before insert on journal
when new.effective_on <= (select closed_through from mutual where mutual_id = new.mutual_id)
begin select raise(abort, 'the books are closed'); end;
create trigger mutual_stays_closed before update of closed_through on mutual
when old.closed_through is not null and (new.closed_through is null or new.closed_through < old.closed_through)
begin select raise(abort, 'the books stay closed'); end;
