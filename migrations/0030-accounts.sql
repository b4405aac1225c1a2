-- The journals of one account are read in the office. Income from contributions and wallets are in most
-- journals, so that their latest are found along the chain; an index of them would be as large as the books.
create index transfer_by_debit on transfer (mutual_id, debit_account, journal_id)
  where substr(debit_account, 1, 3) not in ('552', '701');
create index transfer_by_credit on transfer (mutual_id, credit_account, journal_id)
  where substr(credit_account, 1, 3) not in ('552', '701');

-- Accounts are listed by their kind.
create index account_by_kind on account (mutual_id, kind, account_id);
