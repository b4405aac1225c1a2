import { type CivilDate, instant, type Instant } from '../../core/dates.ts'
import { associationReminderText } from '../../core/messages/reminder-sms.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { isQuiet, nextLoud } from '../../core/reminders/quiet.ts'
import { isLive } from '../../core/statutes-known.ts'
import type { Mutual } from '../../core/statutes.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import { loadAssociations } from '../../store/mutuals/mutuals.ts'
import { loadStaffRoles } from '../../store/staff/phones.ts'
import { hasMessageAbout, remindedByAssociation } from '../../store/reminders/reminders.ts'
import type { OutboxTable } from '../../store/schema.ts'
import type { Tx } from '../../store/store.ts'
import type { Ports } from '../ports.ts'
import { PRIORITY } from '../messages/priorities.ts'
import type { Verdict } from '../messages/recheck.ts'
import { dayIn, queueSms, voiceFor } from '../messages/sms-out.ts'

/** What the subject of such a message begins with, for the look before it leaves. */
export const ASSOCIATION = 'association'

const HOUR_MS = 60 * 60 * 1000

/**
 * Tells each association how many of its members were reminded to pay on a day and what they owe:
 * it may pay for them (R05). Nobody's name; as seldom as a member is reminded (R52).
 */
export async function remindAssociations(
  ports: Ports,
  mutual: Mutual,
  day: CivilDate,
  at: Instant,
): Promise<void> {
  await ports.store.write(async (tx) => {
    await lockMutualChain(tx, mutual.code)
    const counts = await remindedByAssociation(tx, mutual.code, day)
    if (counts.length === 0) return
    const associations = await loadAssociations(tx, mutual.code)
    const roles = await loadStaffRoles(tx, mutual.code)
    for (const { code, count, owed } of counts) {
      const name = associations.find((one) => one.code === code)?.name ?? code
      const told = { association: name, count, owed }
      for (const role of roles.filter((one) => one.role === 'association' && one.ref === code)) {
        if (isLive(role, day)) await tell(ports, tx, mutual, role.phone, code, told, day, at)
      }
    }
  })
}

async function tell(
  ports: Ports,
  tx: Tx,
  mutual: Mutual,
  phone: PhoneNumber,
  code: string,
  told: Parameters<typeof associationReminderText>[1],
  day: CivilDate,
  at: Instant,
): Promise<void> {
  const about = `${ASSOCIATION}/${mutual.code}/${code}/`
  const since = instant(at - mutual.reminders.hoursApart * HOUR_MS)
  if (await hasMessageAbout(tx, phone, about, since)) return
  const subject = `${about}${day}`
  const text = associationReminderText(await voiceFor(tx, mutual, phone), told)
  const sms = { mutual: mutual.code, to: phone, text, subject, about: `${subject}/${phone}` }
  await queueSms(ports, tx, { ...sms, priority: PRIORITY.reminder, notBefore: at })
}

/** It is of one day: it waits for the end of the quiet hours (R51), and no longer than that. */
export async function recheckAssociation(
  ports: Ports,
  tx: Tx,
  { subject }: OutboxTable,
): Promise<Verdict> {
  const [, code = '', , day = ''] = subject?.split('/') ?? []
  const books = await loadMutual(tx, code)
  const now = ports.clock.now()
  if (!books || dayIn(books.mutual, now) !== day) return { kind: 'drop', why: 'not-true-now' }
  const { mutual } = books
  return isQuiet(mutual, now) ? { kind: 'later', at: nextLoud(mutual, now) } : { kind: 'send' }
}
