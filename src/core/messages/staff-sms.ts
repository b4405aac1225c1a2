import { type CivilDate, formatDate } from '../dates.ts'
import type { Ageing } from '../indicators/ageing.ts'
import { formatMemberNumber, type MemberNumber } from '../member-number.ts'
import { add, type Currency, type Minor } from '../money.ts'
import type { MoneyInSpans } from '../indicators/money-in.ts'
import type { Refusal } from '../refusals.ts'
import type { Matter } from '../proposals/matter.ts'
import { shortName } from '../person-name.ts'
import { foldName, SMS_SEPTETS, septets } from '../text/gsm7.ts'
import { LANGUAGES } from '../wording/catalogue.ts'
import type { TextKey } from '../wording/text-key.ts'
import { exampleOf, keywordOf } from './command-sms.ts'
import { type Applicant, applicantDetails, matterText, type MatterTold } from './matter-text.ts'
import { dial, moment, money, mutualName, sentences, type Voice } from './voice.ts'

/** Answers to managers and collectors, each about one mutual. */

/** How many are behind, by periods, and with how much. */
export function arrearsText(
  voice: Voice,
  { one, two, three }: Pick<Ageing, 'one' | 'two' | 'three'>,
  members: number,
  today: CivilDate,
): string {
  const { say, language } = voice
  const behind = one.members + two.members + three.members
  if (behind === 0) return say('sms.arrears.none', { mutual: mutualName(voice) })
  const text = say('sms.arrears', {
    mutual: mutualName(voice),
    date: formatDate(today),
    behind: String(behind),
    members: String(members),
    one: String(one.members),
    two: String(two.members),
    three: String(three.members),
    amount: money(voice, add(one.amount, two.amount, three.amount)),
  })
  return sentences([text], [say('sms.details', { example: exampleOf('list', language) })])
}

/** Money that came in, and what of it is nobody's yet. */
export function totalText(
  voice: Voice,
  { today, week, month }: MoneyInSpans,
  unmatched: { readonly receipts: number; readonly amount: Minor },
): string {
  const text = voice.say('sms.total', {
    mutual: mutualName(voice),
    today: money(voice, today.amount),
    week: money(voice, week.amount),
    month: money(voice, month.amount),
  })
  const more: string[] = []
  if (unmatched.receipts > 0) {
    const amount = money(voice, unmatched.amount)
    more.push(voice.say('sms.total.unmatched', { count: String(unmatched.receipts), amount }))
  }
  if (month.takenBack > 0) {
    const amount = money(voice, month.takenBack)
    more.push(`${voice.say('money.taken-back', { amount })}.`)
  }
  return sentences([text], more)
}

export type Unmatched = {
  readonly receiptNumber: string
  readonly amount: Minor
  /** Whose card was typed, to be looked at. */
  readonly cardOf: MemberNumber | null
}

/** The receipts that are nobody's, oldest first, and how to say whose one is. */
export function unmatchedText(voice: Voice, receipts: readonly Unmatched[]): string {
  const { say, language } = voice
  const mutual = mutualName(voice)
  if (receipts.length === 0) return say('sms.match.none', { mutual })
  const how = say('sms.details', { example: exampleOf('match', language) })
  const entries = receipts.map(({ receiptNumber, amount, cardOf }) => {
    const whose = cardOf ? ` (${formatMemberNumber(cardOf)}?)` : ''
    return `${receiptNumber} ${money(voice, amount)}${whose}`
  })
  const values = { mutual, count: String(receipts.length) }
  return longest(entries, (list) => sentences([say('sms.match.list', { ...values, list }), how]))
}

/** The match waits for a second manager (R65). */
export function matchWaitsText(
  voice: Voice,
  match: {
    readonly amount: Minor
    readonly receiptNumber: string
    readonly number: MemberNumber
    readonly proposal: string
  },
): string {
  return voice.say('sms.match.waits', {
    mutual: mutualName(voice),
    amount: money(voice, match.amount),
    ref: match.receiptNumber,
    number: formatMemberNumber(match.number),
    example: `${keywordOf('approve', voice.language)} P${match.proposal}`,
  })
}

