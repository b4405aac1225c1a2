import type { CivilDate } from '../../core/dates.ts'
import { accountTerms } from '../../core/ledger/chart.ts'
import {
  type BalanceSheet,
  balanceSheet,
  type IncomeStatement,
  incomeStatement,
} from '../../core/ledger/statements.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { movedOn } from '../../store/books/movements.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { inMutual, type ReadDesk } from '../desk.ts'

type IncomeRead = {
  readonly mutual: Mutual
  readonly from: CivilDate
  readonly to: CivilDate
  readonly statement: IncomeStatement
}

/** Income and costs of some days of the books, both included. */
export async function readIncome(
  { tx }: ReadDesk,
  code: string,
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
): Promise<Result<IncomeRead>> {
  const books = await loadMutual(tx, code)
  if (!books) return refused({ code: 'unknown-mutual', mutual: code })
  if (from > to) return refused({ code: 'span-reversed', from, to })
  const { mutual } = books
  const moved = await movedOn(tx, code, { from, to }, 'without')
  const statement = incomeStatement(moved, accountTerms(mutual.bookkeeping))
  return done({ mutual, from, to, statement })
}

type BalanceRead = {
  readonly mutual: Mutual
  readonly on: CivilDate
  readonly sheet: BalanceSheet
}

/** What the mutual has and owes on the evening of a day, today without one. */
export async function readBalance(
  desk: ReadDesk,
  code: string,
  day: CivilDate | null,
): Promise<Result<BalanceRead>> {
  const books = await loadMutual(desk.tx, code)
  if (!books) return refused({ code: 'unknown-mutual', mutual: code })
  const { mutual, today } = inMutual(desk, books.mutual)
  const on = day ?? today
  if (on > today) return refused({ code: 'later-than-today', on })
  const moved = await movedOn(desk.tx, code, { from: null, to: on }, 'with')
  return done({ mutual, on, sheet: balanceSheet(moved, accountTerms(mutual.bookkeeping)) })
}
