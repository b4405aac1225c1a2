import type { Arrears, Behind } from '../arrears/arrears.ts'
import { formatMemberNumber, type MemberNumber } from '../member-number.ts'
import { formatNumber } from '../money.ts'
import { shortName } from '../person-name.ts'
import { SMS_SEPTETS, septets } from '../text/gsm7.ts'
import { LANGUAGES } from '../wording/catalogue.ts'
import { exampleOf, keywordOf } from './command-sms.ts'
import { mutualName, sentences, type Voice } from './voice.ts'

/** A member who is behind, as those who work for the mutual read it: they have to call. */
type ListedMember = Pick<Arrears, 'amount'> & {
  readonly number: MemberNumber
  readonly name: string
  /** Whole, as it is dialled: a manager or collector is to call it. */
  readonly phone: string | null
}

/**
 * A page of members who are behind: as many as fit. Returns the text and how many it names, so
 * that the next page goes on after the last of them.
 */
export function listText(
  voice: Voice,
  behind: Behind | null,
  members: readonly ListedMember[],
  hasMore: boolean,
): { readonly text: string; readonly shown: number } {
  const { say, language } = voice
  const mutual = mutualName(voice)
  const periods = behind === null ? '1+' : behind === 3 ? '3+' : String(behind)
  if (members.length === 0) {
    return { text: say('sms.list.none', { mutual, periods }), shown: 0 }
  }
  for (let shown = members.length; shown > 0; shown -= 1) {
    const list = members.slice(0, shown).map((member) => entryOf(voice, member))
    const text = say('sms.list', { mutual, periods, list: list.join('; ') })
    const goesOn = hasMore || shown < members.length
    const more = goesOn ? [say('sms.more', { example: keywordOf('next', language) })] : []
    const whole = sentences([text, ...more])
    if ((septets(whole) ?? Infinity) <= SMS_SEPTETS || shown === 1) return { text: whole, shown }
  }
  return { text: '', shown: 0 }
}

/** `4247020-5 Hassan A. 0700000020 3,000`: all amounts of a list are in one currency. */
function entryOf(
  { mutual, language }: Voice,
  { number, name, phone, amount }: ListedMember,
): string {
  const sum = formatNumber(amount, mutual.currency, LANGUAGES[language].thousands)
  const parts = [formatMemberNumber(number), shortName(name), phone, sum]
  return parts.filter((part) => part).join(' ')
}

export function noListText({ say, language }: Voice): string {
  return say('sms.list.over', { example: exampleOf('list', language) })
}
