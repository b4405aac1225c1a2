import type { Instant } from '../dates.ts'
import { type Minor, minor } from '../money.ts'

/** One row of a statement that says what was on the account after it; money out is negative. */
export type BalanceRow = {
  readonly reference: string
  readonly at: Instant
  readonly moved: Minor
  readonly balance: Minor
}

/** What an operator says was on an account before the first row of its statement and after the last. */
export type StatedBalances = {
  readonly opening: Minor
  readonly closing: Minor
  readonly from: Instant
  readonly through: Instant
  /** References of rows whose balance does not follow from the row before: something is not there. */
  readonly gaps: readonly string[]
}

/**
 * The balances that rows say, in the order of the file: operators write the newest first, or last.
 * Null when no row has one.
 */
export function statedBalances(rows: readonly BalanceRow[]): StatedBalances | null {
  const ways = [rows, rows.toReversed()].map(walked)
  const [there, back] = ways as [StatedBalances | null, StatedBalances | null]
  if (!there || !back) return null
  const isDown = there.from > there.through
  if (there.from !== there.through) return isDown ? back : there
  return back.gaps.length < there.gaps.length ? back : there
}

function walked(rows: readonly BalanceRow[]): StatedBalances | null {
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) return null
  const gaps = rows.flatMap((row, at) => {
    const before = rows[at - 1]
    return before && before.balance + row.moved !== row.balance ? [row.reference] : []
  })
  return {
    opening: minor(first.balance - first.moved),
    closing: last.balance,
    from: first.at,
    through: last.at,
    gaps,
  }
}
