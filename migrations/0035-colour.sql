-- A mutual's own colour, as statutes have it; null for one that follows from its code.
alter table mutual add column colour text check (length(colour) = 7);
