import { AMOUNT_MAX } from '../amount.ts'
import type { Plan } from '../plans/plan.ts'
import { type Minor, minor } from '../money.ts'

/** Members whose year a single receipt may pay where the statutes name no limit: a large union. */
const MEMBERS = 1000

/** People in a household, where each of them costs. */
const PEOPLE = 10

/** Periods of a year, by their length. */
const PERIODS: Readonly<Record<Plan['period'], number>> = {
  week: 52,
  month: 12,
  quarter: 4,
  'half-year': 2,
  year: 1,
  season: 1,
}

/**
 * The most that one receipt of a wallet may be before two people have to look at it: what the
 * statutes say, else what a thousand members owe for a year under the plan that asks most.
 */
export function plausibleMost(named: Minor | null, plans: readonly Plan[]): Minor {
  const years = plans.map(({ contribution, period, unit }) => {
    const people = unit === 'person' ? PEOPLE : 1
    return BigInt(contribution) * BigInt(PERIODS[period] * people * MEMBERS)
  })
  const largest = years.reduce((most, year) => (year > most ? year : most), 0n)
  const most = named ?? (largest === 0n ? AMOUNT_MAX : Number(largest))
  return minor(Math.min(most, AMOUNT_MAX))
}

/** Far below what a column holds: sums of the books stay below it, whatever operators say. */
export const BOOKS_MAX = minor(1e15)

/** Why money that an operator tells of is not posted before two people have decided. */
export type HeldWhy =
  /** More than is plausible. */
  | 'amount'
  /** More than any amount is here: nobody can let it in. */
  | 'beyond'
  /** The books of the wallet would hold more than they may. */
  | 'books'
  /** A callback told of it, and its operator, asked for a day, does not know it. */
  | 'unconfirmed'
  /** No mutual has this wallet. */
  | 'no-mutual'
  /** The operator gave the same reference a day or two apart, of one payer or amount. */
  | 'reference'
