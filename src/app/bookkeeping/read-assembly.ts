import { type CivilDate, civilDateAt, date, earlierOf, instant } from '../../core/dates.ts'
import { addBillDays, type BillDays, NO_BILL_DAYS } from '../../core/indicators/bill-days.ts'
import { CARRIED_FORWARD, LEGAL_RESERVE } from '../../core/ledger/accounts.ts'
import { distribute, type Distribution } from '../../core/ledger/book-posting.ts'
import { accountTerms } from '../../core/ledger/chart.ts'
import {
  type BalanceSheet,
  balanceSheet,
  type IncomeStatement,
  incomeStatement,
  movedBy,
} from '../../core/ledger/statements.ts'
import { minor, subtract, ZERO } from '../../core/money.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import {
  countPeople,
  duesSum,
  type DuesSum,
  type MonthMoved,
  movedByMonth,
  termCounts,
  visitSums,
} from '../../store/books/assembly-rows.ts'
import { clinicAccounts, householdsThatPaid } from '../../store/books/use-rows.ts'
import { transfersOf } from '../../store/books/ledger.ts'
import { yearEnds } from '../../store/books/year-ends.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { type BooksDesk, inBooks, type ReadDesk } from '../desk.ts'
import { type AssemblyCare, readCare } from './assembly-care.ts'
import { type AssemblyMembers, membersOf, membersAtEnds } from './assembly-members.ts'
import { type MonthMoney, moneyOfMonth } from './assembly-months.ts'
import type { ReadTx } from '../../store/store.ts'

/** A month of the year, as the charts show it. */
type AssemblyMonth = MonthMoney & {
  readonly month: string
  /** Households that paid something. */
  readonly paying: number
  /** Households whose membership went on at its end. */
  readonly households: number
}

/** This year beside the one before it. */
type Beside<T> = { readonly now: T; readonly before: T }

/** What the assembly is told of a year: everything by the books, with the days that they count on. */
export type AssemblyReport = {
  readonly mutual: Mutual
  readonly year: number
  readonly from: CivilDate
  /** The last day of the year, or today while it goes on. */
  readonly to: CivilDate
  readonly today: CivilDate
  /** The books are closed through the year, so that nothing of it changes any more. */
  readonly isFinal: boolean
  readonly months: readonly AssemblyMonth[]
  readonly members: AssemblyMembers
  readonly dues: DuesSum
  readonly care: AssemblyCare
  readonly visits: { readonly visits: number; readonly people: number }
  readonly billDays: BillDays
  readonly income: Beside<IncomeStatement>
  readonly balance: Beside<BalanceSheet>
  readonly distribution: Distribution
  /** Two people have put the result into the funds; else the statutes say how it would be. */
  readonly isDistributed: boolean
}

/**
 * The report of a year to the assembly, by sums of the books alone, so that it takes little longer
 * for a hundred thousand households than the database needs to add. Of a year under way, until today.
 */
export async function readAssembly(
  desk: ReadDesk,
  code: string,
  year: number,
): Promise<Result<AssemblyReport>> {
  const books = await loadMutual(desk.tx, code)
  if (!books) return refused({ code: 'unknown-mutual', mutual: code })
  const here = inBooks(desk, books)
  const { tx, mutual, today, closedThrough } = here
  const from = date(`${year}-01-01`)
  if (from > today) return refused({ code: 'later-than-today', on: from })
  const last = date(`${year}-12-31`)
  const span = { from, to: earlierOf(last, today) }
  const since = date(`${year - 1}-01-01`)
  const rows = await movedByMonth(tx, code, { from: since, to: span.to, year: from })
  const terms = await termCounts(tx, code, span.to)
  const people = await countPeople(tx, code, span.to)
  const money = statementsOf(mutual, rows, String(year))
  return done({
    ...{ mutual, year, ...span, today },
    isFinal: closedThrough !== null && closedThrough >= last,
    months: await monthsOf(tx, mutual, rows, { terms, ...span }),
    members: membersOf(terms, String(year), people),
    dues: await duesSum(tx, code, span),
    care: await readCare(here, rows, span),
    visits: await visitSums(tx, code, span),
    billDays: await billDaysOf(here, span),
    ...money,
    ...(await distributionOf(here, year, money)),
  })
}

type Span = { readonly from: CivilDate; readonly to: CivilDate }

type Money = Pick<AssemblyReport, 'income' | 'balance'>

function statementsOf({ bookkeeping }: Mutual, rows: readonly MonthMoved[], year: string): Money {
  const termsOf = accountTerms(bookkeeping)
  const own = (of: string) => rows.filter(({ month, closes }) => month.startsWith(of) && !closes)
  // Books that were opened with the year tell what there was on the evening before it.
  const before = rows.filter(({ month, opens }) => month < year || opens)
  return {
    income: {
      now: incomeStatement(movedBy(own(year)), termsOf),
      before: incomeStatement(movedBy(own(String(Number(year) - 1))), termsOf),
    },
    balance: {
      now: balanceSheet(movedBy(rows), termsOf),
      before: balanceSheet(movedBy(before), termsOf),
    },
  }
}

async function monthsOf(
  tx: ReadTx,
  { code, bookkeeping }: Mutual,
  rows: readonly MonthMoved[],
  { terms, ...span }: Span & { readonly terms: Parameters<typeof membersAtEnds>[0] },
): Promise<AssemblyMonth[]> {
  const year = span.from.slice(0, 4)
  const months = Array.from({ length: Number(span.to.slice(5, 7)) }, (_, at) => {
    return `${year}-${String(at + 1).padStart(2, '0')}`
  })
  const paying = await householdsThatPaid(tx, code, span)
  const households = membersAtEnds(terms, months)
  const termsOf = accountTerms(bookkeeping)
  return months.map((month, at) => ({
    month,
    ...moneyOfMonth(
      rows.filter((row) => row.month === month && !row.closes),
      termsOf,
    ),
    paying: paying.get(month) ?? 0,
    households: households[at] ?? 0,
  }))
}

async function billDaysOf({ tx, mutual }: BooksDesk<ReadTx>, span: Span): Promise<BillDays> {
  const dayOf = (at: number) => civilDateAt(instant(at), mutual.timeZone)
  let sum = NO_BILL_DAYS
  for (const { claims, payments } of (await clinicAccounts(tx, mutual.code, dayOf)).values())
    sum = addBillDays(sum, claims, payments, span)
  return sum
}

/** What two people decided, or what the statutes say of the result as it is. */
async function distributionOf(
  { tx, mutual }: BooksDesk<ReadTx>,
  year: number,
  { income, balance }: Money,
): Promise<Pick<AssemblyReport, 'distribution' | 'isDistributed'>> {
  const { result } = income.now
  const ends = await yearEnds(tx, mutual.code)
  const own = ends.findLast((end) => end.year === year && !end.isTakenBack)
  if (own) {
    const moved = movedBy(await transfersOf(tx, mutual.code, own.journalId))
    const into = (account: typeof LEGAL_RESERVE) => {
      const { debits, credits } = moved.get(account) ?? { debits: ZERO, credits: ZERO }
      return subtract(credits, debits)
    }
    const distribution = {
      result,
      legalReserve: into(LEGAL_RESERVE),
      carried: into(CARRIED_FORWARD),
    }
    return { distribution, isDistributed: true }
  }
  const carried = balance.now.funds.lines.find(({ code }) => code === CARRIED_FORWARD)
  const percent = mutual.bookkeeping.legalReservePercent
  const distribution = distribute(result, carried?.amount ?? minor(0), percent)
  return { distribution, isDistributed: false }
}
