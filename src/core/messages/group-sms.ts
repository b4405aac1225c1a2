import { formatMemberNumber, type MemberNumber } from '../member-number.ts'
import type { Minor } from '../money.ts'
import { canPrompt } from '../payments/prompt-wallet.ts'
import { shortName } from '../person-name.ts'
import { foldName, SMS_SEPTETS, septets } from '../text/gsm7.ts'
import { LANGUAGES } from '../wording/catalogue.ts'
import { keywordOf } from './command-sms.ts'
import { walletName } from './wallet-name.ts'
import { howToPay, money, mutualName, sentences, type Voice } from './voice.ts'

/** Answers to the treasurer of an association (R05). */

/** Characters of an association's name that an SMS has room for. */
const ASSOCIATION_NAME_LENGTH = 20

/** What some members of an association owe together. */
type GroupOwing = {
  readonly association: string
  readonly count: number
  readonly amount: Minor
}

/** A member of the association who owes something. */
type GroupMember = {
  readonly number: MemberNumber
  readonly name: string
  readonly owed: Minor
}

/** How many of the members owe, and how much; then what may be sent next. */
export function groupOwingText(voice: Voice, group: GroupOwing, members: number): string {
  const { say, language } = voice
  if (group.count === 0) return say('sms.group.nobody', namesOf(voice, group.association))
  const list = keywordOf('list', language)
  const pay = `${keywordOf('pay', language)} ${LANGUAGES[language].words.all[0]}`
  const owing = say('sms.group.owing', { ...toldOf(voice, group), members: String(members) })
  if (canPrompt(voice.mutual)) return sentences([owing], [say('sms.group.how', { pay, list })])
  return sentences([owing, ...howToPay(voice)], [say('sms.details', { example: list })])
}

/**
 * A page of those who owe: as many as fit. Returns the text and how many it names, so that the next
 * page goes on after the last of them.
 */
export function groupListText(
  voice: Voice,
  association: string,
  members: readonly GroupMember[],
  hasMore: boolean,
): { readonly text: string; readonly shown: number } {
  const { say, language } = voice
  const names = namesOf(voice, association)
  for (let shown = members.length; shown > 0; shown -= 1) {
    const list = members.slice(0, shown).map((member) => entryOf(voice, member))
    const text = say('sms.group.list', { ...names, list: list.join('; ') })
    const goesOn = hasMore || shown < members.length
    const more = goesOn ? [say('sms.more', { example: keywordOf('next', language) })] : []
    const whole = [text, ...more].join(' ')
    if (shown === 1 || (septets(whole) ?? Infinity) <= SMS_SEPTETS) return { text: whole, shown }
  }
  return { text: say('sms.group.nobody', names), shown: 0 }
}

/** A request for what the members owe is on its way to the association's phone. */
export function groupAskedText(
  voice: Voice,
  { title, ...group }: GroupOwing & { readonly title: string | null },
): string {
  const wallet = walletName(voice.say, title)
  return voice.say('sms.group.asked', { ...toldOf(voice, group), wallet })
}

function entryOf(voice: Voice, { number, name, owed }: GroupMember): string {
  return `${formatMemberNumber(number)} ${shortName(name)} ${money(voice, owed)}`
}

function toldOf(voice: Voice, { association, count, amount }: GroupOwing) {
  return {
    ...namesOf(voice, association),
    count: String(count),
    amount: money(voice, amount),
  }
}

function namesOf(voice: Voice, association: string) {
  return {
    mutual: mutualName(voice),
    association: foldName(association, ASSOCIATION_NAME_LENGTH),
  }
}
