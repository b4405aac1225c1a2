import { bothReadings, plainAmount, type WrittenAmount } from '../amount.ts'
import { type CivilDate, formatDate } from '../dates.ts'
import { checkMemberNumber, formatMemberNumber, type MemberNumber } from '../member-number.ts'
import { currencySign, type Minor, minor } from '../money.ts'
import type { OpenRequest } from '../payments/open-request.ts'
import { payBillOf, payInto } from '../payments/prompt-wallet.ts'
import { onStep } from '../payments/step.ts'
import type { Beyond, Cannot } from '../payments/terms.ts'
import { fold, foldName, SMS_SEPTETS, septets } from '../text/gsm7.ts'
import { LANGUAGES } from '../wording/catalogue.ts'
import { EXAMPLE_NUMBER, exampleOf, keywordOf } from './command-sms.ts'
import { rights, type StandingTold } from './money-sms.ts'
import { walletName } from './wallet-name.ts'
import { call, dial, howToPay, money, mutualName, sentences, type Voice } from './voice.ts'

/** Answers to what members and clinics do by SMS. */

/** Characters of a first name in a list, of a code that was typed, and of a service. */
const NAME_LENGTH = 12
const TYPED_LENGTH = 12
const ASKED_LENGTH = 16

/** A payment request is on its way; `initials` when it is for another member. */
export function payAskedText(
  voice: Voice,
  asked: {
    readonly amount: Minor
    readonly number: MemberNumber
    readonly initials: string | null
    readonly title: string | null
  },
): string {
  const number = formatMemberNumber(asked.number)
  const whose = asked.initials ? `${number} ${fold(asked.initials)}` : number
  return voice.say('sms.pay.asked', {
    mutual: mutualName(voice),
    amount: money(voice, asked.amount),
    number: whose,
    wallet: walletName(voice.say, asked.title),
  })
}

/** A request for several households: the sum, how many, and what each gets where that is the same. */
export function paySeveralText(
  voice: Voice,
  asked: {
    readonly amount: Minor
    readonly parts: readonly Minor[]
    readonly title: string | null
  },
): string {
  const { say } = voice
  const base = say('sms.pay.several', {
    mutual: mutualName(voice),
    amount: money(voice, asked.amount),
    count: String(asked.parts.length),
    wallet: walletName(say, asked.title),
  })
  const [first] = asked.parts
  const isEqual = first !== undefined && asked.parts.every((part) => part === first)
  return sentences([base], isEqual ? [say('sms.pay.each', { amount: money(voice, first) })] : [])
}

/** The forms of a payment for several households: what is in all, for each, and with each its own. */
export function whichPartsText(voice: Voice): string {
  const { say, language } = voice
  const pay = keywordOf('pay', language)
  const [each] = LANGUAGES[language].words.each
  return say('sms.pay.which-parts', {
    shared: `${pay} 1500 ${FIRST} ${SECOND}`,
    each: `${pay} 1500 ${each} ${FIRST} ${SECOND}`,
    own: `${pay} ${FIRST} 1000 ${SECOND} 500`,
  })
}

/** Numbers as they stand in a form. */
const FIRST = '41220537'
const SECOND = '41294045'

/**
 * How to pay a mutual that asks nobody by phone: for the sender's own membership with what is owed,
 * for a member of somebody else without (R15). Whoever takes cash hears how to record it.
 */
export function payCashText(
  voice: Voice,
  {
    number,
    owed,
    isStaff,
  }: {
    readonly number: MemberNumber | null
    /** Null where it is nobody's business. */
    readonly owed: Minor | null
    readonly isStaff: boolean
  },
): string {
  const { say, language } = voice
  const mutual = mutualName(voice)
  const told = number
    ? say('sms.balance', { mutual, number: formatMemberNumber(number) })
    : `${mutual}:`
  const sum =
    owed === null
      ? []
      : [
          owed > 0
            ? say('sms.balance.owed', { amount: money(voice, owed) })
            : say('sms.nothing-owed'),
        ]
  const label = payInto(voice.mutual)
  if (label && !isStaff) {
    const into = [told, ...sum, say('sms.pay.into', { label })]
    return sentences(into, [...call(voice), say('sms.pay.no-receipt')])
  }
  const how = [told, ...sum, say('sms.pay.cash'), ...call(voice)]
  if (!isStaff) return sentences(how, [say('sms.pay.no-receipt')])
  return sentences([...how, say('sms.pay.cash-taken', { example: exampleOf('cash', language) })])
}

