import { paidBeforeOf } from '../contributions/charges.ts'
import { contributionsOn } from '../contributions/paid-charges.ts'
import { firstJoinedOn, termsBegun } from '../contributions/terms.ts'
import { type CivilDate, plusDays } from '../dates.ts'
import { type DayRun, runAt } from '../day-runs.ts'
import type { StandingFacts } from '../membership/standing.ts'
import type { Span } from './ratio.ts'

/** Members whose term ended in a span, by what came after it. */
export type Renewal = {
  readonly ended: number
  readonly renewed: number
  /** Those for whom the days are not over yet; they are in neither number. */
  readonly pending: number
}

export const NOBODY_RENEWED: Renewal = { ended: 0, renewed: 0, pending: 0 }

/** A period with the days on which its least share was paid. */
type Term = { readonly endsOn: CivilDate; readonly settled: readonly DayRun[] }

/**
 * Renewal rate (domain 1.7): members whose next term started at most `days` days after the last
 * day of the last ÷ members whose term ended. A term is a period whose least share was paid by its
 * last day, or the last one paid before the member came to this system; it starts when its least
 * share is paid, on its first day at the earliest. Of a member with several terms that ended in
 * the span the last one counts. Who left does not renew, but for coming back in those days.
 */
export function addRenewal(
  sum: Renewal,
  facts: StandingFacts,
  span: Span,
  days: number,
  today: CivilDate,
): Renewal {
  return addOf(sum, termsOf(facts, plusDays(span.to, days)), span, days, today)
}

/** The same for each of some spans, in order; a member counts in every one in which a term ended. */
export function addRenewals(
  sums: readonly Renewal[],
  facts: StandingFacts,
  spans: readonly Span[],
  days: number,
  today: CivilDate,
): Renewal[] {
  const last = spans.at(-1)
  const terms = last ? termsOf(facts, plusDays(last.to, days)) : []
  return spans.map((span, at) => addOf(sums[at] ?? NOBODY_RENEWED, terms, span, days, today))
}

function addOf(
  sum: Renewal,
  terms: readonly Term[],
  span: Span,
  days: number,
  today: CivilDate,
): Renewal {
  const at = terms.findLastIndex(
    ({ endsOn, settled }) =>
      endsOn >= span.from && endsOn <= span.to && runAt(settled, endsOn) !== undefined,
  )
  const last = terms[at]
  if (!last) return sum
  const lastDay = plusDays(last.endsOn, days)
  if (lastDay >= today) return { ...sum, pending: sum.pending + 1 }
  const isRenewed = runAt(terms[at + 1]?.settled ?? [], lastDay) !== undefined
  return { ...sum, ended: sum.ended + 1, renewed: sum.renewed + (isRenewed ? 1 : 0) }
}

/** Terms that have begun by a day, in order, the one paid before this system first. */
function termsOf(facts: StandingFacts, day: CivilDate): Term[] {
  const [first = facts] = termsBegun(facts, day)
  const before = paidBeforeOf(first)
  const paidBefore = before && {
    endsOn: before,
    settled: [{ from: firstJoinedOn(facts), through: null }],
  }
  const terms = contributionsOn(facts, day).map(({ charge, settled }) => ({
    endsOn: charge.endsOn,
    settled,
  }))
  return paidBefore ? [paidBefore, ...terms] : terms
}
