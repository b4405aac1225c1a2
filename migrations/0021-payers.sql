-- Who pays a part of contributions for members: the State, an organisation, a group abroad. Plans name
-- one by its code.
create table payer (
  mutual_id text not null references mutual (mutual_id),
  code text not null,
  name text not null,
  kind text not null check (kind in ('state', 'ngo', 'diaspora', 'other')),
  added_by text not null,
  added_at {{i64}} not null,
  primary key (mutual_id, code)
){{strict}};

-- Money of a payer of subsidies: at the bank, or a receipt that was in suspense (`receipt_id`). Never
-- changes.
create table payer_receipt (
  mutual_id text not null,
  payment_id text not null,
  payer text not null,
  amount {{i64}} not null check (amount > 0 and amount <= 9007199254740991),
  account_id text not null,
  reference text not null,
  receipt_id text,
  on_date text not null check (length(on_date) = 10),
  recorded_by text not null,
  recorded_at {{i64}} not null,
  journal_id text not null,
  primary key (mutual_id, payment_id),
  unique (mutual_id, account_id, reference),
  foreign key (mutual_id, payer) references payer (mutual_id, code),
  foreign key (mutual_id, receipt_id) references receipt (mutual_id, receipt_id),
  foreign key (mutual_id, journal_id) references journal (mutual_id, journal_id)
){{strict}};
{{append_only payer_receipt}}

create index payer_receipt_by_payer on payer_receipt (mutual_id, payer, on_date);

-- What a payer will not pay of a month, by the decision of two people: given up, or asked of the
-- members whose part it was. Never changes.
create table payer_settlement (
  mutual_id text not null,
  settlement_id text not null,
  kind text not null check (kind in ('given-up', 'asked')),
  payer text not null,
  month text not null check (length(month) = 7),
  amount {{i64}} not null check (amount > 0 and amount <= 9007199254740991),
  on_date text not null check (length(on_date) = 10),
  proposal_id text not null,
  proposed_by text not null,
  approved_by text not null check (approved_by <> proposed_by),
  recorded_at {{i64}} not null,
  -- of what was given up; what is asked stands in the charges of `payer_asked`
  journal_id text,
  primary key (mutual_id, settlement_id),
  unique (mutual_id, proposal_id),
  foreign key (mutual_id, payer) references payer (mutual_id, code),
  foreign key (mutual_id, proposal_id) references proposal (mutual_id, proposal_id),
  foreign key (mutual_id, journal_id) references journal (mutual_id, journal_id),
  check ((kind = 'given-up') = (journal_id is not null))
){{strict}};
{{append_only payer_settlement}}

create index payer_settlement_by_payer on payer_settlement (mutual_id, payer);

-- A member's part of what a payer did not pay: it is the charge that `journal_id` posted. Never changes.
create table payer_asked (
  mutual_id text not null,
  settlement_id text not null,
  number text not null,
  amount {{i64}} not null check (amount > 0 and amount <= 9007199254740991),
  journal_id text not null,
  primary key (mutual_id, settlement_id, number),
  foreign key (mutual_id, settlement_id) references payer_settlement (mutual_id, settlement_id),
  foreign key (mutual_id, number) references member (mutual_id, number),
  foreign key (mutual_id, journal_id) references journal (mutual_id, journal_id)
){{strict}};
{{append_only payer_asked}}

-- A charge may be a part of a subsidy that its payer did not pay.
create table charge_of_any_kind (
  mutual_id text not null,
  number text not null,
  kind text not null check (kind in ('joining-fee', 'contribution', 'late-penalty', 'subsidy-back')),
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

insert into charge_of_any_kind (mutual_id, number, kind, starts_on, ends_on, due_on, amount, subsidy,
    subsidy_payer, plan_code, journal_id)
  select mutual_id, number, kind, starts_on, ends_on, due_on, amount, subsidy, subsidy_payer, plan_code,
    journal_id
  from charge;
drop table charge;
alter table charge_of_any_kind rename to charge;
{{append_only charge}}

create index charge_by_journal on charge (mutual_id, journal_id);
create index charge_by_payer on charge (mutual_id, subsidy_payer, starts_on) where subsidy_payer is not null;
