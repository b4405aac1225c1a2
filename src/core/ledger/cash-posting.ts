import type { MemberNumber } from '../member-number.ts'
import { type Minor, smaller, subtract } from '../money.ts'
import {
  type AccountId,
  advanceOf,
  cashAccountOf,
  receivableOf,
  suspenseOf,
  walletAccountOf,
} from './accounts.ts'
import { type MemberBalances, type Posting, posting, type Transfer, type When } from './posting.ts'

/** A member's part of money that leaves, with what the member owed and had in advance before. */
export type LeavingPart = {
  readonly number: MemberNumber
  readonly amount: Minor
  readonly before: MemberBalances
}

/** Cash in hand is brought to the bank or a wallet account (R60). */
export function postDeposit(
  depositId: string,
  box: string,
  to: AccountId,
  amount: Minor,
  when: When,
): Posting {
  return posting('cash-deposit', 'cash-deposit', depositId, when, [
    { debit: to, credit: cashAccountOf(box), amount },
  ])
}

/**
 * Takes a receipt back (R16): the opposite of the journal that counted it, as far as time allows.
 * What has become of the money since is not undone: it comes out of what the member has in advance,
 * and the rest is owed again.
 */
export function postTakeBack(
  journalId: string,
  to: AccountId,
  parts: readonly LeavingPart[],
  when: When,
): Posting {
  const transfers = parts.flatMap((part) => fromMember(to, part))
  return { ...posting('reversal', 'reversal', journalId, when, transfers), reverses: journalId }
}

/** Money that did come is paid back. */
export function postRefund(
  proposalId: string,
  from: AccountId,
  part: LeavingPart,
  when: When,
): Posting {
  return posting('refund', 'proposal', proposalId, when, fromMember(from, part))
}

/** A payment that its operator took back by itself (R16), out of its wallet. */
type OperatorTook = {
  readonly reversalId: string
  readonly wallet: string
  /** The journal that counted the payment; null when another one takes it back already. */
  readonly reverses: string | null
}

/** It was counted for members: what of it has been used is owed again, as in `postTakeBack`. */
export function postOperatorReversal(
  { reversalId, wallet, reverses }: OperatorTook,
  parts: readonly LeavingPart[],
  when: When,
): Posting {
  const transfers = parts.flatMap((part) => fromMember(walletAccountOf(wallet), part))
  return { ...posting('reversal', 'operator-reversal', reversalId, when, transfers), reverses }
}

/** It was nobody's yet. */
export function postSuspenseReversal(
  { reversalId, wallet, reverses }: OperatorTook,
  amount: Minor,
  when: When,
): Posting {
  const transfers = [{ debit: suspenseOf(wallet), credit: walletAccountOf(wallet), amount }]
  return { ...posting('reversal', 'operator-reversal', reversalId, when, transfers), reverses }
}

/** Out of what a member has in advance, and what is missing is owed. */
export function fromMember(to: AccountId, { number, amount, before }: LeavingPart): Transfer[] {
  const fromAdvance = smaller(before.advance, amount)
  return [
    { debit: advanceOf(number), credit: to, amount: fromAdvance },
    { debit: receivableOf(number), credit: to, amount: subtract(amount, fromAdvance) },
  ]
}
