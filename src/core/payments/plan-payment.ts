import type { MemberNumber } from '../member-number.ts'
import type { Standing } from '../membership/standing.ts'
import { type Currency, type Minor, wholeUnit } from '../money.ts'
import { done, type Refusal, refused, type Result } from '../refusals.ts'
import {
  type Part,
  shareOldestFirst,
  shareOwed,
  sharerOf,
  sharesByRule,
  sumOfParts,
} from './sharing.ts'
import { besideStep } from './step.ts'

/** For whom an association pays, as somebody asked for it. `numbers` null: for everybody. */
export type Choice =
  /** What these members owe. */
  | { readonly kind: 'owed'; readonly numbers: readonly MemberNumber[] | null }
  /** An amount, shared among them by the rule. */
  | {
      readonly kind: 'amount'
      readonly amount: Minor
      readonly numbers: readonly MemberNumber[] | null
    }
  /** Parts as they are listed; `amount` when it was said what they have to sum to. */
  | { readonly kind: 'list'; readonly parts: readonly Part[]; readonly amount: Minor | null }

/** Somebody in the association, with the standing of the day. */
export type InAssociation = { readonly number: MemberNumber; readonly standing: Standing }

export type PaymentPlan = {
  readonly amount: Minor
  /** In the order of numbers; they sum to the amount. */
  readonly parts: readonly Part[]
  readonly sharing: 'oldest-first' | 'list'
}

/** What is known of the money beforehand. */
type Money = {
  readonly currency: Currency
  /** There already, and to be shared; null when a wallet is to be asked for it. */
  readonly received: Minor | null
  /** The wallet moves multiples of this. */
  readonly step: Minor
}

/**
 * Each member's part of a payment for an association (R05). Money that was received is what is
 * shared, by the rule or by the list; what a wallet is asked for is an amount that it can move.
 * Refused with the difference when the parts of a list are not the payment, with the nearest amounts
 * when the wallet cannot move it, when somebody named is not in the association, and when there is
 * nothing to pay. "Everybody" are those whose membership is not over; others get a part only when
 * they are named.
 */
export function planPayment(
  association: string,
  choice: Choice,
  members: readonly InAssociation[],
  money: Money,
): Result<PaymentPlan> {
  const { received, currency, step } = money
  if (choice.kind === 'list') return planOfList(choice.parts, choice.amount, money)
  const chosen = chosenOf(association, choice.numbers, members)
  if (!chosen.ok) return chosen
  const sharers = chosen.value.map(({ number, standing }) => sharerOf(number, standing))
  if (sharers.length === 0) return refused({ code: 'association-empty', association })
  const amount = received ?? (choice.kind === 'amount' ? choice.amount : null)
  const refusal = amount === null ? null : unmovable(amount, money)
  if (refusal) return refused(refusal)
  const unit = wholeUnit(currency)
  const parts =
    amount === null ? shareOwed(sharers, step, unit) : shareOldestFirst(amount, sharers, unit)
  if (parts.length === 0) return refused({ code: 'nothing-owed', association })
  return done({ amount: sumOfParts(parts), parts, sharing: 'oldest-first' })
}

function planOfList(parts: readonly Part[], said: Minor | null, money: Money): Result<PaymentPlan> {
  const { currency } = money
  const payment = money.received ?? said
  const sum = sumOfParts(parts)
  if (payment === null || payment === sum) {
    const refusal = unmovable(sum, money)
    return refusal ? refused(refusal) : done({ amount: sum, parts, sharing: 'list' })
  }
  return refused({
    code: 'parts-differ',
    parts: { amount: sum, currency },
    payment: { amount: payment, currency },
  })
}

/** Why a wallet cannot be asked for an amount, with the nearest that it moves. */
function unmovable(amount: Minor, { received, step, currency }: Money): Refusal | null {
  const beside = received === null ? besideStep(amount, step) : null
  if (!beside) return null
  return {
    code: 'amount-step',
    below: { amount: beside.below, currency },
    above: { amount: beside.above, currency },
  }
}

/** Those who were named, or everybody whose membership goes on. */
function chosenOf(
  association: string,
  numbers: readonly MemberNumber[] | null,
  members: readonly InAssociation[],
): Result<readonly InAssociation[]> {
  if (!numbers) return done(members.filter(({ standing }) => sharesByRule(standing)))
  const stranger = numbers.find((number) => !members.some((member) => member.number === number))
  if (stranger) return refused({ code: 'not-in-association', number: stranger, association })
  return done(members.filter((member) => numbers.includes(member.number)))
}