/** Something that waits, with what is known of who asks. */
type MatterListed = MatterTold & Applicant & Pick<Matter, 'what' | 'id'>

/**
 * What waits for a decision: applications as A12, proposals as P3. Who asks comes with birth,
 * family and village, so that nobody approves a bare name; where even one is too long for a
 * message, what was said last is left out.
 */
export function toDecideText(voice: Voice, matters: readonly MatterListed[]): string {
  const { say, language } = voice
  const mutual = mutualName(voice)
  const [first] = matters
  if (!first) return say('sms.decide.none', { mutual })
  const example = `${keywordOf('approve', language)} ${codeOf(first.what, first.id)}`
  const how = say('sms.details', { example })
  const count = String(matters.length)
  const textOf = (list: string) => sentences([say('sms.decide.list', { mutual, count, list }), how])
  const entries = matters.map((one) => entryText(voice, one))
  const whole = longest(entries, textOf)
  if (fits(whole)) return whole
  for (let told = applicantDetails(say, first).length - 1; told > 0; told -= 1) {
    const shorter = textOf(entryText(voice, first, told))
    if (fits(shorter)) return shorter
  }
  return textOf(entryText(voice, first, 0))
}

/** `A12 Zawadi Njeri wants to join: Woman, 1990, family of 4, Kibera, 0799000009`. */
function entryText({ say }: Voice, matter: MatterListed, told = Infinity): string {
  const details = applicantDetails(say, matter).slice(0, told)
  const line = `${codeOf(matter.what, matter.id)} ${matterText(say, matter)}`
  return details.length > 0 ? `${line}: ${details.join(', ')}` : line
}

/** To managers, as an application comes in: how many wait, who the new one is, how to see all. */
export function applicationText(voice: Voice, count: number, matter: MatterListed): string {
  const { say, language } = voice
  const waiting = say('sms.alert.applicants', { mutual: mutualName(voice), count: String(count) })
  const how = say('sms.details', { example: keywordOf('applicants', language) })
  return sentences([waiting], [`${entryText(voice, matter)}.`, how])
}

function codeOf(what: Matter['what'], id: string): string {
  return (what === 'application' ? 'A' : 'P') + id
}

export function decidedText(
  voice: Voice,
  matter: Matter['what'],
  id: string,
  decision: 'approved' | 'refused',
): string {
  const what = codeOf(matter, id)
  return voice.say(`sms.decide.${decision}`, { mutual: mutualName(voice), what })
}

/** The same number is an application's and a proposal's. */
export function whichMatterText({ say, language }: Voice, id: string): string {
  const keyword = keywordOf('approve', language)
  return say('sms.decide.which', { one: `${keyword} A${id}`, other: `${keyword} P${id}` })
}

/** Whose card was named for cash, and how to confirm it: a card has no check digit. */
export function cashCardText(
  { say, language }: Voice,
  asked: {
    readonly card: string
    readonly number: MemberNumber
    readonly name: string
    /** As it was typed. */
    readonly amount: string
  },
): string {
  const number = formatMemberNumber(asked.number)
  return say('sms.cash.card', {
    card: foldName(asked.card, CARD_LENGTH),
    member: `${number} ${foldName(shortName(asked.name), CARD_LENGTH)}`,
    command: `${keywordOf('cash', language)} ${number} ${foldName(asked.amount, CARD_LENGTH)}`,
  })
}

/** Characters of a card, of a name and of an amount that are repeated. */
const CARD_LENGTH = 16

/** The same cash of the same member was recorded a short while ago: it is asked, not guessed. */
export function cashTwiceText(
  voice: Voice,
  before: {
    readonly amount: Minor
    readonly number: MemberNumber
    readonly receiptNumber: string
    readonly at: Parameters<typeof moment>[1]
  },
): string {
  return voice.say('sms.cash.twice', {
    mutual: mutualName(voice),
    amount: money(voice, before.amount),
    number: formatMemberNumber(before.number),
    when: moment(voice, before.at),
    ref: before.receiptNumber,
    word: LANGUAGES[voice.language].words.again[0],
  })
}

