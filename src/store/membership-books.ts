/** What must not be in the life of memberships, in the form of `books.ts`. */
export const MEMBERSHIP_QUERIES: readonly { readonly check: string; readonly sql: string }[] = [
  {
    check: 'every membership ended by a change that was recorded, and as it says',
    sql: `with ends as (
            select mutual_id, number, on_date, kind, row_number() over (
                partition by mutual_id, number order by recorded_at desc, change_id desc) as newest
            from membership_change
            where kind in ('struck-off', 'resigned', 'deceased', 'transferred', 'stays', 'readmitted'))
          select member.mutual_id || ' ' || member.number as what
          from member left join ends
            on ends.mutual_id = member.mutual_id and ends.number = member.number and ends.newest = 1
          where coalesce(member.ended_on, '') <> case when ends.kind in ('stays', 'readmitted') then '' else coalesce(ends.on_date, '') end
             or coalesce(member.end_state, '') <> case when ends.kind in ('stays', 'readmitted') then '' else coalesce(ends.kind, '') end`,
  },
  {
    check: 'no charge begins after the end of a membership',
    sql: `select member.mutual_id || ' ' || member.number || ' ' || charge.starts_on as what
          from member join charge
            on charge.mutual_id = member.mutual_id and charge.number = member.number
          where charge.starts_on >= member.ended_on`,
  },
  {
    check: 'every service PIN was set by its member',
    sql: `select pin.mutual_id || ' ' || pin.number as what
          from service_pin as pin left join pin_event as event
            on event.mutual_id = pin.mutual_id and event.number = pin.number
            and event.kind = 'set' and event.made_at = pin.set_at
          where event.event_id is null`,
  },
]
