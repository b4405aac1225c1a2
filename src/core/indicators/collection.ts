import { contributionsOn } from '../contributions/paid-charges.ts'
import type { StandingFacts } from '../membership/standing.ts'
import { add, type Minor, ZERO } from '../money.ts'
import type { Span } from './ratio.ts'

/** What members owed that was due in a span, and what of it was paid by its last day. */
export type Collection = { readonly due: Minor; readonly paid: Minor }

export const NOTHING_COLLECTED: Collection = { due: ZERO, paid: ZERO }

/**
 * Collection rate (domain 1.7): paid for charges due in the period ÷ charges due in it. A charge
 * counts in the span of its due day, with what the member owes of it. Money counts when it was
 * paid by the last day of the span, and pays charges in their order (R11): what pays arrears does
 * not count for this span. The joining fee is no contribution (R08).
 */
export function addCollection(sum: Collection, facts: StandingFacts, span: Span): Collection {
  const due = contributionsOn(facts, span.to).filter(
    ({ charge }) => charge.dueOn >= span.from && charge.dueOn <= span.to,
  )
  return {
    due: add(sum.due, ...due.map(({ charge }) => charge.amount)),
    paid: add(sum.paid, ...due.map(({ paid }) => paid)),
  }
}
