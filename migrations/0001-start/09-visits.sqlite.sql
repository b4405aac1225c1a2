-- What a letter says never changes, and no letter goes.
create trigger letter_no_delete before delete on letter begin select raise(abort, 'letter is append-only'); end;
create trigger letter_no_update before update of mutual_id, letter_number, number, ordinal, provider_code, service_code, amount,
  valid_from, valid_to, issued_by, issued_at, needs_approval
  on letter begin select raise(abort, 'letter is append-only'); end;
