import { type CivilDate, formatDate, formatDayMonth, type Instant } from '../dates.ts'
import { unreachable } from '../invariant.ts'
import { formatMemberNumber, type MemberNumber } from '../member-number.ts'
import { amountAsked, type NextDue } from '../membership/asked.ts'
import type { Standing } from '../membership/standing.ts'
import { type Minor, smaller, ZERO } from '../money.ts'
import { canPrompt } from '../payments/prompt-wallet.ts'
import { foldName, SMS_SEPTETS, septets } from '../text/gsm7.ts'
import { LANGUAGES } from '../wording/catalogue.ts'
import { keywordOf } from './command-sms.ts'
import { walletName } from './wallet-name.ts'
import { call, dial, howToPay, money, moment, mutualName, sentences, type Voice } from './voice.ts'

/** What messages to a member tell of a standing. */
export type StandingTold = Pick<
  Standing,
  'state' | 'owed' | 'paidThrough' | 'coveredUntil' | 'waitingUntil'
> & {
  /** What is paid beyond what is owed. */
  readonly credit?: Minor
  /** In arrears what of what is owed is asked for next. */
  readonly nextDue?: NextDue | null
}

/** Money that was posted to a member. */
export type Payment = {
  readonly amount: Minor
  readonly paidAt: Instant
  readonly receiptNumber: string
  readonly number: MemberNumber
  /** What people call the wallet that it came by; null for cash, and where nobody has said. */
  readonly title?: string | null
  /** Both days, of cash that was recorded later than it was paid. */
  readonly days?: PaidAndRecorded | null
}

/** When cash was paid, and when it was recorded. */
export type PaidAndRecorded = { readonly paidOn: CivilDate; readonly recordedOn: CivilDate }

/** Why a payment request brought no money; as wallets name it. */
export type PromptFailure =
  | 'refused'
  | 'no-funds'
  | 'wrong-pin'
  | 'limit'
  | 'unreachable'
  | 'expired'
  | 'paid-already'
  | 'try-later'
  | 'funds-or-limit'
  | 'account'
  | 'misconfigured'

/** The receipt of a member who paid, with what the payment did (R60: no SMS, not paid). */
export function receiptText(voice: Voice, payment: Payment, standing: StandingTold): string {
  const { say } = voice
  const ahead = paidAhead(voice, aheadOf(payment.amount, standing))
  const then = [...ahead, ...outcome(voice, standing)]
  const base = byWallet('sms.receipt', 'sms.receipt.by', voice, payment, then)
  // Two days leave less room for what followed.
  const needed = payment.days ? then.slice(0, 1) : then
  return sentences([base, ...needed], [...then.slice(needed.length), say('sms.keep')])
}

/** A receipt that the member asked for again: of that payment, nothing of what followed. */
export function receiptAgainText(voice: Voice, payment: Payment): string {
  const { say } = voice
  const base = byWallet('sms.receipt', 'sms.receipt.by', voice, payment)
  return sentences([base], [say('sms.again')])
}

/** Answers "I have paid" with what arrived last. */
export function paidLastText(voice: Voice, payment: Payment): string {
  return voice.say('sms.paid.last', {
    mutual: mutualName(voice),
    amount: money(voice, payment.amount),
    when: payment.days ? formatDayMonth(payment.days.paidOn) : moment(voice, payment.paidAt),
    ref: payment.receiptNumber,
    number: formatMemberNumber(payment.number),
  })
}

/** Answers "I have paid" where nothing has arrived for a while, with what to do. */
export function paidNothingText(voice: Voice, number: MemberNumber, since: CivilDate): string {
  const text = voice.say('sms.paid.nothing', {
    mutual: mutualName(voice),
    date: formatDate(since),
    number: formatMemberNumber(number),
  })
  const what = canPrompt(voice.mutual) ? 'sms.paid.what' : 'sms.paid.what-cash'
  return sentences([text, voice.say(what)], call(voice))
}

/** The receipt of somebody who paid for a member: nothing of the member's standing (R15). */
export function payerReceiptText(voice: Voice, payment: Payment): string {
  const { say } = voice
  const base = byWallet('sms.receipt.payer', 'sms.receipt.payer-by', voice, payment)
  return sentences([base], [say('sms.keep')])
}

/** The receipt with the wallet's name where it is known, and where what has to follow leaves room. */
function byWallet(
  plain: 'sms.receipt' | 'sms.receipt.payer',
  named: 'sms.receipt.by' | 'sms.receipt.payer-by',
  voice: Voice,
  { amount, paidAt, receiptNumber, number, title, days }: Payment,
  then: readonly string[] = [],
): string {
  const { say } = voice
  const values = {
    mutual: mutualName(voice),
    amount: money(voice, amount),
    when: moment(voice, paidAt),
    ref: receiptNumber,
    number: formatMemberNumber(number),
  }
  if (days) return say('sms.receipt.days', { ...values, ...bothDays(days) })
  const without = say(plain, values)
  if (!title) return without
  const base = say(named, { ...values, wallet: title })
  return (septets([base, ...then].join(' ')) ?? Infinity) <= SMS_SEPTETS ? base : without
}

/** `28/11` and `30/11`. */
export function bothDays({ paidOn, recordedOn }: PaidAndRecorded) {
  return { when: formatDayMonth(paidOn), day: formatDayMonth(recordedOn) }
}

/**
 * Tells a member that somebody else paid (R15). With `amounts` false, for members who asked so,
 * it names no money at all.
 */
