-- Append-only guards.
create trigger cash_receipt_no_update before update on cash_receipt begin select raise(abort, 'cash_receipt is append-only'); end;
create trigger cash_receipt_no_delete before delete on cash_receipt begin select raise(abort, 'cash_receipt is append-only'); end;
create trigger cash_deposit_no_update before update on cash_deposit begin select raise(abort, 'cash_deposit is append-only'); end;
create trigger cash_deposit_no_delete before delete on cash_deposit begin select raise(abort, 'cash_deposit is append-only'); end;
create trigger proposal_no_update before update on proposal begin select raise(abort, 'proposal is append-only'); end;
create trigger proposal_no_delete before delete on proposal begin select raise(abort, 'proposal is append-only'); end;
create trigger proposal_decision_no_update before update on proposal_decision begin select raise(abort, 'proposal_decision is append-only'); end;
create trigger proposal_decision_no_delete before delete on proposal_decision begin select raise(abort, 'proposal_decision is append-only'); end;
create trigger correction_no_update before update on correction begin select raise(abort, 'correction is append-only'); end;
create trigger correction_no_delete before delete on correction begin select raise(abort, 'correction is append-only'); end;
