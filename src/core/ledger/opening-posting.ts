import type { MemberNumber } from '../member-number.ts'
import { type Minor, minor } from '../money.ts'
import { type AccountId, advanceOf, FUND, receivableOf } from './accounts.ts'
import { type Posting, posting, type Transfer, type When } from './posting.ts'

/** What a household owed as the books were opened, or had paid ahead; one of the two is zero. */
type Brought = { readonly owed: Minor; readonly credit: Minor }

/**
 * Debts that were income of older books are the fund's now, and what was paid ahead it owes: the
 * fund is what all the rest of an opening leaves (domain 1.5).
 */
export function postHouseholdOpening(
  openingId: string,
  number: MemberNumber,
  { owed, credit }: Brought,
  when: When,
): Posting {
  return posting('opening', 'opening', householdRef(openingId, number), when, [
    { debit: receivableOf(number), credit: FUND, amount: owed },
    { debit: FUND, credit: advanceOf(number), amount: credit },
  ])
}

/** The name of a household's part of an opening in the books. */
function householdRef(openingId: string, number: MemberNumber): string {
  return `${openingId}/${number}`
}

/** An account of the mutual itself; an amount below zero stands on the credit side. */
type OpeningLine = { readonly account: AccountId; readonly amount: Minor }

/** The mutual's own accounts, against the fund. */
export function postMutualOpening(
  openingId: string,
  lines: readonly OpeningLine[],
  when: When,
): Posting {
  return posting('opening', 'opening', openingId, when, lines.map(transferOf))
}

function transferOf({ account, amount }: OpeningLine): Transfer {
  return amount > 0
    ? { debit: account, credit: FUND, amount }
    : { debit: FUND, credit: account, amount: minor(0 - amount) }
}
