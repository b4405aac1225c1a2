import { type CivilDate, dayBefore } from '../../core/dates.ts'
import type { EndState } from '../../core/states.ts'
import { standing } from '../../core/membership/standing.ts'
import { endText, noticeText, readmittedText } from '../../core/messages/life-sms.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { type Household, ownPhone } from '../../store/membership/households.ts'
import type { Tx } from '../../store/store.ts'
import type { Ports } from '../ports.ts'
import { PRIORITY } from '../messages/priorities.ts'
import type { RecordedChange } from '../../store/membership/membership-changes.ts'
import type { OpenedMembership } from './membership-acts.ts'
import { queueSms, voiceFor } from '../messages/sms-out.ts'

/** Tells a member that the membership ends; nobody of the death of a member. */
export async function tellOfEnd(
  ports: Ports,
  tx: Tx,
  mutual: Mutual,
  household: Household,
  end: { readonly on: CivilDate; readonly state: EndState },
): Promise<void> {
  const { number, facts } = household
  const to = ownPhone(household, ports.clock.now())
  if (!to || end.state === 'deceased') return
  const voice = await voiceFor(tx, mutual, to)
  const { owed } = standing({ ...facts, end }, dayBefore(end.on))
  const text = endText(voice, number, end, owed)
  const about = `end/${number}/${end.state}/${end.on}/${ports.clock.now()}`
  await queueSms(ports, tx, { mutual: mutual.code, to, text, about, priority: PRIORITY.notice })
}

/** Gives a member notice before striking off (R33). */
export async function tellOfNotice(
  ports: Ports,
  tx: Tx,
  { books, household, today }: OpenedMembership,
  to: PhoneNumber,
  { id, cause }: RecordedChange,
): Promise<void> {
  const { mutual } = books
  const voice = await voiceFor(tx, mutual, to)
  const { owed } = standing(household.facts, today)
  const text = noticeText(voice, household.number, owed, cause)
  const about = `notice/${id}`
  await queueSms(ports, tx, { mutual: mutual.code, to, text, about, priority: PRIORITY.notice })
}

/** Tells a readmitted member what there is to pay (R34). */
export async function tellOfReadmission(
  ports: Ports,
  tx: Tx,
  mutual: Mutual,
  { number, people, facts }: Household,
  on: CivilDate,
): Promise<void> {
  const to = people[0]?.phone
  if (!to) return
  const voice = await voiceFor(tx, mutual, to)
  const text = readmittedText(voice, number, on, standing(facts, on).owed)
  const about = `readmitted/${number}/${on}`
  await queueSms(ports, tx, { mutual: mutual.code, to, text, about, priority: PRIORITY.notice })
}
