-- What the office looks up by day: money that was taken back, and letters that are still good.
create index correction_by_day on correction (mutual_id, on_date);
create index operator_reversal_by_day on operator_reversal (mutual_id, on_date);
create index letter_by_last_day on letter (mutual_id, valid_to);

-- What nobody has decided yet: proposals and applications are kept for ever, and those that wait are few.
create table undecided (
  mutual_id text not null references mutual (mutual_id),
  matter text not null check (matter in ('proposal', 'application')),
  matter_id text not null,
  primary key (mutual_id, matter, matter_id)
){{strict}};

insert into undecided (mutual_id, matter, matter_id)
  select mutual_id, 'proposal', proposal_id from proposal where not exists (
    select 1 from proposal_decision as decided where decided.mutual_id = proposal.mutual_id
      and decided.proposal_id = proposal.proposal_id and decided.kind <> 'denied')
  union all
  select mutual_id, 'application', application_id from application where not exists (
    select 1 from application_decision as decided where decided.mutual_id = application.mutual_id
      and decided.application_id = application.application_id and decided.kind <> 'denied');