/** The phone cannot be asked now: why, and how to pay without. `number` null: nobody's yet. */
export function payCannotText(
  voice: Voice,
  {
    why,
    title,
    number,
  }: {
    readonly why: Cannot
    readonly title: string | null
    readonly number: MemberNumber | null
  },
): string {
  const { say } = voice
  const values = { mutual: mutualName(voice), wallet: walletName(say, title) }
  const bill = why === 'down' ? payBillOf(voice.mutual) : null
  const ways = [
    ...(bill && number ? [say('sms.pay.bill', { bill, number })] : []),
    say('sms.pay.cash'),
  ]
  return sentences([say(`sms.pay.cannot-${why}`, values)], [...ways, ...call(voice)])
}

/** The wallet does not take so much, or so little, in one payment: what it takes, and what to do. */
export function payBeyondText(
  voice: Voice,
  { beyond: { limit, amount }, title }: { readonly beyond: Beyond; readonly title: string | null },
): string {
  return voice.say(`sms.pay.beyond-${limit}`, {
    mutual: mutualName(voice),
    amount: money(voice, amount),
    wallet: walletName(voice.say, title),
  })
}

/** An earlier request is still on this phone: how long ago it was made, and how to ask once more. */
export function payOpenText(
  voice: Voice,
  { amount, minutes }: OpenRequest,
  again: {
    /** As they were sent; null where they were not. */
    readonly number: MemberNumber | null
    readonly amount: Minor | null
    readonly all: boolean
  },
): string {
  const { say, language, mutual } = voice
  const { words } = LANGUAGES[language]
  const example = [
    keywordOf('pay', language),
    ...(again.all ? [words.all[0]] : []),
    ...(again.number ? [formatMemberNumber(again.number)] : []),
    ...(again.amount ? [plainAmount(again.amount, mutual.currency)] : []),
    words.again[0],
  ].join(' ')
  const values = { mutual: mutualName(voice), amount: money(voice, amount), example }
  return minutes === 1
    ? say('sms.pay.open-one', values)
    : say('sms.pay.open-more', { ...values, minutes: String(minutes) })
}

/** Nothing is owed: an amount has to be named. */
export function nothingToPayText(voice: Voice): string {
  const example = `${keywordOf('pay', voice.language)} 500`
  return voice.say('sms.pay.ahead', { example })
}

/** For which member: with the sender's own number as the example, when there are several. */
export function whichMemberText({ say, language }: Voice, own?: MemberNumber): string {
  const number = own ? formatMemberNumber(own) : `${EXAMPLE_NUMBER} 500`
  return say('sms.incomplete', { example: `${keywordOf('pay', language)} ${number}` })
}

/** How much for this member, whose debt is nobody else's business: with one period as an example. */
export function howMuchText(
  voice: Voice,
  number: MemberNumber,
  one: { readonly period: string; readonly amount: Minor } | null = null,
): string {
  const { say, language, mutual } = voice
  const paid = one ? plainAmount(one.amount, mutual.currency) : '500'
  const example = `${keywordOf('pay', language)} ${formatMemberNumber(number)} ${paid}`
  if (!one) return say('sms.amount-missing', { example })
  return say('sms.pay.how-much', { period: one.period, amount: money(voice, one.amount), example })
}

/**
 * What was written is no amount, with what to send instead: one of two readings, the nearest amounts
 * (of those that a wallet moves), the amount in full, the mutual's currency, or an example.
 */
export function amountUnreadableText(
  { say, language, mutual: { currency } }: Voice,
  read: WrittenAmount,
  command: 'pay' | 'cash' | 'bill' = 'pay',
  step: Minor = minor(1),
): string {
  if (read.kind === 'several') return say('sms.amount-several', bothReadings(read, currency))
  const instead = 'instead' in read ? onStep(read.instead, step) : []
  const [first, second] = instead.map((amount) => plainAmount(amount, currency))
  if (first !== undefined) {
    return second === undefined
      ? say('sms.amount-one', { amount: first })
      : say('sms.amount-several', { first, second })
  }
  if (read.kind === 'none' && read.why === 'other-currency') {
    return say('sms.amount-currency', { currency: currencySign(currency) })
  }
  if (command === 'bill') return billAgainText({ say, language })
  const example = `${keywordOf(command, language)} ${EXAMPLE_NUMBER} 500`
  return say('sms.amount-unreadable', { example })
}

