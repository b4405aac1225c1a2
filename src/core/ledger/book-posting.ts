import { type Minor, percentUp, subtract, ZERO } from '../money.ts'
import {
  type AccountCode,
  type AccountId,
  CARRIED_FORWARD,
  LEGAL_RESERVE,
  readAccount,
  YEAR_RESULT,
} from './accounts.ts'
import type { AccountTerms } from './chart.ts'
import { type Posting, posting, type Transfer, type When } from './posting.ts'
import type { Movements } from './statements.ts'

/** Money that is neither a contribution nor care, between two accounts (domain 1.5). */
export function postBook(entryId: string, transfer: Transfer, when: When): Posting {
  return posting('book', 'book', entryId, when, [transfer])
}

/** The opposite of such an entry, under an id of its own (R16). */
export function postBookBack(
  entryId: string,
  journalId: string,
  { debit, credit, amount }: Transfer,
  when: When,
): Posting {
  const opposite = [{ debit: credit, credit: debit, amount }]
  return { ...posting('book', 'book', entryId, when, opposite), reverses: journalId }
}

/** What becomes of the result of a year. */
export type Distribution = {
  /** Income less costs; below zero for a loss. */
  readonly result: Minor
  readonly legalReserve: Minor
  /** What is carried forward; below zero for a loss. */
  readonly carried: Minor
}

/**
 * Of a surplus the legal reserve gets its share, rounded up, once earlier losses are made good; the
 * rest is carried forward, as a loss is. `carriedBefore`: below zero for losses.
 */
export function distribute(result: Minor, carriedBefore: Minor, percent: number): Distribution {
  const losses = carriedBefore < 0 ? subtract(ZERO, carriedBefore) : ZERO
  const shared = subtract(result, losses)
  const legalReserve = shared > 0 ? percentUp(shared, percent) : ZERO
  return { result, legalReserve, carried: subtract(result, legalReserve) }
}

/**
 * Closes a year into the funds: every account of income and costs comes to nothing against the result
 * of the year, and the result goes where `distribute` says. `moved`: what these accounts moved since
 * the last year that was closed. Null when there is nothing to close.
 */
export function postYearEnd(
  ref: string,
  moved: Movements,
  termsOf: (code: AccountCode) => AccountTerms,
  { legalReserve, carried }: Distribution,
  when: When,
): Posting | null {
  const results = [...moved]
    .filter(([id]) => ['income', 'cost'].includes(termsOf(readAccount(id).kind).type))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { debits, credits }]) => between(id, YEAR_RESULT, subtract(credits, debits)))
  const transfers = [
    ...results,
    between(YEAR_RESULT, LEGAL_RESERVE, legalReserve),
    between(YEAR_RESULT, CARRIED_FORWARD, carried),
  ].filter(({ amount }) => amount !== 0)
  return transfers.length === 0 ? null : posting('year-end', 'year-end', ref, when, transfers)
}

/** The year is open again: the opposite of the journal that closed it. */
export function postYearBack(
  ref: string,
  journalId: string,
  transfers: readonly Transfer[],
  when: When,
): Posting {
  const opposite = transfers.map(({ debit, credit, amount }) => ({
    debit: credit,
    credit: debit,
    amount,
  }))
  return { ...posting('year-end', 'year-end-back', ref, when, opposite), reverses: journalId }
}

/** From one account to another; the other way round for an amount below zero. */
function between(debit: AccountId, credit: AccountId, amount: Minor): Transfer {
  return amount < 0
    ? { debit: credit, credit: debit, amount: subtract(ZERO, amount) }
    : { debit, credit, amount }
}
