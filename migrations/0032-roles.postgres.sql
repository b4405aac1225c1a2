-- More of what people are in a mutual.
alter table phone_role drop constraint phone_role_role_check;
alter table phone_role add constraint phone_role_role_check
  check (role in ('member', 'clinic', 'association', 'manager', 'treasurer', 'secretary', 'clerk', 'auditor', 'collector'));

alter table staff_change drop constraint staff_change_role_check;
alter table staff_change add constraint staff_change_role_check
  check (role in ('clinic', 'association', 'manager', 'treasurer', 'secretary', 'clerk', 'auditor', 'collector'));

-- Who looked at whom is listed by its time.
create index office_look_by_time on office_look (mutual_id, looked_at, look_id);
