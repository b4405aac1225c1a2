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

/** Follows the balances that rows say, one row after another, since a long statement is not held. */
type BalanceWalk = {
  readonly take: (row: BalanceRow) => void
  /** Null when no row has been taken. */
  readonly stated: () => StatedBalances | null
}

/** The rows come in the order of the file: operators write the newest first, or last. */
export function walkBalances(): BalanceWalk {
  let first: BalanceRow | null = null
  let last: BalanceRow | null = null
  const [gapsThere, gapsBack]: [string[], string[]] = [[], []]
  return {
    take: (row) => {
      if (last && last.balance + row.moved !== row.balance) gapsThere.push(row.reference)
      if (last && row.balance + last.moved !== last.balance) gapsBack.push(last.reference)
      first ??= row
      last = row
    },
    stated: () => {
      if (!first || !last) return null
      const isDown = first.at === last.at ? gapsBack.length < gapsThere.length : first.at > last.at
      return isDown ? between(last, first, gapsBack.toReversed()) : between(first, last, gapsThere)
    },
  }
}

function between(first: BalanceRow, last: BalanceRow, gaps: readonly string[]): StatedBalances {
  return {
    opening: minor(first.balance - first.moved),
    closing: last.balance,
    from: first.at,
    through: last.at,
    gaps,
  }
}
