-- How many members of an association were reminded on a day is asked of its members, not of the day.
drop index reminder_by_day;
create index reminder_by_day on reminder (mutual_id, on_date, number);
