-- A form of the office that came when the sign-in had run out, the last one of each phone. What was typed is
-- sealed with a key that only the browser has that sent it, and is forgotten after a day.
create table office_draft (
  phone text not null primary key,
  sealed text not null,
  kept_at {{i64}} not null
){{strict}};

create index office_draft_by_age on office_draft (kept_at);