export function paidForYouText(
  voice: Voice,
  payment: Payment,
  standing: StandingTold,
  { amounts = true }: { readonly amounts?: boolean } = {},
): string {
  const { say } = voice
  const told = {
    mutual: mutualName(voice),
    when: moment(voice, payment.paidAt),
    number: formatMemberNumber(payment.number),
  }
  if (!amounts) {
    return sentences([say('sms.receipt.member-plain', told), ...rights(voice, standing)])
  }
  const base = say('sms.receipt.member', { ...told, amount: money(voice, payment.amount) })
  const ahead = paidAhead(voice, aheadOf(payment.amount, standing))
  return sentences([base, ...ahead, ...outcome(voice, standing)])
}

/** Tells the payer briefly that nothing was paid; of an expired request it does not say so (R20). */
export function promptFailedText(
  voice: Voice,
  amount: Minor,
  reason: PromptFailure,
  title: string | null,
): string {
  const wallet = walletName(voice.say, title)
  const values = { mutual: mutualName(voice), amount: money(voice, amount), wallet }
  const again = reason === 'misconfigured' ? call(voice) : howToPay(voice)
  return sentences([voice.say(`sms.prompt.${reason}`, values)], again)
}

/** Asks the payer whose money this is (R14). */
export function suspenseText(voice: Voice, amount: Minor, receiptNumber: string): string {
  return voice.say('sms.suspense', {
    mutual: mutualName(voice),
    amount: money(voice, amount),
    ref: receiptNumber,
  })
}

/** Tells a payer, who need not be the member, where the money in suspense went. */
export function suspenseMatchedText(
  voice: Voice,
  payment: Pick<Payment, 'amount' | 'receiptNumber' | 'number'>,
): string {
  return voice.say('sms.suspense.matched', {
    mutual: mutualName(voice),
    amount: money(voice, payment.amount),
    ref: payment.receiptNumber,
    number: formatMemberNumber(payment.number),
  })
}

/** Characters of a card that was typed. */
const CARD_LENGTH = 16

/** The payer named a card: with the first letters of the name it would count. */
export function suspenseCardText(
  voice: Voice,
  {
    amount,
    receiptNumber,
    card,
  }: { readonly amount: Minor; readonly receiptNumber: string; readonly card: string },
): string {
  const { language } = voice
  const word = LANGUAGES[language].words.card[0]
  const typed = foldName(card, CARD_LENGTH)
  return voice.say('sms.suspense.card', {
    amount: money(voice, amount),
    ref: receiptNumber,
    example: `${keywordOf('attribute', language)} ${word} ${typed} AO`,
  })
}

/** The payer named a member number that nobody has. */
export function suspenseUnknownNumberText(
  voice: Voice,
  amount: Minor,
  receiptNumber: string,
): string {
  return voice.say('sms.suspense.unknown-number', {
    mutual: mutualName(voice),
    amount: money(voice, amount),
    ref: receiptNumber,
  })
}

/** What a member owes and until when the family is covered. */
export function balanceText(voice: Voice, number: MemberNumber, standing: StandingTold): string {
  const { say } = voice
  const base = say('sms.balance', {
    mutual: mutualName(voice),
    number: formatMemberNumber(number),
  })
  const next = standing.owed > 0 ? howToPay(voice) : dial(voice)
  return sentences([base, toPay(voice, standing), ...rights(voice, standing)], next)
}

/** What there is to pay; in arrears by which day, while that lies ahead. */
function toPay(voice: Voice, standing: StandingTold): string {
  const { say } = voice
  if (standing.owed <= 0) return say('sms.nothing-owed')
  const amount = money(voice, amountAsked(standing))
  const { nextDue } = standing
  return nextDue && isInTime(standing)
    ? say('sms.balance.owed-by', { amount, date: formatDate(nextDue.on) })
    : say('sms.balance.owed', { amount })
}

/** Nothing is late: what is owed in arrears is nobody's worry yet. */
function isInTime({ state }: StandingTold): boolean {
  return state === 'active' || state === 'waiting'
}

/** How much of a payment is for what is not owed yet, as things stand after it. */
export function aheadOf(amount: Minor, { credit = ZERO }: Pick<StandingTold, 'credit'>): Minor {
  return smaller(amount, credit)
}

/** Says how much was paid ahead, so that what was paid twice shows. */
export function paidAhead(voice: Voice, ahead: Minor): string[] {
  return ahead > 0 ? [voice.say('sms.paid-ahead', { amount: money(voice, ahead) })] : []
}

/** What a payment did: what is left to pay, and what that means. */
export function outcome(voice: Voice, standing: StandingTold): string[] {
  const { say } = voice
  const { state, owed } = standing
  if (owed <= 0 || (standing.nextDue && isInTime(standing))) return rights(voice, standing)
  const amount = money(voice, amountAsked(standing))
  if (state === 'applicant') return [say('sms.owed-to-begin', { amount })]
  if (state === 'suspended') return [say('sms.owed-to-reopen', { amount })]
  return [say('sms.owed', { amount }), ...rights(voice, standing)]
}

/** What a standing means for care, without money. */
export function rights(
  { say }: Voice,
  { state, coveredUntil, waitingUntil }: StandingTold,
): string[] {
  switch (state) {
    case 'applicant':
    case 'suspended':
      return [say('sms.suspended')]
    case 'waiting':
      return waitingUntil ? [say('sms.covered-after', { date: formatDate(waitingUntil) })] : []
    case 'active':
    case 'grace':
      return coveredUntil ? [say('sms.covered-until', { date: formatDate(coveredUntil) })] : []
    case 'struck-off':
    case 'resigned':
    case 'deceased':
    case 'transferred':
      return [say('sms.ended')]
    default:
      return unreachable(state)
  }
}
