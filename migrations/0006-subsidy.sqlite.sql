-- A charge may be a penalty for paying late, and somebody else may owe a part of it or all. What
-- the member owes is `amount`. SQLite changes no check, so the table is made anew.
alter table charge rename to charge_before;

create table charge (
  mutual_id text not null,
  number text not null,
  kind text not null check (kind in ('joining-fee', 'contribution', 'late-penalty')),
  starts_on text not null check (length(starts_on) = 10),
  ends_on text not null check (length(ends_on) = 10),
  due_on text not null check (length(due_on) = 10),
  amount integer not null check (amount >= 0 and amount <= 9007199254740991),
  subsidy integer not null default 0 check (subsidy >= 0 and subsidy <= 9007199254740991),
  subsidy_payer text,
  plan_code text not null,
  journal_id text not null,
  primary key (mutual_id, number, kind, starts_on),
  foreign key (mutual_id, number) references member (mutual_id, number),
  foreign key (mutual_id, journal_id) references journal (mutual_id, journal_id),
  check (amount + subsidy > 0),
  check ((subsidy > 0) = (subsidy_payer is not null))
) strict;

insert into charge (mutual_id, number, kind, starts_on, ends_on, due_on, amount, plan_code, journal_id)
  select mutual_id, number, kind, starts_on, ends_on, due_on, amount, plan_code, journal_id
  from charge_before;

drop table charge_before;

-- Append-only guards: they went with the table that was made anew.
create trigger charge_no_update before update on charge begin select raise(abort, 'charge is append-only'); end;
create trigger charge_no_delete before delete on charge begin select raise(abort, 'charge is append-only'); end;

-- So did the index.
create index charge_by_journal on charge (mutual_id, journal_id);
