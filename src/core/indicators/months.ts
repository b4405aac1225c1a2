import { dayBefore, earlierOf, firstOfMonth, laterOf, monthOf, plus } from '../dates.ts'
import type { Span } from './ratio.ts'

/** A month as far as it lies in a span. */
export type MonthSpan = Span & { readonly month: string }

/** The months of a span, in order; the first and the last perhaps in part. */
export function monthsOf({ from, to }: Span): MonthSpan[] {
  const months: MonthSpan[] = []
  let first = firstOfMonth(from)
  while (first <= to) {
    const next = plus(first, { months: 1 })
    months.push({
      month: monthOf(first),
      from: laterOf(first, from),
      to: earlierOf(dayBefore(next), to),
    })
    first = next
  }
  return months
}
