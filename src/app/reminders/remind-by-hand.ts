import { type CivilDate, civilDateAt, type Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { amountAsked } from '../../core/membership/asked.ts'
import { standing } from '../../core/membership/standing.ts'
import type { Minor } from '../../core/money.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { lastReminder } from '../../core/reminders/choose.ts'
import { nextLoud } from '../../core/reminders/quiet.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { lockHousehold, lockMutualChain } from '../../store/engine/dialect.ts'
import {
  type Household,
  loadHousehold,
  mutualOfNumber,
  ownPhone,
} from '../../store/membership/households.ts'
import { insertReminders, stoppedOf, toldBefore } from '../../store/reminders/reminders.ts'

import { dayIn, type Desk, inMutual, type MutualDesk } from '../desk.ts'
import { PRIORITY } from '../messages/priorities.ts'
import { byHandSms, reminderRow, reminderSubject } from './reminder-messages.ts'
import { queueSms, voiceFor } from '../messages/sms-out.ts'
import { reachOf } from '../staff/own-member.ts'
import { staffFor } from '../staff/staff.ts'

/** A reminder that is on its way. `leavesAt` lies ahead in the quiet hours (R51). */
type ByHand = { readonly mutual: Mutual; readonly owed: Minor; readonly leavesAt: Instant }

/**
 * Reminds a member of what is owed, now, because a manager of the mutual says so, or the collector whose
 * own the member is. The rules of
 * reminders hold: not within 72 hours of the last one, not to whoever wants none, not at night
 * (R51, R52, R54); and who pays before it leaves hears nothing.
 */
export async function remindByHandIn(
  desk: Desk,
  asked: { readonly number: MemberNumber; readonly by: string },
): Promise<Result<ByHand>> {
  const { tx, now } = desk
  const { number, by } = asked
  const code = await mutualOfNumber(tx, number)
  const books = code ? await loadMutual(tx, code) : null
  if (!books) return refused({ code: 'unknown-number', number })
  const staff = await staffFor(inMutual(desk, books.mutual), by, 'reminders send')
  if (!staff.ok) return staff
  const reach = await reachOf(tx, books.mutual, staff.value, number, now)
  if (!reach.acts) return refused({ code: 'not-in-role', by })
  await lockHousehold(tx, books.mutual.code, number)
  await lockMutualChain(tx, books.mutual.code)
  const household = await loadHousehold(tx, books.mutual.code, number)
  if (!household) return refused({ code: 'unknown-number', number })
  return remind(inMutual(desk, books.mutual), household, staff.value.name)
}

async function remind(desk: MutualDesk, household: Household, by: string): Promise<Result<ByHand>> {
  const { tx, now, mutual } = desk
  const { number, facts } = household
  const day = dayIn(mutual, now)
  const read = standing(facts, day)
  const [owed, { coveredUntil }] = [amountAsked(read), read]
  if (owed <= 0) return refused({ code: 'nothing-to-remind', number })
  const phone = ownPhone(household, now)
  if (!phone) return refused({ code: 'reminder-phoneless', number })
  const stopped = await stoppedOf(tx, [phone])
  if (stopped.has(phone)) return refused({ code: 'reminders-stopped', number })
  const among = { mutualId: mutual.code, numbers: [number], spread: 1 }
  const told = (await toldBefore(tx, among, now)).get(number) ?? []
  const before = lastReminder(told, now, mutual.reminders)
  if (before) {
    const on = civilDateAt(before.at, mutual.timeZone)
    return refused({ code: 'reminded-recently', number, on })
  }
  const leavesAt = nextLoud(mutual, now)
  await queue(desk, { household, phone, owed, coveredUntil, day, by, leavesAt })
  return done({ mutual, owed, leavesAt })
}

type Queued = {
  readonly household: Household
  readonly phone: PhoneNumber
  readonly owed: Minor
  readonly coveredUntil: CivilDate | null
  readonly day: CivilDate
  readonly by: string
  readonly leavesAt: Instant
}

async function queue(desk: MutualDesk, told: Queued): Promise<void> {
  const { ports, tx, now, mutual } = desk
  const { household, phone, owed, coveredUntil, day, by, leavesAt } = told
  const { number } = household
  const stage = { kind: 'by-hand', step: 0, about: day, ordinal: 0, amount: owed } as const
  const subject = reminderSubject(mutual.code, number, stage)
  const id = ports.ids.id()
  const voice = await voiceFor(tx, mutual, phone)
  const isNew = await queueSms(desk, {
    ...{ id, mutual: mutual.code, to: phone, priority: PRIORITY.reminder },
    ...byHandSms(voice, household, { owed, coveredUntil }),
    ...{ about: subject, subject },
    notBefore: leavesAt,
  })
  const note = { on_date: day, asked_by: by, outbox_id: id, queued_at: now }
  if (isNew) await insertReminders(tx, [reminderRow(mutual, number, stage, note)])
}
