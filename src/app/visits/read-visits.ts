import { type CivilDate, civilDateAt } from '../../core/dates.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import type { CodeState, LetterState } from '../../core/states.ts'
import { letterState } from '../../core/visits/letter.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { type Letter, letterFacts, lettersBetween } from '../../store/visits/letters.ts'
import type { VisitTable } from '../../store/tables/visits.ts'
import { type Bill, billsOf } from '../../store/visits/bills.ts'
import { visitsBetween } from '../../store/visits/visits.ts'
import type { ReadDesk } from '../desk.ts'
import { codeStateOf, isUndecided, standingBill } from '../coverage/visit-codes.ts'

/** A visit as registers show it: `undecided` is an emergency's bill that waits for the mutual. */
export type VisitRow = {
  readonly visit: VisitTable
  readonly state: CodeState | 'undecided'
  /** The bill that counts, else the last one. */
  readonly bill: Bill | null
  readonly outcome: 'billed' | 'accepted' | 'refused' | 'reversed' | null
}

export type Listed<Row> = { readonly mutual: Mutual; readonly rows: readonly Row[] }

/** The visits opened between two days, oldest first, with what became of each. */
export async function readVisits(
  { tx, now }: ReadDesk,
  mutual: string,
  from: CivilDate,
  to: CivilDate,
): Promise<Result<Listed<VisitRow>>> {
  const books = await loadMutual(tx, mutual)
  if (!books) return refused({ code: 'unknown-mutual', mutual })
  const today = civilDateAt(now, books.mutual.timeZone)
  const visits = await visitsBetween(tx, mutual, from, to)
  const codes = visits.map((visit) => visit.visit_code)
  const byCode = billsByCode(await billsOf(tx, mutual, codes))
  const rows = visits.map((visit) => visitRow(visit, byCode.get(visit.visit_code) ?? [], today))
  return done({ mutual: books.mutual, rows })
}

export type LetterRow = { readonly letter: Letter; readonly state: LetterState }

/** The letters that are valid on any day between two, in the order of their numbers. */
export async function readLetters(
  { tx, now }: ReadDesk,
  mutual: string,
  from: CivilDate,
  to: CivilDate,
): Promise<Result<Listed<LetterRow>>> {
  const books = await loadMutual(tx, mutual)
  if (!books) return refused({ code: 'unknown-mutual', mutual })
  const today = civilDateAt(now, books.mutual.timeZone)
  const letters = await lettersBetween(tx, mutual, from, to)
  const rows = letters.map((letter) => ({
    letter,
    state: letterState(letterFacts(letter), today),
  }))
  return done({ mutual: books.mutual, rows })
}

export function billsByCode(bills: readonly Bill[]): ReadonlyMap<string, readonly Bill[]> {
  const byCode = new Map<string, Bill[]>()
  for (const bill of bills) {
    const known = byCode.get(bill.visit_code)
    if (known) known.push(bill)
    else byCode.set(bill.visit_code, [bill])
  }
  return byCode
}

function visitRow(visit: VisitTable, bills: readonly Bill[], today: CivilDate): VisitRow {
  const bill = standingBill(bills) ?? bills.at(-1) ?? null
  const state = bill && isUndecided(bill) ? 'undecided' : codeStateOf(visit, bills, today)
  const last = bill?.decisions.at(-1)?.kind
  return { visit, state, bill, outcome: bill ? (last ?? 'billed') : null }
}
