-- As it was called before it was made anew.
alter table payer_receipt rename constraint payer_receipt_anew_pkey to payer_receipt_pkey;
