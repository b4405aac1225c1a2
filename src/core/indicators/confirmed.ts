import type { CivilDate } from '../dates.ts'
import { coveredPeopleOn, type CountedHousehold } from './covered.ts'

/** People who had cover, and those of them whom a clinic asked about and was told yes. */
export type Confirmed = { readonly covered: number; readonly confirmed: number }

export const NOBODY_CONFIRMED: Confirmed = { covered: 0, confirmed: 0 }

/**
 * Confirmed share: people who were covered on one of the counting days of a span and for whom a clinic
 * got a visit code in the span that they did not disown ÷ people who were covered on one of these days.
 * A person counts once. `confirmed` are the ordinals of the household's people with such a code.
 */
export function addConfirmed(
  sum: Confirmed,
  household: CountedHousehold,
  days: readonly CivilDate[],
  confirmed: ReadonlySet<number>,
): Confirmed {
  const covered = new Set(days.flatMap((day) => coveredPeopleOn(household, day)))
  const both = [...covered].filter((ordinal) => confirmed.has(ordinal))
  return { covered: sum.covered + covered.size, confirmed: sum.confirmed + both.length }
}
