import { formatMemberNumber } from '../member-number.ts'
import type { Minor } from '../money.ts'
import { foldName } from '../text/gsm7.ts'
import {
  aheadOf,
  bothDays,
  outcome,
  paidAhead,
  type Payment,
  type StandingTold,
} from './money-sms.ts'
import { money, moment, mutualName, sentences, type Voice } from './voice.ts'

/** Characters of an association's name that an SMS has room for. */
const ASSOCIATION_NAME_LENGTH = 20

/** A payment that was shared among members of an association. */
type SharedPayment = Omit<Payment, 'number'> & {
  /** Null for households that somebody pays for at once. */
  readonly association: string | null
  /** How many members have a part. */
  readonly count: number
  /** How much of it is for what none of them owes yet. */
  readonly ahead: Minor
}

/**
 * The one receipt of whoever paid for an association: the sum, how many it was for (R15), and what
 * was paid ahead, so that what was paid twice shows.
 */
export function associationReceiptText(voice: Voice, payment: SharedPayment): string {
  const values = { ...toldOf(voice, payment), when: whenPaid(voice, payment) }
  const base = payment.association
    ? voice.say('sms.receipt.association', values)
    : voice.say('sms.receipt.several', withoutGroup(values))
  return sentences([base, ...paidAhead(voice, payment.ahead)], [voice.say('sms.keep')])
}

/** Tells whoever paid that money in suspense was shared. */
export function suspenseSharedText(voice: Voice, payment: SharedPayment): string {
  const base = voice.say('sms.suspense.shared', toldOf(voice, payment))
  return sentences([base, ...paidAhead(voice, payment.ahead)])
}

/**
 * Tells a member of the own part of a payment by the association (R05, R15). The receipt's number
 * has the part after a slash: `JP26-0038112/7`.
 */
export function paidByAssociationText(
  voice: Voice,
  payment: Payment & { readonly association: string | null },
  standing: StandingTold,
): string {
  const { say } = voice
  const { days } = payment
  const values = {
    mutual: mutualName(voice),
    amount: money(voice, payment.amount),
    ref: payment.receiptNumber,
    number: formatMemberNumber(payment.number),
  }
  const base = days
    ? say('sms.receipt.part-days', { ...values, ...bothDays(days) })
    : say('sms.receipt.part', values)
  const by = payment.association
    ? [
        say('sms.by-association', {
          association: foldName(payment.association, ASSOCIATION_NAME_LENGTH),
          when: whenPaid(voice, payment),
        }),
      ]
    : []
  const ahead = paidAhead(voice, aheadOf(payment.amount, standing))
  const then = [...ahead, ...outcome(voice, standing)]
  // Two days leave less room for what followed.
  const needed = days ? then.slice(0, 1) : then
  return sentences([base, ...needed], [...then.slice(needed.length), ...by, say('sms.keep')])
}

/** `02/04 14:05`, or the day alone where nobody has written down the time. */
function whenPaid(voice: Voice, { paidAt, days }: Pick<Payment, 'paidAt' | 'days'>): string {
  return days ? bothDays(days).when : moment(voice, paidAt)
}

/** Asks whoever paid for each member's part, where the association has no rule that shares. */
export function partsWantedText(
  voice: Voice,
  amount: Minor,
  receiptNumber: string,
  association: string,
): string {
  return voice.say('sms.suspense.parts', {
    mutual: mutualName(voice),
    amount: money(voice, amount),
    association: foldName(association, ASSOCIATION_NAME_LENGTH),
    ref: receiptNumber,
  })
}

function toldOf(voice: Voice, payment: SharedPayment) {
  return {
    mutual: mutualName(voice),
    amount: money(voice, payment.amount),
    association: foldName(payment.association ?? '', ASSOCIATION_NAME_LENGTH),
    count: String(payment.count),
    ref: payment.receiptNumber,
  }
}

function withoutGroup({
  mutual,
  amount,
  count,
  ref,
  when,
}: ReturnType<typeof toldOf> & { when: string }) {
  return { mutual, amount, count, ref, when }
}

/** The number of a part of a receipt. */
export function partNumber(receiptNumber: string, part: number): string {
  return `${receiptNumber}/${part}`
}
