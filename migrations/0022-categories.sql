-- A household that came into another category has changes of the kind `category` in membership_change:
-- its plan, and whether a list names it for the plan's subsidy, from a day on. Of others nothing is looked up.
alter table member add column recategorised integer not null default 0 check (recategorised in (0, 1));

-- A complaint about something that has no kind of its own in `kind`, which is `other` then: the household is
-- under the wrong plan, or not on the list on which it should be.
alter table complaint add column topic text check (topic in ('category'));
