-- Append-only guards. REPLACE fires them because every connection sets recursive_triggers.
create trigger bill_no_update before update on bill begin select raise(abort, 'bill is append-only'); end;
create trigger bill_no_delete before delete on bill begin select raise(abort, 'bill is append-only'); end;
create trigger bill_decision_no_update before update on bill_decision begin select raise(abort, 'bill_decision is append-only'); end;
create trigger bill_decision_no_delete before delete on bill_decision begin select raise(abort, 'bill_decision is append-only'); end;
create trigger provider_payment_no_update before update on provider_payment begin select raise(abort, 'provider_payment is append-only'); end;
create trigger provider_payment_no_delete before delete on provider_payment begin select raise(abort, 'provider_payment is append-only'); end;
create trigger referral_no_update before update on referral begin select raise(abort, 'referral is append-only'); end;
create trigger referral_no_delete before delete on referral begin select raise(abort, 'referral is append-only'); end;
-- What a letter says never changes, and no letter goes.
create trigger letter_no_delete before delete on letter begin select raise(abort, 'letter is append-only'); end;
create trigger letter_no_update before update of mutual_id, letter_number, number, ordinal, provider_code, service_code, amount,
  valid_from, valid_to, issued_by, issued_at, needs_approval
  on letter begin select raise(abort, 'letter is append-only'); end;
