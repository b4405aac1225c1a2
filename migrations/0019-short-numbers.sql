-- How many short numbers are taken is looked at with each member registered by hand.
create index member_number_short on member_number (number) where length(number) = 8;
