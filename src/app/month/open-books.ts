import { date } from '../../core/dates.ts'
import { BANK } from '../../core/ledger/accounts.ts'
import { subtract, ZERO } from '../../core/money.ts'
import { yearEnds } from '../../store/books/year-ends.ts'
import { movedOn } from '../../store/books/movements.ts'
import { accountTerms } from '../../core/ledger/chart.ts'
import { incomeStatement } from '../../core/ledger/statements.ts'
import { stopsBetween } from '../../store/messages/sms-use.ts'
import { balanceOf } from '../../store/visits/provider-payments.ts'
import { readPayers } from '../payers/payers.ts'
import { line, type MonthDesk, type MonthLine, type Open, type Span } from './open.ts'

/** What the bank account lacks by our books, which a bank does not lend without being asked. */
export async function bankLine({ tx, mutual }: MonthDesk, { from, to }: Span): Promise<MonthLine> {
  const { code } = mutual
  const balance = await balanceOf(tx, code, BANK)
  const open: Open[] = balance < 0 ? [{ on: null, amount: subtract(ZERO, balance) }] : []
  const days = `--from ${from} --to ${to}`
  return line(
    'bank below nought',
    open,
    `report registers --mutual ${code} --register treasury ${days}`,
  )
}

/** Months of payers of subsidies, of this month and before it, of which something is not paid. */
export async function payersLine(desk: MonthDesk, { to }: Span): Promise<MonthLine> {
  const { code } = desk.mutual
  const found = await readPayers(desk, code)
  const months = found.ok ? found.value.payers.flatMap(({ account }) => account.months) : []
  const open = months
    .filter(({ month, left }) => left > 0 && month <= to.slice(0, 7))
    .map(({ month, left }): Open => ({ on: date(`${month}-01`), amount: left }))
  return line('subsidies not paid', open, `payer list --mutual ${code}`)
}

/** Days on which messages waited or were not sent since the budget was used up. */
export async function budgetLine(
  { tx, mutual }: MonthDesk,
  { from, to }: Span,
): Promise<MonthLine> {
  const { code } = mutual
  const stops = await stopsBetween(tx, code, from, to)
  const open = stops.map((on): Open => ({ on }))
  return line(
    'days beyond the budget of SMS',
    open,
    `report messages --mutual ${code} --from ${from} --to ${to}`,
  )
}

/** In December, once the books are closed: the result of the year, until two people put it away. */
export async function yearLine(
  { tx, mutual, closedThrough }: MonthDesk,
  { to }: Span,
): Promise<MonthLine> {
  const { code, bookkeeping } = mutual
  const year = to.slice(0, 4)
  const command = `book close-year ${year} --mutual ${code} --by NAME`
  const isEnd = to === `${year}-12-31` && closedThrough !== null && closedThrough >= to
  const ends = isEnd ? await yearEnds(tx, code) : []
  const isDone = ends.some((end) => !end.isTakenBack && end.year >= Number(year))
  if (!isEnd || isDone) return line('year not in the funds', [], command)
  const moved = await movedOn(tx, code, { from: date(`${year}-01-01`), to }, 'without')
  const { result, income, costs } = incomeStatement(moved, accountTerms(bookkeeping))
  const isEmpty = income.lines.length + costs.lines.length === 0
  return line('year not in the funds', isEmpty ? [] : [{ on: to, amount: result }], command)
}
