-- A wrong opening is taken back by two people, whole or the part of one household, and opened again.
-- It counts from the write that sets taken_back_at; the opposites of its journals follow that of the
-- mutual itself, that of a household before any other journal of it.
drop index opening_once;

-- The one household that an opening is about, whose part of the whole one was taken back.
alter table opening add column only_number text;
alter table opening add column taken_back_at {{i64}};
-- The proposal that two people agreed on.
alter table opening add column back_proposal_id text;
-- The opposite of journal_id.
alter table opening add column back_journal_id text;

create unique index opening_once on opening (mutual_id, coalesce(only_number, ''))
  where taken_back_at is null;

-- Of one household by itself; that of all of them stands in their opening alone.
alter table opening_household add column taken_back_at {{i64}};
alter table opening_household add column back_proposal_id text;
alter table opening_household add column back_journal_id text;

create index opening_household_standing on opening_household (mutual_id, opening_id, number)
  where journal_id is not null and back_journal_id is null;
create index opening_household_back on opening_household (mutual_id, opening_id, number)
  where taken_back_at is not null;
