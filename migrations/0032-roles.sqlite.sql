-- More of what people are in a mutual. A check cannot be changed: the tables are made anew.
create table phone_role_anew (
  phone text not null,
  role text not null check (role in ('member', 'clinic', 'association', 'manager', 'treasurer', 'secretary', 'clerk', 'auditor', 'collector')),
  mutual_id text not null references mutual (mutual_id),
  ref text not null,
  name text not null,
  until text,
  from_at {{i64}} not null default 0,
  until_at {{i64}},
  since text,
  primary key (phone, role, mutual_id, ref)
){{strict}};

insert into phone_role_anew (phone, role, mutual_id, ref, name, until, from_at, until_at, since)
  select phone, role, mutual_id, ref, name, until, from_at, until_at, since from phone_role;
drop table phone_role;
alter table phone_role_anew rename to phone_role;
create index phone_role_by_ref on phone_role (mutual_id, role, ref);

create table staff_change_anew (
  mutual_id text not null references mutual (mutual_id),
  change_number integer not null check (change_number > 0),
  kind text not null check (kind in ('begins', 'changes', 'ends', 'denied')),
  role text not null check (role in ('clinic', 'association', 'manager', 'treasurer', 'secretary', 'clerk', 'auditor', 'collector')),
  phone text not null,
  ref text not null,
  name text not null,
  on_date text not null check (length(on_date) = 10),
  last_day text,
  cause text not null,
  decided_by text not null,
  recorded_at {{i64}} not null,
  primary key (mutual_id, change_number)
){{strict}};

insert into staff_change_anew (mutual_id, change_number, kind, role, phone, ref, name, on_date, last_day,
    cause, decided_by, recorded_at)
  select mutual_id, change_number, kind, role, phone, ref, name, on_date, last_day, cause, decided_by,
    recorded_at
  from staff_change;
drop table staff_change;
alter table staff_change_anew rename to staff_change;
{{append_only staff_change}}

-- Who looked at whom is listed by its time.
create index office_look_by_time on office_look (mutual_id, looked_at, look_id);
