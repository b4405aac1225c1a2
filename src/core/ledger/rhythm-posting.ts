import type { MemberNumber } from '../member-number.ts'
import { type Minor, smaller } from '../money.ts'
import { advanceOf, DISCOUNTS, receivableOf } from './accounts.ts'
import { type MemberBalances, type Posting, posting, type When } from './posting.ts'

/**
 * A rhythm is undone: the discounts that were posted are owed again, and what the member had in advance
 * pays them.
 */
export function postRhythmEnd(
  number: MemberNumber,
  receiptId: string,
  amount: Minor,
  before: Pick<MemberBalances, 'advance'>,
  when: When,
): Posting {
  const fromAdvance = smaller(before.advance, amount)
  return posting('rhythm-end', 'rhythm-end', `${number}/${receiptId}`, when, [
    { debit: receivableOf(number), credit: DISCOUNTS, amount },
    { debit: advanceOf(number), credit: receivableOf(number), amount: fromAdvance },
  ])
}
