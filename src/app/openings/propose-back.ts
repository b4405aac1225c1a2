import type { CivilDate } from '../../core/dates.ts'
import type { AccountId } from '../../core/ledger/accounts.ts'
import { effectiveOn } from '../../core/ledger/posting.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Minor } from '../../core/money.ts'
import type { OpeningBack } from '../../core/proposals/proposal.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { type BroughtTotals, broughtTotals, openingLines } from '../../store/openings/openings.ts'
import { type Desk, inBooks } from '../desk.ts'
import { makeProposal, type NewProposal } from '../proposals/make-proposal.ts'
import { staffFor } from '../staff/staff.ts'
import { openingToTakeBack } from './take-back.ts'

export type BackAsked = {
  readonly mutual: string
  /** The one household that is meant; null for the whole opening. */
  readonly number: MemberNumber | null
  readonly reason: string
  /** The manager or collector who proposes it, by name or phone. */
  readonly by: string
  /** Works it out and proposes nothing. */
  readonly dryRun: boolean
}

/** What would go out of the books. */
export type OpeningBackProposed = {
  readonly mutual: Mutual
  readonly number: MemberNumber | null
  /** The day of the opening, and that on which it is taken back in the books: the first open one. */
  readonly on: CivilDate
  readonly countsOn: CivilDate
  readonly totals: BroughtTotals
  /** The mutual's own accounts, with what the opening brought: below zero on the credit side. */
  readonly accounts: readonly { readonly account: AccountId; readonly amount: Minor }[]
  /** Null for a dry run. */
  readonly proposal: NewProposal | null
}

/**
 * Proposes to take back the opening of a mutual's books, or what it says of one household (R16).
 * Nothing is done until somebody else approves it (R65).
 */
export async function proposeOpeningBack(
  desk: Desk,
  { mutual: code, number, reason, by, dryRun }: BackAsked,
): Promise<Result<OpeningBackProposed>> {
  const { tx } = desk
  if (!dryRun) await lockMutualChain(tx, code)
  const books = await loadMutual(tx, code)
  if (!books) return refused({ code: 'unknown-mutual', mutual: code })
  const here = inBooks(desk, books)
  const staff = await staffFor(here, by, 'correct opening')
  if (!staff.ok) return staff
  const found = await openingToTakeBack(here, number)
  if (!found.ok) return found
  const { opening_id: opening, on_date: on } = found.value
  const lines = number === null ? await openingLines(tx, found.value) : []
  const what = {
    ...{ mutual: books.mutual, number, on },
    countsOn: effectiveOn({ eventOn: on, closedThrough: books.closedThrough }),
    totals: await broughtTotals(tx, { mutual_id: code, opening_id: opening }, number),
    accounts: lines.map(({ account_id: account, amount }) => ({ account, amount })),
  }
  if (dryRun) return done({ ...what, proposal: null })
  const act: OpeningBack = { kind: 'opening-back', opening, on, number }
  const made = await makeProposal(here, code, { act, about: number ?? on, reason }, staff.value)
  return made.ok ? done({ ...what, proposal: made.value }) : made
}
