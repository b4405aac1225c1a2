import { formatMemberNumber, type MemberNumber } from '../member-number.ts'
import type { Minor } from '../money.ts'
import { foldName } from '../text/gsm7.ts'
import { bothDays, outcome, type PaidAndRecorded, type StandingTold } from './money-sms.ts'
import { money, mutualName, sentences, type Voice } from './voice.ts'

/** Characters of a bank slip's number that an SMS has room for. */
const REFERENCE_LENGTH = 24

/** Money of a receipt that a member no longer has. */
export type TakenBack = {
  readonly kind: 'reversal' | 'refund'
  readonly amount: Minor
  readonly receiptNumber: string
  readonly number: MemberNumber
}

/** Confirms to whoever took cash what is recorded and is now in that hand; the receipt is the member's. */
export function cashTakenText(
  voice: Voice,
  taken: {
    readonly amount: Minor
    readonly receiptNumber: string
    readonly number: MemberNumber
    readonly inHand: Minor
    /** Of cash that was paid on an earlier day. */
    readonly days?: PaidAndRecorded | null
  },
): string {
  const values = {
    mutual: mutualName(voice),
    amount: money(voice, taken.amount),
    number: formatMemberNumber(taken.number),
    ref: taken.receiptNumber,
    total: money(voice, taken.inHand),
  }
  if (!taken.days) return voice.say('sms.cash.taken', values)
  return voice.say('sms.cash.taken-on', { ...values, when: bothDays(taken.days).when })
}

/** The same of cash of an association, which is shared among so many members. */
export function groupCashText(
  voice: Voice,
  taken: {
    readonly amount: Minor
    readonly receiptNumber: string
    readonly association: string
    readonly count: number
    readonly inHand: Minor
  },
): string {
  return voice.say('sms.cash.taken-group', {
    mutual: mutualName(voice),
    amount: money(voice, taken.amount),
    association: foldName(taken.association, REFERENCE_LENGTH),
    count: String(taken.count),
    ref: taken.receiptNumber,
    total: money(voice, taken.inHand),
  })
}

/** Confirms a deposit to whoever had the cash in hand, with what should still be there. */
export function cashDepositedText(
  voice: Voice,
  deposit: { readonly amount: Minor; readonly reference: string; readonly rest: Minor },
): string {
  return voice.say('sms.cash.deposited', {
    mutual: mutualName(voice),
    amount: money(voice, deposit.amount),
    ref: foldName(deposit.reference, REFERENCE_LENGTH),
    total: money(voice, deposit.rest),
  })
}

/** Tells a member that money was taken back or paid back, and what that means (R16). */
export function takenBackText(voice: Voice, taken: TakenBack, standing: StandingTold): string {
  const key = taken.kind === 'reversal' ? 'sms.reversed' : 'sms.refunded'
  return sentences([voice.say(key, valuesOf(voice, taken)), ...outcome(voice, standing)])
}

/** Tells a member that what an opening brought was taken back or opened again, and what that means. */
export function openingCorrectedText(
  voice: Voice,
  number: MemberNumber,
  standing: StandingTold,
): string {
  const values = { mutual: mutualName(voice), number: formatMemberNumber(number) }
  return sentences([voice.say('sms.opening.corrected', values), ...outcome(voice, standing)])
}

/** Tells the same to a payer who is not the member: nothing of the member's standing (R15, R16). */
export function takenBackPayerText(voice: Voice, taken: TakenBack): string {
  const key = taken.kind === 'reversal' ? 'sms.reversed.payer' : 'sms.refunded.payer'
  return voice.say(key, valuesOf(voice, taken))
}

/** Tells a member that a refund that was agreed is not paid. */
export function refundKeptText(voice: Voice, taken: Omit<TakenBack, 'kind'>): string {
  return voice.say('sms.refund.kept', valuesOf(voice, taken))
}

/** Tells a payer that money which was nobody's yet was taken back by its operator (R14, R16). */
export function returnedUnmatchedText(
  voice: Voice,
  { amount, receiptNumber: ref }: Pick<TakenBack, 'amount' | 'receiptNumber'>,
): string {
  const values = { mutual: mutualName(voice), amount: money(voice, amount), ref }
  return voice.say('sms.reversed.unmatched', values)
}

function valuesOf(voice: Voice, { amount, receiptNumber, number }: Omit<TakenBack, 'kind'>) {
  return {
    mutual: mutualName(voice),
    amount: money(voice, amount),
    ref: receiptNumber,
    number: formatMemberNumber(number),
  }
}
