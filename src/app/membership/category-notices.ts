import type { CivilDate } from '../../core/dates.ts'
import { chargesOf } from '../../core/contributions/charges.ts'
import { termOn } from '../../core/contributions/terms.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { categoryText } from '../../core/messages/household-sms.ts'
import type { Minor } from '../../core/money.ts'
import { nextLoud } from '../../core/reminders/quiet.ts'
import { isOpen } from '../../core/statutes/opening.ts'
import { loadHouseholds } from '../../store/membership/household-batch.ts'
import { type Household, ownPhone } from '../../store/membership/households.ts'
import type { MutualDesk } from '../desk.ts'
import { PRIORITY } from '../messages/priorities.ts'
import { queueAllSms, type SmsOut, voiceFor } from '../messages/sms-out.ts'

type Changed = { readonly number: MemberNumber; readonly on: CivilDate }

/**
 * Tells each household what it pays from its first day in another category on, after the quiet hours;
 * nobody while the mutual's messages do not leave yet.
 */
export async function tellOfCategories(
  desk: MutualDesk,
  proposal: string,
  changed: readonly Changed[],
): Promise<void> {
  const { tx, now, mutual, today } = desk
  if (!isOpen(mutual, today)) return
  const numbers = changed.map(({ number }) => number)
  const firstDays = new Map(changed.map(({ number, on }) => [number, on]))
  const messages: SmsOut[] = []
  for (const household of await loadHouseholds(tx, mutual.code, numbers)) {
    const { number } = household
    const to = ownPhone(household, now)
    const on = firstDays.get(number)
    const amount = on === undefined ? null : contributionFrom(household, on)
    if (!to || on === undefined || amount === null) continue
    messages.push({
      ...{ mutual: mutual.code, to, about: `category/${mutual.code}/${proposal}/${number}` },
      text: categoryText(await voiceFor(tx, mutual, to), number, on, amount),
      ...{ priority: PRIORITY.notice, notBefore: nextLoud(mutual, now) },
    })
  }
  await queueAllSms(desk, messages)
}

/** Periods looked at before the first day: a household that changes is not years behind its charges. */
const PERIODS_MAX = 1000

/** What the member owes of the first period from a day on; null after the end of the membership. */
function contributionFrom({ facts }: Household, on: CivilDate): Minor | null {
  let seen = 0
  for (const charge of chargesOf(termOn({ ...facts, endedOn: facts.end?.on ?? null }, on))) {
    if (charge.kind === 'contribution' && charge.startsOn >= on) return charge.amount
    if ((seen += 1) > PERIODS_MAX) return null
  }
  return null
}