/** A wallet moves no such amount: the nearest that it moves are named. */
export function amountStepText(voice: Voice, below: Minor, above: Minor): string {
  const values = { first: money(voice, below), second: money(voice, above) }
  return voice.say('sms.amount-step', values)
}

export function amountBetweenText(voice: Voice, least: Minor, most: Minor): string {
  const values = { least: money(voice, least), most: money(voice, most) }
  return voice.say('sms.amount-between', values)
}

/** Nobody here has this number, though its check digit is right. */
export function unknownMemberText({ say }: Pick<Voice, 'say'>, asked: string): string {
  const number = checkMemberNumber(asked)
  return say('sms.unknown-member', {
    number: number ? formatMemberNumber(number) : foldName(asked, ASKED_LENGTH),
  })
}

/** Somebody of a family: from when, and whether the age is covered. */
type InFamily = {
  readonly name: string
  readonly since: CivilDate
  readonly isTooOld: boolean
}

/**
 * Who of a family is covered if contributions are paid, by first name: with the first day of whom
 * still waits, and with whom the age no longer covers (R03, R04).
 */
export function familyText(
  voice: Voice,
  number: MemberNumber,
  people: readonly InFamily[],
  now: StandingTold,
  today: CivilDate,
): string {
  const { say } = voice
  const named = people.map(({ name: whole, since, isTooOld }) => {
    const name = foldName(whole.split(/\s+/)[0] ?? '', NAME_LENGTH)
    if (isTooOld) return say('sms.family.too-old', { name })
    return since > today ? say('sms.family.from', { name, date: formatDate(since) }) : name
  })
  const values = { mutual: mutualName(voice), number: formatMemberNumber(number) }
  const opening = say('sms.balance', values)
  return sentences([opening, listed(voice, opening, named)], rights(voice, now))
}

/** As many as an SMS holds after its opening; how many more there are stands at the end. */
function listed({ say }: Voice, opening: string, entries: readonly string[]): string {
  const fits = (text: string) => (septets(`${opening} ${text}`) ?? Infinity) <= SMS_SEPTETS
  for (let count = entries.length; count > 0; count -= 1) {
    const some = entries.slice(0, count).join(', ')
    const more = entries.length - count
    const text = more > 0 ? say('sms.and-more', { list: some, count: String(more) }) : `${some}.`
    if (fits(text)) return text
  }
  return ''
}

/** What became of a clinic's bill. */
type BillTold = {
  readonly code: string
  readonly amount: Minor
  readonly patient: Minor
  readonly mutual: Minor
  readonly isEmergency: boolean
}

/** Confirms a bill with its two parts; of an emergency's the mutual decides first (R42, R45). */
export function billText(voice: Voice, bill: BillTold): string {
  const values = { mutual: mutualName(voice), code: bill.code, amount: money(voice, bill.amount) }
  if (bill.isEmergency) return voice.say('sms.bill.emergency', values)
  return voice.say('sms.bill.taken', {
    ...values,
    patient: money(voice, bill.patient),
    share: money(voice, bill.mutual),
  })
}

export function billCodeText({ say }: Voice, typed: string): string {
  return say('sms.bill.code', { code: foldName(typed, TYPED_LENGTH) })
}

export function billClosedText({ say }: Voice, code: string): string {
  return say('sms.check.code-closed', { code })
}

/** The clinic has to say which service, or write the amount so that it can be read. */
export function billAgainText({ say, language }: Pick<Voice, 'say' | 'language'>): string {
  return say('sms.bill.again', { example: exampleOf('bill', language) })
}

/** The service is not covered under this code, in the words of a check's reason. */
export function billRefusedText(voice: Voice, code: string, reason: string[]): string {
  return sentences([voice.say('sms.bill.refused', { code }), ...reason], call(voice))
}

/** The member has set a service PIN, which is typed on the screen and nowhere else. */
export function guardedText(voice: Voice): string {
  const text = voice.say('sms.guarded', { mutual: mutualName(voice) })
  return sentences([text, ...dial(voice)])
}

export function noReceiptText(voice: Voice): string {
  return sentences([voice.say('sms.receipt.none', { mutual: mutualName(voice) })], howToPay(voice))
}

/** How much? Nothing is asked of the wallet before an amount is clear. */
export function whichAmountText({ say, language }: Voice): string {
  return say('sms.amount-missing', { example: `${keywordOf('pay', language)} 500` })
}
