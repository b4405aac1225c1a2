import { type CivilDate, instant, type Instant, plusDays } from '../../core/dates.ts'
import { associationReminderText } from '../../core/messages/reminder-sms.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { isOpen } from '../../core/reminders/opening.ts'
import { isQuiet, nextLoud } from '../../core/reminders/quiet.ts'
import { isLive } from '../../core/statutes-known.ts'
import type { Mutual } from '../../core/statutes.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import { loadAssociations } from '../../store/mutuals/mutuals.ts'
import { loadStaffRoles } from '../../store/staff/phones.ts'
import { leavesAfter, remindedIn } from '../../store/reminders/reminders.ts'
import type { OutboxTable } from '../../store/schema.ts'
import type { Tx } from '../../store/store.ts'
import type { Ports } from '../ports.ts'
import { PRIORITY } from '../messages/priorities.ts'
import type { Verdict } from '../messages/recheck.ts'
import { dayIn, queueSms, voiceFor } from '../messages/sms-out.ts'

/** What the subject of such a message begins with, for the look before it leaves. */
export const ASSOCIATION = 'association'

const HOUR_MS = 60 * 60 * 1000

/** A message waits for the end of the quiet days at most so long, so an earlier one is no older. */
const DAYS_BACK = 70

/**
 * Tells each association how many of its members were reminded to pay on a day and what they owe:
 * it may pay for them (R05). Nobody's name; as seldom as a member is reminded (R52). One at a time,
 * so that nobody waits for all of them.
 */
export async function remindAssociations(
  ports: Ports,
  mutual: Mutual,
  day: CivilDate,
  at: Instant,
): Promise<void> {
  const [associations, roles] = await ports.store.read(async (tx) => [
    await loadAssociations(tx, mutual.code),
    await loadStaffRoles(tx, mutual.code),
  ])
  for (const { code, name } of associations) {
    const phones = roles
      .filter((one) => one.role === 'association' && one.ref === code && isLive(one, day))
      .map(({ phone }) => phone)
    if (phones.length === 0) continue
    await ports.store.write(async (tx) => {
      await lockMutualChain(tx, mutual.code)
      const { count, owed } = await remindedIn(tx, mutual.code, code, day)
      const told = { association: name, count, owed }
      if (count === 0) return
      for (const phone of phones) await tell(ports, tx, mutual, phone, code, told, day, at)
    })
  }
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
  const subjectOf = (on: CivilDate) => `${ASSOCIATION}/${mutual.code}/${code}/${on}`
  const keyOf = (on: CivilDate) => `${subjectOf(on)}/${phone}`
  const before = Array.from({ length: DAYS_BACK }, (_, back) => keyOf(plusDays(day, -back)))
  const since = instant(at - mutual.reminders.hoursApart * HOUR_MS)
  if (await leavesAfter(tx, before, since)) return
  const text = associationReminderText(await voiceFor(tx, mutual, phone), told)
  const sms = { mutual: mutual.code, to: phone, text, subject: subjectOf(day), about: keyOf(day) }
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
  if (!isOpen(mutual, dayIn(mutual, now))) return { kind: 'drop', why: 'not-open' }
  return isQuiet(mutual, now) ? { kind: 'later', at: nextLoud(mutual, now) } : { kind: 'send' }
}
