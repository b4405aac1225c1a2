import { type CivilDate, dayBefore, firstOfYear, yearOf } from '../dates.ts'
import { type Minor, minor, ZERO } from '../money.ts'
import { PARTS, type SmsBudget } from '../statutes/sms-budget.ts'

/** What a mutual did for a household in a calendar year: counts and sums only. */
export type YearFigures = {
  readonly year: number
  /** Whether the year is not over: then all is as it stands today. */
  readonly isRunning: boolean
  readonly paidIn: Minor
  readonly visits: number
  readonly paidOut: Minor
  /** Households for whose care the mutual pays something in that year. */
  readonly helped: number
}

/** Both ends included. */
export type YearDays = { readonly from: CivilDate; readonly to: CivilDate }

/** Fewer families than these might be known by name. */
const HELPED_MIN = 5

/** On the first of January people have other things to read; by April the year is long over. */
const FIRST_DAY = '01-02'
const LAST_DAY = '03-31'

/** So many days a mutual takes to tell everybody, where its budget lets it. */
const SPREAD_DAYS = 14
const PER_DAY_MIN = 10

/** Of a day's budget the messages of the year take a half at most: reminders need the rest. */
const BUDGET_SHARE = 2

/** The year that is told on a day: the one before, in its first three months; else null. */
export function yearToTell(on: CivilDate): number | null {
  const day = on.slice(5)
  return day >= FIRST_DAY && day <= LAST_DAY ? yearOf(on) - 1 : null
}

export function daysOfYear(year: number): YearDays {
  return { from: firstOfYear(year), to: dayBefore(firstOfYear(year + 1)) }
}

/** Money of a household between two days; what was taken back is less. */
export function paidWithin(
  payments: readonly { readonly on: CivilDate; readonly amount: Minor }[],
  { from, to }: YearDays,
): Minor {
  const within = payments.filter(({ on }) => on >= from && on <= to)
  const sum = within.reduce((all, { amount }) => all + amount, 0)
  return sum > 0 ? minor(sum) : ZERO
}

/** Whether there is anything to tell: whoever neither paid nor needed care hears nothing. */
export function hasYear({ paidIn, visits }: YearFigures): boolean {
  return paidIn > 0 || visits > 0
}

/** How many families the mutual may be said to have helped; null where they might be known. */
export function helpedTold({ helped }: YearFigures): number | null {
  return helped >= HELPED_MIN ? helped : null
}

/**
 * How many households a mutual tells on one day: a fourteenth of all, within half of the day's
 * budget. `perPart`: what a part costs in the budget's unit; null before anybody has said.
 */
export function toldPerDay(
  members: number,
  budget: SmsBudget | null,
  perPart: number | null,
): number {
  const wanted = Math.max(PER_DAY_MIN, Math.ceil(members / SPREAD_DAYS))
  if (!budget) return wanted
  const price = budget.unit === PARTS ? 1 : perPart
  if (price === null || price <= 0) return Math.min(wanted, PER_DAY_MIN)
  return Math.min(wanted, Math.floor(budget.most / BUDGET_SHARE / price))
}
