-- What a letter says never changes, and no letter goes.
create trigger letter_no_delete before delete or truncate on letter for each statement execute function refuse_change();
create trigger letter_no_change before update of mutual_id, letter_number, number, ordinal, provider_code, service_code, amount,
  valid_from, valid_to, issued_by, issued_at, needs_approval
  on letter for each statement execute function refuse_change();
