-- Whoever is readmitted begins a new term of the same membership (R34). `joined_on` stays the day
-- of the first joining; this is the first day of the present term, null for those who have one.
alter table member add column readmitted_on text check (length(readmitted_on) = 10);

-- The terms before the present one. Never changes.
create table membership_term (
  mutual_id text not null,
  number text not null,
  term integer not null check (term > 0),
  joined_on text not null check (length(joined_on) = 10),
  ended_on text not null check (length(ended_on) = 10),
  end_state text not null check (end_state in ('struck-off', 'resigned', 'transferred')),
  primary key (mutual_id, number, term),
  foreign key (mutual_id, number) references member (mutual_id, number),
  check (joined_on < ended_on)
){{strict}};

-- The proposal that a debt was given up by; null for those that were before there were proposals.
alter table write_off add column proposal_id text;
