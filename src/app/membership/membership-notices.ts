import { type CivilDate, dayBefore } from '../../core/dates.ts'
import type { EndState } from '../../core/states.ts'
import { amountAsked } from '../../core/membership/asked.ts'
import { standing } from '../../core/membership/standing.ts'
import { endText, noticeText, readmittedText } from '../../core/messages/life-sms.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { type Household, ownPhone } from '../../store/membership/households.ts'
import type { Desk, MutualDesk } from '../desk.ts'
import { PRIORITY } from '../messages/priorities.ts'
import type { RecordedChange } from '../../store/membership/membership-changes.ts'
import type { OpenedMembership } from './membership-acts.ts'
import { queueSms, voiceFor } from '../messages/sms-out.ts'

/** Tells a member that the membership ends; nobody of the death of a member. */
export async function tellOfEnd(
  desk: MutualDesk,
  household: Household,
  end: { readonly on: CivilDate; readonly state: EndState },
): Promise<void> {
  const { tx, now, mutual } = desk
  const { number, facts } = household
  const to = ownPhone(household, now)
  if (!to || end.state === 'deceased') return
  const voice = await voiceFor(tx, mutual, to)
  const { owed } = standing({ ...facts, end }, dayBefore(end.on))
  const text = endText(voice, number, end, owed)
  const about = `end/${number}/${end.state}/${end.on}/${now}`
  await queueSms(desk, { mutual: mutual.code, to, text, about, priority: PRIORITY.notice })
}

/** Gives a member notice before striking off (R33). */
export async function tellOfNotice(
  desk: Desk,
  { books, household, today }: OpenedMembership,
  to: PhoneNumber,
  { id, cause }: RecordedChange,
): Promise<void> {
  const { mutual } = books
  const voice = await voiceFor(desk.tx, mutual, to)
  const { owed } = standing(household.facts, today)
  const text = noticeText(voice, household.number, owed, cause)
  const about = `notice/${id}`
  await queueSms(desk, { mutual: mutual.code, to, text, about, priority: PRIORITY.notice })
}

/** Tells a readmitted member what there is to pay (R34). */
export async function tellOfReadmission(
  desk: MutualDesk,
  { number, people, facts }: Household,
  on: CivilDate,
): Promise<void> {
  const { tx, mutual } = desk
  const to = people[0]?.phone
  if (!to) return
  const voice = await voiceFor(tx, mutual, to)
  const text = readmittedText(voice, number, on, amountAsked(standing(facts, on)))
  const about = `readmitted/${number}/${on}`
  await queueSms(desk, { mutual: mutual.code, to, text, about, priority: PRIORITY.notice })
}
