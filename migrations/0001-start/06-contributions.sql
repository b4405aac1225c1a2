-- A contribution or joining fee that has been posted. Never changes.
create table charge (
  mutual_id text not null,
  number text not null,
  kind text not null check (kind in ('joining-fee', 'contribution', 'late-penalty')),
  starts_on text not null check (length(starts_on) = 10),
  ends_on text not null check (length(ends_on) = 10),
  due_on text not null check (length(due_on) = 10),
  amount {{i64}} not null check (amount >= 0 and amount <= 9007199254740991),
  subsidy {{i64}} not null default 0 check (subsidy >= 0 and subsidy <= 9007199254740991),
  subsidy_payer text,
  plan_code text not null,
  journal_id text not null,
  primary key (mutual_id, number, kind, starts_on),
  foreign key (mutual_id, number) references member (mutual_id, number),
  foreign key (mutual_id, journal_id) references journal (mutual_id, journal_id),
  check (amount + subsidy > 0),
  check ((subsidy > 0) = (subsidy_payer is not null))
){{strict}};
{{append_only charge}}

create index charge_by_journal on charge (mutual_id, journal_id);

-- Contributions that a member whose membership is over will not pay any more, by the decision of
-- two persons (R65). Never changes.
create table write_off (
  mutual_id text not null,
  write_off_id text not null,
  number text not null,
  amount {{i64}} not null check (amount > 0 and amount <= 9007199254740991),
  on_date text not null check (length(on_date) = 10),
  created_by text not null,
  approved_by text not null check (approved_by <> created_by),
  created_at {{i64}} not null,
  journal_id text not null,
  -- The proposal that a debt was given up by; null for those that were before there were proposals.
  proposal_id text,
  primary key (mutual_id, write_off_id),
  foreign key (mutual_id, number) references member (mutual_id, number),
  foreign key (mutual_id, journal_id) references journal (mutual_id, journal_id)
){{strict}};
{{append_only write_off}}

create index write_off_by_member on write_off (mutual_id, number);
