-- Append-only guards.
create trigger receipt_match_no_update before update on receipt_match begin select raise(abort, 'receipt_match is append-only'); end;
create trigger receipt_match_no_delete before delete on receipt_match begin select raise(abort, 'receipt_match is append-only'); end;
