-- How many member numbers a phone tried on a day where one pays for somebody else: of members, and
-- of nobody. One row for each phone, of the last day on which it tried any.
create table payee_tries (
  phone text not null primary key,
  on_date text not null check (length(on_date) = 10),
  found integer not null check (found >= 0),
  unknown integer not null check (unknown >= 0)
){{strict}};
