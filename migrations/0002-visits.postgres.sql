-- Append-only guards.
create trigger bill_no_change before update or delete or truncate on bill for each statement execute function refuse_change();
create trigger bill_decision_no_change before update or delete or truncate on bill_decision for each statement execute function refuse_change();
create trigger provider_payment_no_change before update or delete or truncate on provider_payment for each statement execute function refuse_change();
create trigger referral_no_change before update or delete or truncate on referral for each statement execute function refuse_change();

-- What a letter says never changes, and no letter goes.
create trigger letter_no_delete before delete or truncate on letter for each statement execute function refuse_change();
create trigger letter_no_change before update of mutual_id, letter_number, number, ordinal, provider_code, service_code, amount,
  valid_from, valid_to, issued_by, issued_at, needs_approval
  on letter for each statement execute function refuse_change();
