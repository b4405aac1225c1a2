-- Everything a phone may be, across mutuals. `ref` is the member number, the provider code, the
-- association code, or for a manager or collector the phone itself.
create table phone_role (
  phone text not null,
  role text not null check (role in ('member', 'clinic', 'manager', 'collector', 'association')),
  mutual_id text not null references mutual (mutual_id),
  ref text not null,
  name text not null,
  until text,
  -- From and until which moment a phone has a role; null in until_at for as long as it lasts.
  from_at {{i64}} not null default 0,
  until_at {{i64}},
  -- The first day of a role that was given ahead; null for one that holds since it was written.
  since text,
  primary key (phone, role, mutual_id, ref)
){{strict}};

create index phone_role_by_ref on phone_role (mutual_id, role, ref);

-- Which phone began or ceased to work for a mutual, when, why and who decided it: by hand, or by a
-- statutes file. `denied` is the try of somebody who may not decide it. Never changes.
create table staff_change (
  mutual_id text not null references mutual (mutual_id),
  change_number integer not null check (change_number > 0),
  kind text not null check (kind in ('begins', 'changes', 'ends', 'denied')),
  role text not null check (role in ('clinic', 'association', 'manager', 'collector')),
  phone text not null,
  ref text not null,
  name text not null,
  -- the first day on which it holds, and the last day of the role
  on_date text not null check (length(on_date) = 10),
  last_day text,
  cause text not null,
  decided_by text not null,
  recorded_at {{i64}} not null,
  primary key (mutual_id, change_number)
){{strict}};
{{append_only staff_change}}
