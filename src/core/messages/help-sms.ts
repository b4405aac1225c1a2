import { type Doing, doingText } from '../help/doing.ts'
import { formatMemberNumber, type MemberNumber } from '../member-number.ts'
import { shortName } from '../person-name.ts'
import type { PhoneNumber } from '../phone-number.ts'
import { foldName } from '../text/gsm7.ts'
import { call, mutualName, sentences, type Voice } from './voice.ts'

/** Characters of what somebody was doing. */
const DOING_LENGTH = 24

/** To a manager: who wants to be called, on which phone, and what they were doing. */
export function wantsCallText(
  voice: Voice,
  asked: {
    readonly name: string | null
    readonly number: MemberNumber | null
    readonly phone: PhoneNumber
    readonly doing: Doing
  },
): string {
  const { name, number, phone, doing } = asked
  const who = [name && shortName(name), number && formatMemberNumber(number), phone]
  return voice.say('sms.wants-call', {
    mutual: mutualName(voice),
    who: who.filter(Boolean).join(' '),
    what: foldName(doingText(voice.say, doing), DOING_LENGTH),
  })
}

/** Somebody of the mutual will call; or the sender may. `before`: since when an earlier wish waits. */
export function callNotedText(voice: Voice, before: string | null): string {
  const mutual = mutualName(voice)
  const noted =
    before === null
      ? voice.say('sms.call-me', { mutual })
      : voice.say('sms.call-me-again', { mutual, when: before })
  return sentences([noted], call(voice))
}
