import { type Instant, instant, plusDays } from '../../core/dates.ts'
import {
  type BookedReceipt,
  type Covered,
  type Difference,
  differencesOfLines,
  differencesOfReceipts,
  differencesOfReversals,
  inOrder,
  type StatementLine,
} from '../../core/payments/reconciliation.ts'
import {
  differencesOfPayouts,
  isPayoutLine,
  isReturnLine,
  payoutsNamedBy,
  returnsOfPayouts,
} from '../../core/payments/payout-lines.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { bookedFor, receiptsIn, reversalsIn } from '../../store/payments/booked.ts'
import {
  coveredSince,
  linesIn,
  toldReferences,
  walletsWithStatements,
} from '../../store/payments/operator-statements.ts'
import { payoutsFor } from '../../store/payments/payouts.ts'
import type { ReadTx } from '../../store/store.ts'
import type { Ports } from '../ports.ts'
import { dayIn, inMutual, type MutualDesk, type ReadDesk } from '../desk.ts'

/** How far back a difference is still looked for when nobody gives a statement. */
const LOOK_BACK_DAYS = 60
const DAY_MS = 24 * 60 * 60 * 1000

/** What statements, receipts and ledger of the last two months do not agree on, by wallet account. */
export async function differencesOf(
  desk: ReadDesk,
  mutual: string,
): Promise<{ readonly wallet: string; readonly differences: readonly Difference[] }[]> {
  const [from, through] = [-LOOK_BACK_DAYS, LOOK_BACK_DAYS].map((days) =>
    instant(desk.now + days * DAY_MS),
  ) as [Instant, Instant]
  const books = await loadMutual(desk.tx, mutual)
  if (!books) return []
  const own = new Set(books.mutual.wallets.map(({ wallet }) => wallet))
  const found = []
  for (const wallet of await walletsWithStatements(desk.tx)) {
    if (!own.has(wallet)) continue
    const differences = await compare(inMutual(desk, books.mutual), wallet, { from, through })
    found.push({ wallet, differences })
  }
  return found
}

/**
 * What does not agree in a time, page by page: neither the statement nor the receipts are ever all
 * in memory, and what is outside of the time is not looked at.
 */
export async function compare(
  desk: MutualDesk<ReadTx>,
  wallet: string,
  time: Covered,
): Promise<Difference[]> {
  const covered = await coveredSince(desk.tx, wallet, time.from)
  const found: Difference[] = []
  const aside: StatementLine[] = []
  for await (const page of linesIn(desk.tx, wallet, time)) {
    const [payouts, lines] = parted(withPhones(desk.ports, desk.mutual, page))
    aside.push(...payouts)
    found.push(...(await ofLines(desk, wallet, lines)))
  }
  found.push(...(await unseenIn(desk, wallet, time, covered)))
  found.push(...(await ofPayouts(desk, wallet, aside, { time, covered })))
  return inOrder(found)
}

async function ofLines(
  desk: ReadDesk,
  wallet: string,
  lines: readonly StatementLine[],
): Promise<Difference[]> {
  const { receipts, ...booked } = await bookedFor(desk.tx, wallet, lines)
  return differencesOfLines(lines, { ...booked, receipts: timedBy(desk, wallet, receipts) })
}

/** What is here and stands on no statement. Of older receipts the lines are not looked at. */
async function unseenIn(
  desk: ReadDesk,
  wallet: string,
  time: Covered,
  covered: readonly Covered[],
): Promise<Difference[]> {
  const { tx } = desk
  const found: Difference[] = []
  for await (const page of receiptsIn(tx, wallet, time)) {
    const receipts = timedBy(desk, wallet, page)
    const references = receipts.map(({ reference }) => reference)
    const paid = await toldReferences(tx, wallet, 'payment', references)
    found.push(...differencesOfReceipts(receipts, paid, covered))
  }
  const reversals = await reversalsIn(tx, wallet, time)
  const references = reversals.map(({ reference }) => reference)
  const told = await toldReferences(tx, wallet, 'reversal', references)
  return [...found, ...differencesOfReversals(reversals, told, covered)]
}

/** Where the operator says when somebody paid it was then, and not between our asking and hearing. */
function timedBy(
  { ports }: ReadDesk,
  wallet: string,
  receipts: readonly BookedReceipt[],
): readonly BookedReceipt[] {
  if (ports.wallets.get(wallet)?.saysNoTime) return receipts
  return receipts.map((receipt) => ({ ...receipt, since: receipt.at, until: receipt.at }))
}

/**
 * What left and may be a payout of ours, or came and may be one that came back; all such lines
 * together, since each meets one payout. What is none is looked at like any other.
 */
async function ofPayouts(
  desk: MutualDesk<ReadTx>,
  wallet: string,
  lines: readonly StatementLine[],
  span: { readonly time: Covered; readonly covered: readonly Covered[] },
): Promise<Difference[]> {
  const named = lines.flatMap(({ reference, linked, ...line }) => [
    ...[reference, linked ?? reference],
    ...payoutsNamedBy({ reference, linked, ...line }),
  ])
  const since = plusDays(dayIn(desk.mutual, span.time.from), -PAID_AGAIN_DAYS)
  const payouts = await payoutsFor(desk.tx, wallet, since, named)
  const out = differencesOfPayouts(lines.filter(isPayoutLine), payouts, span)
  const back = returnsOfPayouts(lines.filter(isReturnLine), payouts, out.met)
  const others = await ofLines(desk, wallet, back.others)
  return [...out.differences, ...back.differences, ...others]
}

/** A payout that is paid once more is looked for among those of so many days before. */
const PAID_AGAIN_DAYS = 31

/** Lines that may pay something of ours or bring it back, and the others. */
function parted(lines: readonly StatementLine[]): [StatementLine[], StatementLine[]] {
  const isAside = (line: StatementLine) => isPayoutLine(line) || isReturnLine(line)
  return [lines.filter(isAside), lines.filter((line) => !isAside(line))]
}

/** Lines with phones as they are kept here, whichever way the operator writes them. */
export function withPhones(
  { readPhone }: Ports,
  { country }: Mutual,
  lines: readonly StatementLine[],
): StatementLine[] {
  return lines.map((line) => ({
    ...line,
    phone: line.phone === null ? null : readPhone(line.phone, country),
  }))
}
