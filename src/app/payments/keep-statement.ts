import { type CivilDate, type Instant, instant, instantOf, plusDays } from '../../core/dates.ts'
import {
  contradictions,
  type Covered,
  type Difference,
  keyOfLine,
  type StatementLine,
} from '../../core/payments/reconciliation.ts'
import type { StatedBalances } from '../../core/payments/statement-balances.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import {
  insertStatement,
  insertStatementLines,
  notedLines,
} from '../../store/payments/operator-statements.ts'
import { acting, reading } from '../desk.ts'
import type { Ports } from '../ports.ts'
import { withPhones } from './statement-differences.ts'

export type StatementGiven = {
  readonly wallet: string
  readonly fileName: string
  readonly lines: readonly StatementLine[]
  /** Whole days that the statement speaks for; without them its first to its last line. */
  readonly from: CivilDate | null
  readonly to: CivilDate | null
  /** The very time it speaks for, where an operator says it, in the place of days. */
  readonly covered?: Covered
  /** What was on the account by the statement, where it says it. */
  readonly stated?: StatedBalances | null
}

/** Lines in one write: short enough that no call waits for it. */
const LINES_PER_WRITE = 200

/** Lines that are held against earlier statements at a time. */
const LINES_AT_ONCE = 1000

type HeldAgainst = {
  /** What earlier statements had otherwise. */
  readonly contradicted: readonly Difference[]
  /** Lines that no statement had before. */
  readonly added: readonly StatementLine[]
}

/** Holds the lines of a statement against what earlier ones said of the same movements. */
export async function heldAgainstEarlier(
  ports: Ports,
  mutual: Mutual,
  { wallet, lines }: StatementGiven,
): Promise<HeldAgainst> {
  const contradicted: Difference[] = []
  const added: StatementLine[] = []
  for (let at = 0; at < lines.length; at += LINES_AT_ONCE) {
    const some = lines.slice(at, at + LINES_AT_ONCE)
    const references = some.map(({ reference }) => reference)
    const noted = await reading(ports, ({ tx }) => notedLines(tx, wallet, references))
    const [here, before] = [some, noted].map((each) => withPhones(ports, mutual, each))
    contradicted.push(...contradictions(here ?? [], before ?? []))
    const known = new Set(noted.map(keyOfLine))
    added.push(...some.filter((line) => !known.has(keyOfLine(line))))
  }
  return { contradicted, added }
}

/** The time that a statement speaks for: the days that are said, else from its first line to its last. */
export function coveredBy(given: StatementGiven, { timeZone }: Mutual): Covered {
  const { lines, from, to, covered } = given
  if (covered) return covered
  const { first, last } = endsOf(lines)
  return {
    from: from ? instantOf(from, '00:00', timeZone) : first,
    through: to ? instant(instantOf(plusDays(to, 1), '00:00', timeZone) - 1) : last,
  }
}

/** The same, with the lines that stand outside of the days that are said. */
export function reachOf(given: StatementGiven, mutual: Mutual): Covered {
  const { from, through } = coveredBy(given, mutual)
  if (given.lines.length === 0) return { from, through }
  const { first, last } = endsOf(given.lines)
  return { from: earlier(from, first), through: later(through, last) }
}

function endsOf(lines: readonly StatementLine[]) {
  const times = lines.map(({ at }) => at)
  const first = times.reduce(earlier)
  const last = times.reduce(later)
  return { first, last }
}

function earlier(a: Instant, b: Instant): Instant {
  return a < b ? a : b
}

function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b
}

/** Keeps a statement: a few lines at a time, then itself, so that one cut off covers nothing. */
export async function keepStatement(
  ports: Ports,
  { wallet, fileName, stated }: StatementGiven,
  added: readonly StatementLine[],
  { from, through }: Covered,
  by: string,
): Promise<void> {
  const id = ports.ids.id()
  for (let at = 0; at < added.length; at += LINES_PER_WRITE) {
    const some = added.slice(at, at + LINES_PER_WRITE)
    await ports.store.write((tx) => insertStatementLines(tx, wallet, id, some))
  }
  const statement = {
    statement_id: id,
    wallet,
    from_at: from,
    through_at: through,
    file_name: fileName,
    recorded_by: by,
    opening: stated?.opening ?? null,
    closing: stated?.closing ?? null,
    closing_at: stated?.through ?? null,
    gaps: stated?.gaps.length ?? null,
  }
  await acting(ports, ({ tx, now }) => insertStatement(tx, { ...statement, recorded_at: now }))
}
