import {
  type CivilDate,
  civilDateAt,
  dayBefore,
  earlierOf,
  type Instant,
  lastOfMonth,
} from '../../core/dates.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { listCashInHand } from '../../store/cash/cash.ts'
import { oldestCashSince } from '../../store/cash/oldest-cash.ts'
import { loadApplications } from '../../store/applications/applications.ts'
import { unansweredComplaints } from '../../store/complaints/complaints.ts'
import { openProposals } from '../../store/decisions/proposals.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { payoutsOf } from '../../store/payments/payouts.ts'
import { inBooks, type ReadDesk } from '../desk.ts'
import { overAge } from './over-age.ts'
import { reconciliationReport } from '../payments/reconciliation-report.ts'
import { loadSuspense } from '../payments/suspense.ts'
import { openCare } from './open-care.ts'
import { bankLine, budgetLine, payersLine, yearLine } from './open-books.ts'
import { line, type MonthDesk, type MonthLine, type Open, type Span } from './open.ts'

export type MonthLeft = {
  readonly mutual: Mutual
  readonly from: CivilDate
  readonly to: CivilDate
  readonly lines: readonly MonthLine[]
}

/**
 * What a month has left open, line by line, each with the command that shows or mends it: of the month
 * itself and from before it, by what is known now. Of a month under way, what is open so far; its
 * books are closed only once it is over. Refused for a month to come.
 */
export async function readMonth(
  desk: ReadDesk,
  code: string,
  from: CivilDate,
): Promise<Result<MonthLeft>> {
  const books = await loadMutual(desk.tx, code)
  if (!books) return refused({ code: 'unknown-mutual', mutual: code })
  const here = inBooks(desk, books)
  if (from > here.today) return refused({ code: 'later-than-today', on: from })
  const span = { from, to: earlierOf(lastOfMonth(from), here.today) }
  const lines = [
    ...(await moneyLines(here, span)),
    ...(await careLines(here, span)),
    ...(await peopleLines(here, span)),
    await budgetLine(here, span),
    closingLine(here, span),
    await yearLine(here, span),
  ]
  return done({ mutual: books.mutual, ...span, lines })
}

async function moneyLines(desk: MonthDesk, span: Span): Promise<MonthLine[]> {
  const { to } = span
  const { tx, mutual, today } = desk
  const { code } = mutual
  const suspense = await loadSuspense(tx, code)
  const hands = await cashInHands(desk)
  const report = await reconciliationReport(desk, code)
  const wallets = report.ok ? report.value.wallets : []
  // Of today there can be no statement yet.
  const wanted = earlierOf(to, dayBefore(today))
  const missing = wallets.filter(({ statementThrough }) => (statementThrough ?? '') < wanted)
  const differing = wallets.filter(({ overdue }) => overdue > 0)
  const payouts = await payoutsOf(tx, code, { openOnly: true })
  return [
    line(
      'money of nobody',
      suspense.map(({ value_on: on, amount }) => ({ on, amount })).filter(by(to)),
      `suspense list --mutual ${code}`,
    ),
    line('cash not brought to the bank', hands.filter(by(to)), `cash in-hand --mutual ${code}`),
    await bankLine(desk, span),
    line(
      'statements missing',
      missing.map(({ statementThrough: on }) => ({ on })),
      `reconcile FILE.csv --wallet ${missing[0]?.wallet ?? wallets[0]?.wallet ?? 'WALLET'} --record --by NAME`,
    ),
    line(
      'accounts that do not agree with statements',
      differing.map(() => ({ on: null })),
      `report reconciliation --mutual ${code}`,
    ),
    line(
      'payouts not paid yet',
      payouts.map(({ approvedOn: on, amount }) => ({ on, amount })).filter(by(to)),
      `payout list --mutual ${code}`,
    ),
    await payersLine(desk, span),
  ]
}

/** Cash that was not brought to the bank, with the day of the oldest of each hand. */
async function cashInHands({ tx, mutual: { code } }: MonthDesk): Promise<Open[]> {
  const hands = (await listCashInHand(tx, code)).filter(({ amount }) => amount > 0)
  const open: Open[] = []
  for (const { box, amount, lastDepositAt } of hands)
    open.push({ on: await oldestCashSince(tx, code, box, lastDepositAt), amount })
  return open
}

async function careLines(desk: MonthDesk, span: Span): Promise<MonthLine[]> {
  const { code } = desk.mutual
  const { undecided, unusual, letters } = await openCare(desk, span)
  const visits = `visit list --mutual ${code} --from ${span.from} --to ${span.to}`
  return [
    line('bills undecided', undecided, visits),
    line('bills above the usual', unusual, visits),
    line('letters open', letters, `letter list --mutual ${code} --to ${span.to}`),
  ]
}

async function peopleLines(desk: MonthDesk, span: Span): Promise<MonthLine[]> {
  const { tx, now, mutual } = desk
  const { code } = mutual
  const { to } = span
  const applications = await loadApplications(tx, code, { openOnly: true })
  const proposals = await openProposals(tx, code, now)
  const complaints = await unansweredComplaints(tx, code)
  const aged = await overAge(desk, span)
  return [
    line('dependants over age', aged.open, `household ageing --mutual ${code}`, aged.isMore),
    line(
      'applications undecided',
      applications.map(({ appliedOn: on }) => ({ on })).filter(by(to)),
      `application list --mutual ${code}`,
    ),
    line(
      'proposals undecided',
      proposals.map(({ proposed_at: at }) => ({ on: dayOf(mutual, at) })).filter(by(to)),
      `decide list --mutual ${code}`,
    ),
    line(
      'complaints unanswered',
      complaints.map(({ filed_on: on }) => ({ on })).filter(by(to)),
      `complaints list --mutual ${code}`,
    ),
  ]
}

function closingLine({ mutual, closedThrough, today }: MonthDesk, { to }: Span): MonthLine {
  const isOver = to < today
  const open = !isOver || (closedThrough !== null && closedThrough >= to) ? [] : [{ on: null }]
  return line('books not closed', open, `close --mutual ${mutual.code} --through ${to} --by NAME`)
}

/** What is open since a day of the month, or before it. */
function by(to: CivilDate): (open: Open) => boolean {
  return ({ on }) => on === null || on <= to
}

function dayOf({ timeZone }: Mutual, at: Instant | null): CivilDate | null {
  return at === null ? null : civilDateAt(at, timeZone)
}
