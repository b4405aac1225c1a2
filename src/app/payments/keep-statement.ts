import { type CivilDate, type Instant, instant, instantOf, plusDays } from '../../core/dates.ts'
import { invariant } from '../../core/invariant.ts'
import {
  contradictions,
  type Covered,
  type Difference,
  keyOfLine,
  type StatementLine,
  type StatementLines,
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
import type { Tell } from '../tell.ts'
import { withPhones } from './statement-differences.ts'

export type StatementGiven = {
  readonly wallet: string
  readonly fileName: string
  readonly lines: StatementLines
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
  /** How many lines no statement had before. */
  readonly added: number
}

/** Holds the lines of a statement against what earlier ones said of the same movements. */
export async function heldAgainstEarlier(
  ports: Ports,
  mutual: Mutual,
  { wallet, lines }: StatementGiven,
): Promise<HeldAgainst> {
  const contradicted: Difference[] = []
  let added = 0
  for (const some of pagesOf(lines, LINES_AT_ONCE)) {
    const noted = await reading(ports, ({ tx }) => notedLines(tx, wallet, referencesOf(some)))
    const [here, before] = [some, noted].map((each) => withPhones(ports, mutual, each))
    contradicted.push(...contradictions(here ?? [], before ?? []))
    added += notIn(noted, some).length
  }
  return { contradicted, added }
}

function referencesOf(lines: readonly StatementLine[]): string[] {
  return lines.map(({ reference }) => reference)
}

function notIn(noted: readonly StatementLine[], lines: readonly StatementLine[]): StatementLine[] {
  const known = new Set(noted.map(keyOfLine))
  return lines.filter((line) => !known.has(keyOfLine(line)))
}

/** So many at a time, as they come: a long statement is never at hand whole. */
function* pagesOf(lines: StatementLines, count: number): Generator<StatementLine[]> {
  let page: StatementLine[] = []
  for (const line of lines) {
    page.push(line)
    if (page.length < count) continue
    yield page
    page = []
  }
  if (page.length > 0) yield page
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

function endsOf(lines: StatementLines) {
  const [start] = lines
  invariant(start, 'a statement without lines says its days')
  let [first, last] = [start.at, start.at]
  for (const { at } of lines) {
    first = earlier(first, at)
    last = later(last, at)
  }
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
  { wallet, fileName, lines, stated }: StatementGiven,
  { from, through }: Covered,
  { by, tell }: { readonly by: string; readonly tell: Tell },
): Promise<void> {
  const id = ports.ids.id()
  let kept = 0
  for (const some of pagesOf(lines, LINES_PER_WRITE)) {
    const noted = await reading(ports, ({ tx }) => notedLines(tx, wallet, referencesOf(some)))
    const added = notIn(noted, some)
    if (added.length > 0)
      await ports.store.write((tx) => insertStatementLines(tx, wallet, id, added))
    kept += some.length
    tell(`${kept} of ${lines.length} lines`)
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
