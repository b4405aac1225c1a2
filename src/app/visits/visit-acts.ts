import { type CivilDate, civilDateAt, type Instant } from '../../core/dates.ts'
import { readVisitCode } from '../../core/coverage/visit-code.ts'
import { done, type Refusal, refused, type Result } from '../../core/refusals.ts'
import { type Books, loadMutual } from '../../store/mutuals/directory.ts'
import { lockHousehold } from '../../store/engine/dialect.ts'
import type { VisitTable } from '../../store/tables/visits.ts'
import { type Bill, billsOf } from '../../store/visits/bills.ts'
import { loadVisit } from '../../store/visits/visits.ts'
import { codeStateOf, lastDayOfCode } from '../coverage/visit-codes.ts'
import type { Desk, ReadDesk } from '../desk.ts'

/** What acts on visits share: finding the visit, under the lock of its household. */

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
