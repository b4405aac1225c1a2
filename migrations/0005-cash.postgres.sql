-- Append-only guards.
create trigger cash_receipt_no_change before update or delete or truncate on cash_receipt for each statement execute function refuse_change();
create trigger cash_deposit_no_change before update or delete or truncate on cash_deposit for each statement execute function refuse_change();
create trigger proposal_no_change before update or delete or truncate on proposal for each statement execute function refuse_change();
create trigger proposal_decision_no_change before update or delete or truncate on proposal_decision for each statement execute function refuse_change();
create trigger correction_no_change before update or delete or truncate on correction for each statement execute function refuse_change();
