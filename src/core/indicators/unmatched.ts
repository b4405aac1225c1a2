import { type CivilDate, daysBetween } from '../dates.ts'
import { add, type Minor, ZERO } from '../money.ts'
import type { Span } from './ratio.ts'

/** A receipt as far as it is matched or not. */
type ReceiptFacts = {
  readonly amount: Minor
  readonly paidOn: CivilDate
  readonly inSuspense: boolean
}

/** Receipts in suspense; days are counted from the day of payment to the last of the span. */
export type Unmatched = {
  /** Receipts paid in the span, and those of them that are nobody's. */
  readonly receipts: Minor
  readonly unmatched: Minor
  /** All that are nobody's, of the span and before it, by their age. */
  readonly week: Minor
  readonly month: Minor
  readonly older: Minor
  readonly oldestDays: number | null
}

export const NOTHING_UNMATCHED: Unmatched = {
  receipts: ZERO,
  unmatched: ZERO,
  week: ZERO,
  month: ZERO,
  older: ZERO,
  oldestDays: null,
}

/** The last day of an age, in days. */
const WEEK = 7
const MONTH = 30

/**
 * Unmatched (domain 1.7): suspense amount ÷ receipts, and age. Of the receipts paid in the span
 * those that are nobody's by what is known now; ages of all that were paid by its last day.
 */
export function addUnmatched(sum: Unmatched, receipt: ReceiptFacts, span: Span): Unmatched {
  const { amount, paidOn, inSuspense } = receipt
  if (paidOn > span.to) return sum
  const isInside = paidOn >= span.from
  const receipts = isInside ? add(sum.receipts, amount) : sum.receipts
  if (!inSuspense) return { ...sum, receipts }
  const days = daysBetween(paidOn, span.to)
  const age = days <= WEEK ? 'week' : days <= MONTH ? 'month' : 'older'
  return {
    ...sum,
    receipts,
    unmatched: isInside ? add(sum.unmatched, amount) : sum.unmatched,
    [age]: add(sum[age], amount),
    oldestDays: Math.max(sum.oldestDays ?? 0, days),
  }
}
