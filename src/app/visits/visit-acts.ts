import { type CivilDate, civilDateAt, daysBetween, type Instant } from '../../core/dates.ts'
import { readVisitCode } from '../../core/coverage/visit-code.ts'
import { done, type Refusal, refused, type Result } from '../../core/refusals.ts'
import { codeState, lastDayOf, type VisitFacts } from '../../core/visits/code-state.ts'
import type { CodeState } from '../../core/states.ts'
import { type Books, loadMutual } from '../../store/mutuals/directory.ts'
import { lockHousehold } from '../../store/engine/dialect.ts'
import type { Poster } from '../../store/books/ledger.ts'
import type { VisitTable } from '../../store/schema.ts'
import type { ReadTx } from '../../store/store.ts'
import { type Bill, billsOf } from '../../store/visits/bills.ts'
import { loadVisit } from '../../store/visits/visits.ts'
import type { Desk, ReadDesk } from '../desk.ts'

/** What acts on visits share: finding the visit, under the lock of its household. */

/** Who does something: a name for the registers, and a role or command for the books. */
export type Actor = { readonly by: string; readonly actor: string }

/** A visit with its mutual and bills, in a write that holds the lock of its household. */
export type OpenedVisit = {
  readonly books: Books
  readonly visit: VisitTable
  readonly bills: readonly Bill[]
  readonly today: CivilDate
  readonly now: Instant
}

/** The visit of a code as somebody typed it. A wrong symbol is found before any look-up. */
export async function openVisitOf(
  desk: Desk,
  mutual: string,
  typed: string,
): Promise<Result<OpenedVisit>> {
  const visitCode = readVisitCode(typed)
  const found = visitCode && (await loadVisit(desk.tx, mutual, visitCode))
  if (found) await lockHousehold(desk.tx, mutual, found.number)
  // Once more: what another process did to it before the lock was ours counts.
  return findVisitOf(desk, mutual, typed)
}

/** The same for somebody who only looks, without the lock. */
export async function findVisitOf(
  { tx, now }: ReadDesk,
  mutual: string,
  typed: string,
): Promise<Result<OpenedVisit>> {
  const books = await loadMutual(tx, mutual)
  if (!books) return refused({ code: 'unknown-mutual', mutual })
  const visitCode = readVisitCode(typed)
  if (!visitCode) return refused({ code: 'mistyped-visit-code', visitCode: typed })
  const visit = await loadVisit(tx, mutual, visitCode)
  if (!visit) return refused({ code: 'unknown-visit-code', visitCode })
  const bills = await billsOf(tx, mutual, [visitCode])
  return done({ books, visit, bills, today: civilDateAt(now, books.mutual.timeZone), now })
}

/** The bill of a visit that was neither refused nor reversed: there is one at most. */
export function standingBill(bills: readonly Bill[]): Bill | null {
  return bills.find(({ decisions }) => decisions.every(({ kind }) => kind === 'accepted')) ?? null
}

/** An emergency's bill that nobody has decided. */
export function isUndecided(bill: Bill): boolean {
  return bill.emergency === 1 && bill.decisions.length === 0
}

export function codeStateOf(visit: VisitTable, bills: readonly Bill[], on: CivilDate): CodeState {
  return codeState(factsOf(visit, bills), on)
}

/** The last day on which a code takes a bill. */
export function lastDayOfCode(visit: VisitTable, bills: readonly Bill[]): CivilDate {
  return lastDayOf(factsOf(visit, bills))
}

/** Why a code takes no bill; null when it does. */
export function closedCode(
  { visit, bills }: Pick<OpenedVisit, 'visit' | 'bills'>,
  on: CivilDate,
): Refusal | null {
  const state = codeStateOf(visit, bills, on)
  if (state === 'open') return null
  const lastDay = lastDayOfCode(visit, bills)
  return { code: 'visit-code-closed', visitCode: visit.visit_code, state, lastDay }
}

export function posterFor({ ports, now }: ReadDesk, { actor }: Actor): Poster {
  return { newId: () => ports.ids.id(), at: now, actor }
}

/** Within one read or write: the mutual, or the refusal of one that is not there. */
export async function mutualOrRefusal(tx: ReadTx, mutual: string): Promise<Result<Books>> {
  const books = await loadMutual(tx, mutual)
  return books ? done(books) : refused({ code: 'unknown-mutual', mutual })
}

function factsOf(visit: VisitTable, bills: readonly Bill[]): VisitFacts {
  const reversals = bills
    .flatMap(({ decisions }) => decisions)
    .filter(({ kind }) => kind === 'reversed')
    .map(({ decided_on: on }) => on)
  return {
    lapsesOn: visit.lapses_on,
    frozen: visit.frozen_at !== null,
    billed: standingBill(bills) !== null,
    reversedOn: reversals.sort().at(-1) ?? null,
    codeDays: daysBetween(visit.opened_on, visit.lapses_on),
  }
}
