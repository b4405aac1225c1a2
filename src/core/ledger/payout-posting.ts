import type { Minor } from '../money.ts'
import { type AccountId, payoutAccountOf } from './accounts.ts'
import type { LeavingPart } from './cash-posting.ts'
import { type Posting, posting, toMember, type When } from './posting.ts'

/** A payout that two people ended before anybody got it. */
type Ended = {
  readonly reference: string
  readonly wallet: string
  /** The journal that sent it on its way. */
  readonly reverses: string
}

/** It is owed again to whom it was to go. */
export function postPayoutCancelled(
  { reference, wallet, reverses }: Ended,
  to: AccountId,
  amount: Minor,
  when: When,
): Posting {
  const transfers = [{ debit: payoutAccountOf(wallet), credit: to, amount }]
  return { ...posting('payout-cancelled', 'payout-end', reference, when, transfers), reverses }
}

/** A refund is the member's again: it pays what is due, and the rest is in advance (R11). */
export function postRefundKept(
  { reference, wallet, reverses }: Ended,
  { number, amount, before }: LeavingPart,
  when: When,
): Posting {
  const transfers = toMember(payoutAccountOf(wallet), number, amount, before)
  return { ...posting('payout-cancelled', 'payout-end', reference, when, transfers), reverses }
}