/** Cash that may be a slip of a thumb: nothing counts before it is sent again or confirmed on a call. */
export function unusualCashText(
  voice: Voice,
  cash: { readonly amount: Minor; readonly number: MemberNumber },
): string {
  return voice.say('sms.cash.unusual', {
    mutual: mutualName(voice),
    amount: money(voice, cash.amount),
    number: formatMemberNumber(cash.number),
    word: LANGUAGES[voice.language].words.again[0],
  })
}

/** Cash above what a message alone may say: it is nothing before the same phone confirms it on a call. */
export function cashOnCallText(
  voice: Voice,
  cash: { readonly amount: Minor; readonly number: MemberNumber },
): string {
  const told = { mutual: mutualName(voice), amount: money(voice, cash.amount) }
  const text = voice.say('sms.cash.call', { ...told, number: formatMemberNumber(cash.number) })
  return sentences([text], dial(voice))
}

/** A match above what a message alone may do: it is nothing before the same phone confirms it on a call. */
export function matchOnCallText(
  voice: Voice,
  match: { readonly amount: Minor; readonly receiptNumber: string; readonly number: MemberNumber },
): string {
  const { amount, receiptNumber: ref, number } = match
  const told = { mutual: mutualName(voice), amount: money(voice, amount), ref }
  const text = voice.say('sms.match.call', { ...told, number: formatMemberNumber(number) })
  return sentences([text], dial(voice))
}

/** Money above what a message alone may move: who called is known, who wrote may be anybody. */
export function onCallText(
  voice: Voice,
  amount: Minor,
  currency: Currency = voice.mutual.currency,
): string {
  const { language } = voice
  const told = {
    mutual: mutualName(voice),
    amount: money({ language, mutual: { currency } }, amount),
  }
  return sentences([voice.say('sms.on-call', told)], dial(voice))
}

/** An amount that may be a slip of a thumb: nothing counts before it is sent again. */
export function unusualText(voice: Voice, amount: Minor): string {
  return voice.say('sms.unusual', {
    mutual: mutualName(voice),
    amount: money(voice, amount),
    word: LANGUAGES[voice.language].words.again[0],
  })
}

/** Refusals that staff meet by SMS; of any other it is said that it cannot be done from here. */
const REFUSED: Partial<Record<Refusal['code'], TextKey>> = {
  'unknown-receipt': 'sms.refused.receipt',
  'not-in-suspense': 'sms.refused.matched',
  'open-proposal': 'sms.refused.proposed',
  'statutes-changed': 'sms.refused.changed',
  'same-person': 'sms.refused.same-person',
  'unknown-proposal': 'sms.refused.nothing',
  'unknown-application': 'sms.refused.nothing',
  'decided-proposal': 'sms.refused.decided',
  'expired-proposal': 'sms.refused.expired',
  'decided-application': 'sms.refused.decided',
  'no-phone': 'sms.refused.no-phone',
  'cash-day': 'sms.refused.cash-day',
  'unknown-complaint': 'sms.refused.complaint',
  'complaint-closed': 'sms.refused.complaint',
  'answer-empty': 'sms.refused.words',
  'not-in-role': 'sms.not-allowed',
  'not-staff': 'sms.not-allowed',
  'not-a-staff-phone': 'sms.refused.not-staff-phone',
  'staff-phone-closed': 'sms.refused.phone-closed',
  'several-staff': 'sms.refused.several-phones',
  'own-phone': 'sms.refused.own-phone',
  'closings-day': 'sms.refused.closings',
}

/** Why something is not done, in the words of an SMS. */
export function refusedText({ say }: Pick<Voice, 'say'>, { code }: Refusal): string {
  return say((REFUSED[code] ?? 'sms.refused') as 'sms.refused')
}

function longest(entries: readonly string[], textOf: (list: string) => string): string {
  for (let count = entries.length; count > 1; count -= 1) {
    const text = textOf(entries.slice(0, count).join('; '))
    if (fits(text)) return text
  }
  return textOf(entries[0] as string)
}

function fits(text: string): boolean {
  return (septets(text) ?? Infinity) <= SMS_SEPTETS
}
