import { type Minor, subtract, ZERO } from '../money.ts'

type DepositDecision =
  | { readonly kind: 'deposit'; readonly rest: Minor }
  /** What is brought is not what is in hand: somebody has to say why. */
  | { readonly kind: 'differs' }

/**
 * Cash in hand must come to zero at a deposit (R60): what is brought is all of it. With `part` it
 * may be less, and what stays in hand is named. More than is in hand is never taken: it has no
 * receipts.
 */
export function decideDeposit(inHand: Minor, amount: Minor, part: boolean): DepositDecision {
  if (amount === inHand) return { kind: 'deposit', rest: ZERO }
  if (part && amount < inHand) return { kind: 'deposit', rest: subtract(inHand, amount) }
  return { kind: 'differs' }
}
