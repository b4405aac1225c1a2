-- Money from a wallet's notices above this amount waits for two people; null: for the statutes' own.
alter table mutual add column held_above {{i64}} check (held_above > 0);

-- An event that waits for two people: since when, why, and the mutual whose managers decide, null
-- while no mutual has its wallet. `released_at`: they let it into the books.
alter table event add column held_at {{i64}};
alter table event add column held_why text;
alter table event add column held_for text;
alter table event add column released_at {{i64}};

-- What came through a door with its key and could not be read, word for word; the same again is
-- counted. Nothing was done about it until somebody has looked.
create table unread (
  unread_id text not null primary key,
  door text not null,
  body_hash text not null,
  body text not null,
  why text not null,
  seen integer not null,
  received_at {{i64}} not null,
  last_at {{i64}} not null,
  done_by text,
  done_at {{i64}},
  unique (door, body_hash)
){{strict}};

create index unread_open on unread (received_at) where done_at is null;
