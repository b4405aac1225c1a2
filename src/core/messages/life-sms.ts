import { type CivilDate, dayBefore, formatDate } from '../dates.ts'
import { formatMemberNumber, type MemberNumber } from '../member-number.ts'
import type { EndState } from '../membership/changes.ts'
import type { Minor } from '../money.ts'
import { call, money, mutualName, sentences, type Voice } from './voice.ts'

/** Tells a member that the membership ends, its last day, and what is owed all the same. */
export function endText(
  voice: Voice,
  number: MemberNumber,
  end: { readonly on: CivilDate; readonly state: EndState },
  owed: Minor,
): string {
  const { say } = voice
  const ends = say(end.state === 'struck-off' ? 'sms.life.struck-off' : 'sms.life.ends', {
    mutual: mutualName(voice),
    number: formatMemberNumber(number),
    date: formatDate(dayBefore(end.on)),
  })
  const debt = owed > 0 ? [say('sms.owed', { amount: money(voice, owed) })] : []
  return sentences([ends, ...debt], call(voice))
}

/** Tells a member that a manager took the service PIN away. */
export function pinResetText(voice: Voice, number: MemberNumber): string {
  const { say } = voice
  const told = { mutual: mutualName(voice), number: formatMemberNumber(number) }
  return sentences([say('sms.pin-reset', told)], call(voice))
}
