import { type CivilDate, date } from '../../core/dates.ts'
import { CARRIED_FORWARD } from '../../core/ledger/accounts.ts'
import {
  distribute,
  type Distribution,
  postYearBack,
  postYearEnd,
} from '../../core/ledger/book-posting.ts'
import { accountTerms } from '../../core/ledger/chart.ts'
import { incomeStatement, type Movements } from '../../core/ledger/statements.ts'
import { subtract, ZERO } from '../../core/money.ts'
import type { YearEnd } from '../../core/proposals/proposal.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { post, transfersOf } from '../../store/books/ledger.ts'
import { movedOn } from '../../store/books/movements.ts'
import { type YearEndJournal, yearEnds } from '../../store/books/year-ends.ts'
import type { ProposalOf } from '../../store/decisions/proposals.ts'
import type { ReadTx } from '../../store/store.ts'
import { type BooksDesk, type Desk, inBooks, type MutualDesk } from '../desk.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { makeProposal, type NewProposal } from '../proposals/make-proposal.ts'
import { posterFor } from '../actor.ts'
import { bookerAt } from './record-entry.ts'

type YearAsked = {
  readonly mutual: string
  readonly year: number
  /** The manager or collector who proposes it, by name or phone. */
  readonly by: string
}

/** What is to be done with a year; without a proposal it was done before. */
export type YearProposed = {
  readonly mutual: Mutual
  readonly year: number
  readonly distribution: Distribution | null
  readonly proposal: NewProposal | null
}

/**
 * Proposes to close a year into the funds: the legal reserve gets its share of a surplus, the rest is
 * carried forward. The books must be closed through its last day, so that its figures stay. Closed
 * before, nothing is done. Years before it that nobody has closed are closed with it.
 */
export async function proposeYearEnd(desk: Desk, asked: YearAsked): Promise<Result<YearProposed>> {
  const there = await bookerAt(desk, asked, 'book close-year')
  if (!there.ok) return there
  const { here, staff } = there.value
  const { mutual } = here
  const { year } = asked
  const last = lastClosed(await yearEnds(here.tx, mutual.code))
  if (last && last.year >= year) return done({ mutual, year, distribution: null, proposal: null })
  const plan = await planOf(here, year)
  if (!plan.ok) return plan
  const act: YearEnd = { kind: 'year-end', year }
  const proposed = { act, about: String(year), reason: reasonOf(plan.value.distribution) }
  const made = await makeProposal(here, mutual.code, proposed, staff)
  if (!made.ok) return made
  return done({ mutual, year, distribution: plan.value.distribution, proposal: made.value })
}

/** Proposes to open the last year that was closed: what stands in closed months stays there. */
export async function proposeYearBack(
  desk: Desk,
  { reason, ...asked }: YearAsked & { readonly reason: string },
): Promise<Result<YearProposed>> {
  const there = await bookerAt(desk, asked, 'book reopen-year')
  if (!there.ok) return there
  const { here, staff } = there.value
  const { mutual } = here
  const { year } = asked
  const last = lastClosed(await yearEnds(here.tx, mutual.code))
  if (last?.year !== year) return refused({ code: 'year-open', year })
  const act: YearEnd = { kind: 'year-back', year }
  const made = await makeProposal(here, mutual.code, { act, about: String(year), reason }, staff)
  return made.ok ? done({ mutual, year, distribution: null, proposal: made.value }) : made
}

/** What stands between a year and the funds: nothing, or that it was put there with that year or a later one. */
type YearSeen =
  | { readonly is: 'open'; readonly distribution: Distribution }
  | { readonly is: 'done'; readonly isLast: boolean }
  | { readonly is: 'not-closed' | 'empty' }

