-- A phone that works for a mutual was lost or stolen. From then on nothing that comes from it counts as
-- its staff's, whatever roles it has or gets. `closed_from` is the phone from which that was said, null
-- for a command. Never changes; its end is in phone_opening.
create table phone_closing (
  mutual_id text not null references mutual (mutual_id),
  closing_number integer not null check (closing_number > 0),
  phone text not null,
  name text not null,
  way text not null check (way in ('call', 'sms', 'command', 'owner')),
  closed_by text not null,
  closed_from text,
  cause text not null,
  closed_at {{i64}} not null,
  primary key (mutual_id, closing_number)
){{strict}};
{{append_only phone_closing}}

create index phone_closing_by_phone on phone_closing (phone, mutual_id);
create index phone_closing_by_closer on phone_closing (closed_from, closed_at)
  where closed_from is not null;

-- Two people opened it again, or gave its owner another phone: then `new_phone` is that one, and the
-- lost one stays closed. Never changes.
create table phone_opening (
  mutual_id text not null,
  closing_number integer not null,
  proposal_id text not null,
  new_phone text,
  opened_at {{i64}} not null,
  primary key (mutual_id, closing_number),
  foreign key (mutual_id, closing_number) references phone_closing (mutual_id, closing_number),
  foreign key (mutual_id, proposal_id) references proposal (mutual_id, proposal_id)
){{strict}};
{{append_only phone_opening}}
