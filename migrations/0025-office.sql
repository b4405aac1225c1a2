-- A form of the office that was sent once: sent again, after a double tap or on a connection that died, it
-- gets the same answer and nothing is done. Kept with who was signed in, so that nobody learns of another's.
create table office_form (
  session_id text not null references staff_session (session_id),
  form_id text not null,
  errand text not null,
  -- JSON: where it led to, or why not; null within the transaction that does it
  answer text,
  sent_at {{i64}} not null,
  primary key (session_id, form_id)
){{strict}};

create index office_form_by_age on office_form (sent_at);

-- Who looked at which household in the office, and on which page. Never changes.
create table office_look (
  look_id text not null primary key,
  mutual_id text not null references mutual (mutual_id),
  number text not null,
  session_id text not null references staff_session (session_id),
  phone text not null,
  name text not null,
  page text not null,
  looked_at {{i64}} not null
){{strict}};
{{append_only office_look}}

create index office_look_by_number on office_look (mutual_id, number, looked_at);
create index office_look_by_phone on office_look (phone, looked_at);

-- What a member wrote is read in the office.
create index inbox_by_sender on inbox (sender, received_at);
