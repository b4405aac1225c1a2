import { type CivilDate, plusDays } from '../../core/dates.ts'
import {
  type AssociationOwing,
  associationsReminderText,
} from '../../core/messages/reminder-sms.ts'
import { add } from '../../core/money.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { isOpen } from '../../core/statutes/opening.ts'
import { isQuiet, nextLoud } from '../../core/reminders/quiet.ts'
import { speaks } from '../../core/staff/role.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import { countAssociation } from '../../store/associations/association-owing.ts'
import { loadAssociations } from '../../store/mutuals/mutuals.ts'
import { loadStaffRoles } from '../../store/staff/phones.ts'
import { anyRemindedIn, lastToLeave } from '../../store/reminders/reminders.ts'
import type { OutboxTable } from '../../store/tables/messages.ts'
import type { ReadTx } from '../../store/store.ts'
import type { Ports } from '../ports.ts'
import { acting, dayIn, type Desk, inMutual, type MutualDesk } from '../desk.ts'
import { loadOwing } from '../associations/read-association-owing.ts'
import { PRIORITY } from '../messages/priorities.ts'
import type { Verdict } from '../messages/verdict.ts'
import { queueSms, voiceFor } from '../messages/sms-out.ts'

/** What the subject of such a message begins with, for the look before it leaves. */
export const ASSOCIATION = 'association'

/** Where a subject once named one association: a message is of all that a phone speaks for. */
const OF_A_PHONE = 'all'

const HOUR_MS = 60 * 60 * 1000

/** A message waits for the end of the quiet days at most so long, so an earlier one is no older. */
const DAYS_BACK = 70

/** What has not changed is said again after so long. */
const SAME_MS = 28 * 24 * HOUR_MS

/**
 * Tells each treasurer's phone what the members of its associations owe in all, on a day on which
 * some of them were reminded to pay: the association may pay for them (R05). One message for a phone,
 * nobody's name, as seldom as a member is reminded (R52), and not again while nothing has changed.
 * One phone at a time, so that nobody waits for all of them.
 */
export async function remindAssociations(
  ports: Ports,
  mutual: Mutual,
  day: CivilDate,
): Promise<void> {
  const [associations, roles] = await ports.store.read(async (tx) => [
    await loadAssociations(tx, mutual.code),
    await loadStaffRoles(tx, mutual.code),
  ])
  const treasurers = roles.filter((one) => one.role === 'association' && speaks(one, day))
  for (const phone of new Set(treasurers.map((one) => one.phone))) {
    const theirs = associations.filter(({ code }) => {
      return treasurers.some((one) => one.phone === phone && one.ref === code)
    })
    const owing: AssociationOwing[] = []
    for (const { code, name } of theirs) {
      const told = await ports.store.read((tx) => owingOf(tx, mutual, code, name, day))
      if (told) owing.push(told)
    }
    if (owing.length === 0) continue
    await acting(ports, async (desk) => {
      await lockMutualChain(desk.tx, mutual.code)
      await tell(inMutual(desk, mutual), phone, owing, day)
    })
  }
}

/** What the members of an association owe; null when nobody was reminded, or nothing is owed. */
async function owingOf(
  tx: ReadTx,
  mutual: Mutual,
  code: string,
  name: string,
  today: CivilDate,
): Promise<AssociationOwing | null> {
  if (!(await anyRemindedIn(tx, mutual.code, code, today))) return null
  const owing = await loadOwing(tx, { mutual, association: code, today }, null)
  if (owing.length === 0) return null
  const members = await countAssociation(tx, mutual.code, code, today)
  const owed = add(...owing.map(({ standing }) => standing.owed))
  return { association: name, count: owing.length, members, owed }
}

async function tell(
  desk: MutualDesk,
  phone: PhoneNumber,
  owing: readonly AssociationOwing[],
  day: CivilDate,
): Promise<void> {
  const { tx, now, mutual } = desk
  const at = nextLoud(mutual, now)
  const subjectOf = (on: CivilDate) => `${ASSOCIATION}/${mutual.code}/${OF_A_PHONE}/${on}`
  const keyOf = (on: CivilDate) => `${subjectOf(on)}/${phone}`
  const before = Array.from({ length: DAYS_BACK }, (_, back) => keyOf(plusDays(day, -back)))
  const text = associationsReminderText(await voiceFor(tx, mutual, phone), owing)
  const last = await lastToLeave(tx, before)
  const apart = mutual.reminders.hoursApart * HOUR_MS
  if (last && last.at > at - (last.text === text ? SAME_MS : apart)) return
  const sms = { mutual: mutual.code, to: phone, text, subject: subjectOf(day), about: keyOf(day) }
  await queueSms(desk, { ...sms, priority: PRIORITY.reminder, notBefore: at })
}

/** It is of one day: it waits for the end of the quiet hours (R51), and no longer than that. */
export async function recheckAssociation(
  { tx, now }: Desk,
  { subject }: OutboxTable,
): Promise<Verdict> {
  const [, code = '', , day = ''] = subject?.split('/') ?? []
  const books = await loadMutual(tx, code)
  if (!books || dayIn(books.mutual, now) !== day) return { kind: 'drop', why: 'not-true-now' }
  const { mutual } = books
  if (!isOpen(mutual, dayIn(mutual, now))) return { kind: 'drop', why: 'not-open' }
  return isQuiet(mutual, now) ? { kind: 'later', at: nextLoud(mutual, now) } : { kind: 'send' }
}
