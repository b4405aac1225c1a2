import type { Plan } from '../plans/plan.ts'
import { type Minor, minor } from '../money.ts'

/** People in a household, where each of them costs: more than nearly all have. */
export const PEOPLE = 10

/** Households of a mutual that all are as dear as they may be, and years in its books. */
/**
 * The most that statutes may ask of a household for a year, in minor units. A hundred thousand
 * households that owe as much for thirty years stay below what a number holds exactly, and a
 * thousand times below what a column does.
 */
export const YEAR_MOST = minor(3e9)

/** Periods of a year; a year of 366 days may begin 53 weeks. */
const PERIODS: Readonly<Record<Plan['period'], number>> = {
  week: 53,
  month: 12,
  quarter: 4,
  'half-year': 2,
  year: 1,
  season: 1,
}

type Asks = Pick<
  Plan,
  | 'unit'
  | 'period'
  | 'contribution'
  | 'extraPeople'
  | 'familyMaximum'
  | 'joiningFee'
  | 'joiningFeePer'
  | 'latePenalty'
>

/** What a plan asks of a household of ten people for the year in which it joins, always late. */
export function yearOf(plan: Asks): bigint {
  const { unit, period, contribution, extraPeople, joiningFee, joiningFeePer, latePenalty } = plan
  const extra = BigInt(extraPeople?.contribution ?? 0) * BigInt(PEOPLE)
  const all = BigInt(contribution) * BigInt(unit === 'person' ? PEOPLE : 1) + extra
  const most = plan.familyMaximum === null ? all : BigInt(plan.familyMaximum)
  const each = (most < all ? most : all) + BigInt(latePenalty?.amount ?? 0)
  const joining = BigInt(joiningFee) * BigInt(joiningFeePer === 'person' ? PEOPLE : 1)
  return each * BigInt(PERIODS[period]) + joining
}

/** What is over the most that statutes may ask for a year; null for statutes that stay within. */
export function tooMuch(plan: Asks): { readonly year: bigint; readonly most: Minor } | null {
  const year = yearOf(plan)
  return year > BigInt(YEAR_MOST) ? { year, most: YEAR_MOST } : null
}
