import type { MemberNumber } from '../member-number.ts'
import { type Minor, smaller, subtract } from '../money.ts'
import { type AccountId, advanceOf, cashAccountOf, receivableOf } from './accounts.ts'
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

function fromMember(to: AccountId, { number, amount, before }: LeavingPart): Transfer[] {
  const fromAdvance = smaller(before.advance, amount)
  return [
    { debit: advanceOf(number), credit: to, amount: fromAdvance },
    { debit: receivableOf(number), credit: to, amount: subtract(amount, fromAdvance) },
  ]
}
