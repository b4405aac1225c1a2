-- Which journals an approval posted, by their places in the chain, so that a journal leads to the two people who are
-- behind it. Null where it posted none.
alter table proposal_decision add column first_journal integer;
alter table proposal_decision add column last_journal integer;
