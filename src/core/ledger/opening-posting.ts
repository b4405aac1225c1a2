import type { MemberNumber } from '../member-number.ts'
import { type Minor, minor } from '../money.ts'
import { type AccountId, FUND } from './accounts.ts'
import { fromMember } from './cash-posting.ts'
import {
  type MemberBalances,
  type Posting,
  posting,
  toMember,
  type Transfer,
  type When,
} from './posting.ts'

/** What a household owed as the books were opened, or had paid ahead; one of the two is zero. */
export type Brought = { readonly owed: Minor; readonly credit: Minor }

/** What a household owes and has in advance as something of an opening is posted for it. */
type Brings = {
  readonly number: MemberNumber
  readonly brought: Brought
  readonly before: MemberBalances
}

/**
 * Debts that were income of older books are the fund's now, and what was paid ahead it owes: the
 * fund is what all the rest of an opening leaves (domain 1.5). Where it is opened again after a
 * correction, charges and money of these books are there already: money pays what is due first.
 */
export function postHouseholdOpening(
  openingId: string,
  { number, brought: { owed, credit }, before }: Brings,
  when: When,
): Posting {
  return posting('opening', 'opening', householdRef(openingId, number), when, [
    ...fromMember(FUND, { number, amount: owed, before }),
    ...toMember(FUND, number, credit, before),
  ])
}

/**
 * Takes back what a household brought, as far as time allows: money that has paid such debts since
 * pays what else is due, and the rest of it is in advance; of money that was there and is spent, that
 * much is owed again.
 */
export function postHouseholdBack(
  journalId: string,
  { number, brought: { owed, credit }, before }: Brings,
  when: When,
): Posting {
  const transfers = [
    ...toMember(FUND, number, owed, before),
    ...fromMember(FUND, { number, amount: credit, before }),
  ]
  return { ...posting('reversal', 'reversal', journalId, when, transfers), reverses: journalId }
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
