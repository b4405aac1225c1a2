-- A charge may be a penalty for paying late, and somebody else may owe a part of it or all. What
-- the member owes is `amount`.
alter table charge
  drop constraint charge_kind_check,
  drop constraint charge_amount_check,
  add column subsidy bigint not null default 0,
  add column subsidy_payer text,
  add constraint charge_kind_check check (kind in ('joining-fee', 'contribution', 'late-penalty')),
  add constraint charge_amount_check check (amount >= 0 and amount <= 9007199254740991),
  add constraint charge_subsidy_check check (subsidy >= 0 and subsidy <= 9007199254740991),
  add constraint charge_total_check check (amount + subsidy > 0),
  add constraint charge_payer_check check ((subsidy > 0) = (subsidy_payer is not null));
