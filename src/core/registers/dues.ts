import type { Entry } from '../contributions/account.ts'
import { contributionsOn } from '../contributions/paid-charges.ts'
import { firstOfMonth, monthOf, plus } from '../dates.ts'
import type { Span } from '../indicators/ratio.ts'
import type { StandingFacts } from '../membership/standing.ts'
import { add, type Minor, subtract } from '../money.ts'

/** What was due in a stretch of time, and what of it was paid by the end of the register. */
export type Dues = { readonly due: Minor; readonly paid: Minor }

/** A member's line in the dues register: what was unpaid before, and month by month. */
type DuesLine = {
  readonly before: Minor
  readonly months: readonly Dues[]
  readonly all: Dues
}

/** The calendar months that a span touches, as `2026-03`. */
export function monthsOf({ from, to }: Span): string[] {
  const months: string[] = []
  let first = firstOfMonth(from)
  while (first <= to) {
    months.push(monthOf(first))
    first = plus(first, { months: 1 })
  }
  return months
}

/**
 * The dues register (domain 1.6), a member by period grid. Plans have periods of many lengths, so
 * its columns are the months in which charges fall due. Money counts that was paid by the last day
 * of the span, and pays the oldest charge first (R11).
 */
export function duesLine(facts: StandingFacts, span: Span): DuesLine {
  const entries = contributionsOn(facts, span.to)
  const before = sumOf(entries.filter(({ charge }) => charge.dueOn < span.from))
  const inside = entries.filter(
    ({ charge }) => charge.dueOn >= span.from && charge.dueOn <= span.to,
  )
  const months = monthsOf(span).map((month) =>
    sumOf(inside.filter(({ charge }) => charge.dueOn.startsWith(month))),
  )
  return { before: subtract(before.due, before.paid), months, all: sumOf(inside) }
}

function sumOf(entries: readonly Entry[]): Dues {
  return {
    due: add(...entries.map(({ charge }) => charge.amount)),
    paid: add(...entries.map(({ paid }) => paid)),
  }
}
