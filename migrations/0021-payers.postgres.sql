-- As it was called before it was made anew.
alter table charge rename constraint charge_of_any_kind_pkey to charge_pkey;