/** What would become of the result of a year, or why nothing can. */
export async function readYear(desk: MutualDesk<ReadTx>, year: number): Promise<YearSeen> {
  const { tx, mutual } = desk
  const last = lastClosed(await yearEnds(tx, mutual.code))
  if (last && last.year >= year) return { is: 'done', isLast: last.year === year }
  const books = await loadMutual(tx, mutual.code)
  const plan = books ? await planOf(inBooks(desk, books), year) : null
  if (plan?.ok) return { is: 'open', distribution: plan.value.distribution }
  return { is: plan?.refusal.code === 'nothing-to-close' ? 'empty' : 'not-closed' }
}

/** Does what two people agreed on: one journal, on the first open day. */
export async function closeYear(
  desk: BooksDesk,
  { act: { year }, proposal_id }: ProposalOf<YearEnd>,
): Promise<Result<null>> {
  const { tx, mutual, closedThrough } = desk
  const last = lastClosed(await yearEnds(tx, mutual.code))
  if (last && last.year >= year) return refused({ code: 'year-closed', year: last.year })
  const plan = await planOf(desk, year)
  if (!plan.ok) return plan
  const { moved, distribution } = plan.value
  const when = { eventOn: lastDayOf(year), closedThrough }
  const termsOf = accountTerms(mutual.bookkeeping)
  const posting = postYearEnd(`${year}/${proposal_id}`, moved, termsOf, distribution, when)
  if (!posting) return refused({ code: 'nothing-to-close', year })
  await post(tx, mutual.code, posting, posterFor(desk, { by: '', actor: 'decision' }))
  return done(null)
}

/** Takes the closing of a year back, today; the next closing counts it again. */
export async function reopenYear(
  desk: BooksDesk,
  { act: { year }, proposal_id }: ProposalOf<YearEnd>,
): Promise<Result<null>> {
  const { tx, mutual, closedThrough, today: eventOn } = desk
  const last = lastClosed(await yearEnds(tx, mutual.code))
  if (last?.year !== year) return refused({ code: 'year-open', year })
  const transfers = await transfersOf(tx, mutual.code, last.journalId)
  const ref = `${year}/${proposal_id}`
  const posting = postYearBack(ref, last.journalId, transfers, { eventOn, closedThrough })
  await post(tx, mutual.code, posting, posterFor(desk, { by: '', actor: 'decision' }))
  return done(null)
}

type Plan = { readonly moved: Movements; readonly distribution: Distribution }

async function planOf(
  { tx, mutual, closedThrough }: BooksDesk<ReadTx>,
  year: number,
): Promise<Result<Plan>> {
  const through = lastDayOf(year)
  if (closedThrough === null || closedThrough < through)
    return refused({ code: 'books-open', through })
  const moved = await movedSinceClosed(tx, mutual.code, year)
  const termsOf = accountTerms(mutual.bookkeeping)
  const { result, income, costs } = incomeStatement(moved, termsOf)
  if (income.lines.length + costs.lines.length === 0)
    return refused({ code: 'nothing-to-close', year })
  const all = await movedOn(tx, mutual.code, { from: null, to: null }, 'with')
  const carried = all.get(CARRIED_FORWARD)
  const before = carried ? subtract(carried.credits, carried.debits) : ZERO
  const percent = mutual.bookkeeping.legalReservePercent
  return done({ moved, distribution: distribute(result, before, percent) })
}

/** What moved up to the end of a year, since the last year that was closed. */
async function movedSinceClosed(tx: ReadTx, mutual: string, year: number): Promise<Movements> {
  const last = lastClosed(await yearEnds(tx, mutual))
  const from = last ? firstDayOf(last.year + 1) : null
  return movedOn(tx, mutual, { from, to: lastDayOf(year) }, 'without')
}

function lastClosed(ends: readonly YearEndJournal[]): YearEndJournal | undefined {
  return ends.findLast(({ isTakenBack }) => !isTakenBack)
}

function firstDayOf(year: number): CivilDate {
  return date(`${year}-01-01`)
}

function lastDayOf(year: number): CivilDate {
  return date(`${year}-12-31`)
}

/** For the register of decisions, in minor units as its other amounts are. */
function reasonOf({ result, legalReserve, carried }: Distribution): string {
  return `result ${result}: legal reserve ${legalReserve}, carried forward ${carried}`
}
