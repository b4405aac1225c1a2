import { checkNotice, type CheckedPerson } from '../../core/messages/check-sms.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { isGuarded } from '../../store/calls/pins.ts'
import { loadHousehold, type Person, ownPhone } from '../../store/membership/households.ts'
import { dayIn, type Desk } from '../desk.ts'
import { PRIORITY } from '../messages/priorities.ts'
import { queueSms, voiceFor } from '../messages/sms-out.ts'
import type { Checked } from './check-coverage.ts'

/** The member hears once a day of each clinic's question about a person and its answer (R44). */
export async function tellMember(
  desk: Desk,
  { mutual, provider }: { readonly mutual: Mutual; readonly provider: string },
  number: MemberNumber,
  person: Person,
  { coverage }: Checked,
): Promise<void> {
  const { tx, now } = desk
  const household = await loadHousehold(tx, mutual.code, number)
  const to = household && ownPhone(household, now)
  if (!to) return
  const day = dayIn(mutual, now)
  const named = (await isGuarded(tx, to)) ? null : personTold(number, person)
  const text = checkNotice(await voiceFor(tx, mutual, to), named, now)
  const about = `check/${provider}/${number}/${person.ordinal}/${day}/${coverage.answer}`
  await queueSms(desk, { mutual: mutual.code, to, text, about, priority: PRIORITY.notice })
}

/** A person as answers and notices name one, with no more than a clinic needs to know whom it has before it. */
export function personTold(number: MemberNumber, person: Person): CheckedPerson {
  const names = person.name.trim().split(/\s+/)
  return {
    number,
    ordinal: person.ordinal,
    firstName: names[0] as string,
    initial: names.length > 1 ? ((names[names.length - 1] as string)[0] as string) : '',
    sex: person.sex,
    birthYear: person.birthDate.slice(0, 4),
  }
}
