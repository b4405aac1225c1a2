import { type CivilDate, daysBetween } from '../dates.ts'
import { type Minor, smaller, subtract, ZERO } from '../money.ts'
import type { Span } from './ratio.ts'

/** What a clinic is owed from a day on: a bill, or what was owed before these books. */
export type ClinicClaim = {
  readonly on: CivilDate
  readonly amount: Minor
  /** False for what was owed before these books: nobody knows since when. */
  readonly isBill: boolean
}

/** What a clinic was paid on a day. */
export type ClinicPaid = { readonly on: CivilDate; readonly amount: Minor }

/** Bills that were paid in full within a span, and their days from bill to payment together. */
export type BillDays = { readonly bills: number; readonly days: number }

export const NO_BILL_DAYS: BillDays = { bills: 0, days: 0 }

/**
 * Days from bill to payment: a clinic's money pays its oldest bills first, and a bill is paid on the
 * day of the payment that pays the last of it, not before its own. Counted are bills of which that
 * day lies in the span. Both lists are in the order of their days.
 */
export function addBillDays(
  sum: BillDays,
  claims: readonly ClinicClaim[],
  payments: readonly ClinicPaid[],
  { from, to }: Span,
): BillDays {
  const left = payments.map(({ on, amount }) => ({ on, amount }))
  let { bills, days } = sum
  let at = 0
  for (const { on, amount, isBill } of claims) {
    let missing = amount
    let last: CivilDate | null = null
    for (let pile = left[at]; pile && missing > 0; pile = left[at]) {
      const taken = smaller(pile.amount, missing)
      missing = subtract(missing, taken)
      pile.amount = subtract(pile.amount, taken)
      last = pile.on
      if (pile.amount === 0) at += 1
    }
    if (missing > ZERO) return { bills, days }
    if (!isBill || last === null || last < from || last > to) continue
    bills += 1
    days += Math.max(0, daysBetween(on, last))
  }
  return { bills, days }
}

/** Days on average, to a tenth, rounded half up; null when no bill was paid. */
export function average({ bills, days }: BillDays): number | null {
  return bills === 0 ? null : Math.floor((days * 20 + bills) / (bills * 2)) / 10
}
