import type { MemberNumber } from '../../core/member-number.ts'
import { standing } from '../../core/membership/standing.ts'
import { openingCorrectedText } from '../../core/messages/cash-sms.ts'
import { nextLoud } from '../../core/reminders/quiet.ts'
import { isOpen } from '../../core/statutes/opening.ts'
import { loadHousehold, ownPhone } from '../../store/membership/households.ts'
import type { MutualDesk } from '../desk.ts'
import { PRIORITY } from '../messages/priorities.ts'
import { queueSms, voiceFor } from '../messages/sms-out.ts'

/**
 * Tells a household that what its older books say of it was corrected, and what that means, after the
 * quiet hours. Nobody hears of an opening of all, and so neither that it was taken back; nobody hears
 * anything while the mutual's messages do not leave yet.
 */
export async function tellOfCorrected(
  desk: MutualDesk,
  number: MemberNumber,
  about: string,
): Promise<void> {
  const { tx, now, mutual, today } = desk
  if (!isOpen(mutual, today)) return
  const household = await loadHousehold(tx, mutual.code, number)
  const to = household && ownPhone(household, now)
  if (!to) return
  const voice = await voiceFor(tx, mutual, to)
  const text = openingCorrectedText(voice, number, standing(household.facts, today))
  const when = { priority: PRIORITY.notice, notBefore: nextLoud(mutual, now) }
  await queueSms(desk, { mutual: mutual.code, to, text, about, ...when })
}
