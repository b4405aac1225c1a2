/** What must not be of people of households and of applications, in the form of `books.ts`. */
export const HOUSEHOLD_QUERIES: readonly { readonly check: string; readonly sql: string }[] = [
  {
    check: 'every person who was added to a household by hand is there from the day recorded',
    sql: `select change.mutual_id || ' ' || change.number || '/' || change.ordinal as what
          from membership_change as change left join beneficiary as person
            on person.mutual_id = change.mutual_id and person.number = change.number
            and person.ordinal = change.ordinal
          where change.kind = 'person-added'
            and (person.ordinal is null or person.joined_on <> change.on_date)`,
  },
  {
    check: 'every person whose leaving was recorded left the day before it holds',
    sql: `select change.mutual_id || ' ' || change.number || '/' || change.ordinal as what
          from membership_change as change left join beneficiary as person
            on person.mutual_id = change.mutual_id and person.number = change.number
            and person.ordinal = change.ordinal
          where change.kind = 'person-left'
            and (person.left_on is null or person.left_on >= change.on_date
              or person.left_on < person.joined_on)`,
  },
  {
    check: 'a card is one live person’s',
    sql: `select mutual_id || ' ' || card as what from beneficiary
          where card is not null and left_on is null group by mutual_id, card having count(*) > 1`,
  },
  {
    check: 'a phone that is to come speaks from then on, and was decided by somebody',
    sql: `select person.mutual_id || ' ' || person.number as what from beneficiary as person
          where (person.next_phone is null) <> (person.next_phone_from is null)
             or person.next_phone is not null and (
               not exists (
                 select 1 from phone_role as role where role.mutual_id = person.mutual_id
                   and role.role = 'member' and role.ref = person.number
                   and role.phone = person.next_phone and role.from_at = person.next_phone_from)
               or not exists (
                 select 1 from membership_change as change where change.mutual_id = person.mutual_id
                   and change.number = person.number and change.kind = 'phone-changed'))`,
  },
  {
    check: 'whoever was registered on an application is there, as it was asked',
    sql: `select decision.mutual_id || ' application ' || decision.application_id as what
          from application_decision as decision join application
            on application.mutual_id = decision.mutual_id
            and application.application_id = decision.application_id
          left join beneficiary as person
            on person.mutual_id = decision.mutual_id and person.number = decision.number
            and person.ordinal = decision.ordinal
          where decision.kind = 'approved'
            and (person.ordinal is null
              or application.kind = 'join' and decision.ordinal <> 0
              or application.kind <> 'join' and decision.number <> application.number
              or application.kind <> 'change-phone' and person.sex <> application.sex)`,
  },
  {
    check: 'nobody decides about the own application',
    sql: `select decision.mutual_id || ' application ' || decision.application_id as what
          from application_decision as decision join application
            on application.mutual_id = decision.mutual_id
            and application.application_id = decision.application_id
          where decision.kind <> 'denied' and decision.decided_phone = application.phone`,
  },
  {
    check: 'who works for a mutual does so to the day that was last recorded',
    sql: `select role.mutual_id || ' ' || role.role || ' ' || role.name as what
          from phone_role as role join staff_change as change
            on change.mutual_id = role.mutual_id and change.role = role.role
            and change.phone = role.phone and change.ref = role.ref and change.kind <> 'denied'
            and not exists (
              select 1 from staff_change as later where later.mutual_id = change.mutual_id
                and later.role = change.role and later.phone = change.phone
                and later.ref = change.ref and later.kind <> 'denied'
                and later.change_number > change.change_number)
          where coalesce(role.until, '') <> coalesce(change.last_day, '')`,
  },
]
