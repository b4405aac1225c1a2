import type { Entry } from '../contributions/account.ts'
import { contributionsOn } from '../contributions/paid-charges.ts'
import { type CivilDate, dayBefore, daysBetween, earlierOf } from '../dates.ts'
import type { StandingFacts } from '../membership/standing.ts'
import { add, type Minor, minor, subtract, ZERO } from '../money.ts'
import type { Span } from './ratio.ts'

/**
 * Contributions earned in a span, pro rata: what was paid of each charge counts by the days of its
 * period that have passed (openIMIS P9, available contributions; domain 1.7). A year paid in
 * January is earned day by day, and what nobody has paid is not earned, since no cover was given
 * for it; a subsidy's part is earned with a charge whose least share the member has paid. Money
 * that pays a past period is earned when it is paid, so the spans of a year add up to the year
 * exactly; a reversal makes less of it.
 */
export function earnedIn(facts: StandingFacts, { from, to }: Span): Minor {
  return subtract(earnedBy(facts, to), earnedBy(facts, dayBefore(from)))
}

/** Earned since the beginning of a membership; of each charge rounded down to a minor unit. */
function earnedBy(facts: StandingFacts, day: CivilDate): Minor {
  return add(...contributionsOn(facts, day).map((entry) => earnedOf(entry, day)))
}

function earnedOf({ charge, paid, least }: Entry, day: CivilDate): Minor {
  const { startsOn, endsOn, subsidy } = charge
  const days = daysBetween(startsOn, endsOn) + 1
  const passed = daysBetween(startsOn, earlierOf(day, endsOn)) + 1
  const there = add(paid, subsidy && paid >= least ? subsidy.amount : ZERO)
  return minor(Number((BigInt(there) * BigInt(passed)) / BigInt(days)))
}
