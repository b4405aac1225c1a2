import { type CivilDate, dayBefore, formatDate } from '../dates.ts'
import { formatMemberNumber, type MemberNumber } from '../member-number.ts'
import type { EndState } from '../states.ts'
import type { Minor } from '../money.ts'
import { foldName } from '../text/gsm7.ts'
import { call, dial, howToPay, money, mutualName, sentences, type Voice } from './voice.ts'

/** Characters of when and where a member is heard that an SMS has room for. */
const HEARING_LENGTH = 36

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

/** Gives notice before striking off (R33): what is owed, and when and where the member is heard. */
export function noticeText(
  voice: Voice,
  number: MemberNumber,
  owed: Minor,
  hearing: string,
): string {
  return voice.say('sms.life.notice', {
    mutual: mutualName(voice),
    number: formatMemberNumber(number),
    amount: money(voice, owed),
    hearing: foldName(hearing, HEARING_LENGTH),
  })
}

/** Tells a member of a readmission, and what there is to pay for rights to open (R34). */
export function readmittedText(
  voice: Voice,
  number: MemberNumber,
  on: CivilDate,
  owed: Minor,
): string {
  const { say } = voice
  const again = say('sms.life.readmitted', {
    mutual: mutualName(voice),
    number: formatMemberNumber(number),
    date: formatDate(on),
  })
  const debt = owed > 0 ? [say('sms.owed-to-begin', { amount: money(voice, owed) })] : []
  return sentences([again, ...debt], owed > 0 ? howToPay(voice) : dial(voice))
}
