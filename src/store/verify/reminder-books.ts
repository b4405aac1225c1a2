/** What must not be of reminders and alerts, in the form of `books.ts`. */
export const REMINDER_QUERIES: readonly { readonly check: string; readonly sql: string }[] = [
  {
    check: 'every reminder has its message, to be looked at again under what it is about',
    sql: `select reminder.mutual_id || ' ' || reminder.number || ' ' || reminder.kind as what
          from reminder left join outbox on outbox.outbox_id = reminder.outbox_id
          where outbox.outbox_id is null or outbox.subject is null or outbox.dedupe_key <> outbox.subject
             or outbox.subject <> 'reminder/' || reminder.mutual_id || '/' || reminder.number || '/'
               || reminder.kind || '/' || reminder.step || '/' || reminder.about || '/' || reminder.ordinal`,
  },
  {
    check: 'every message that reminds a member is noted as a reminder',
    sql: `select coalesce(outbox.mutual_id, '') || ' ' || outbox.outbox_id as what
          from outbox left join reminder on reminder.mutual_id = outbox.mutual_id
            and reminder.number in (
              substr(outbox.subject, length('reminder/' || outbox.mutual_id || '/') + 1, 8),
              substr(outbox.subject, length('reminder/' || outbox.mutual_id || '/') + 1, 10))
            and reminder.outbox_id = outbox.outbox_id
          where outbox.subject like 'reminder/%' and reminder.number is null`,
  },
  {
    check: 'the words of every message that a report tells apart are kept',
    sql: `select coalesce(outbox.mutual_id, '') || ' ' || outbox.outbox_id as what
          from outbox left join wording on wording.wording_id = outbox.wording
          where outbox.wording is not null and wording.wording_id is null`,
  },
  {
    check: 'alerts of a mutual are numbered without a gap',
    sql: `select mutual_id || ' ' || max(alert_number) as what from alert
          group by mutual_id having count(*) <> max(alert_number)`,
  },
]
