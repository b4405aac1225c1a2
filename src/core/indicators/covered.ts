import { waitingOf } from '../coverage/coverage.ts'
import type { PersonFacts } from '../coverage/person-facts.ts'
import { termOn } from '../contributions/terms.ts'
import { type CivilDate, dayBefore, earlierOf, firstOfMonth, plus } from '../dates.ts'
import { isTooOld } from '../membership/ageing.ts'
import { versionOn } from '../plans/plan.ts'
import { standing, type StandingFacts } from '../membership/standing.ts'
import type { Span } from './ratio.ts'

/** A member with the household, as far as people are counted. */
export type CountedHousehold = {
  readonly facts: StandingFacts
  readonly people: readonly Omit<PersonFacts, 'household'>[]
}

/**
 * Beneficiaries (R01) registered on a day: the member and the dependants, for penetration
 * (domain 1.7): beneficiaries ÷ target population.
 */
export function beneficiariesOn({ facts, people }: CountedHousehold, on: CivilDate): number {
  const { joinedOn, end } = termOn(facts, on)
  if (on < joinedOn || (end && end.on <= on)) return 0
  return people.filter((person) => isIn(person, on)).length
}

/**
 * Beneficiaries whose rights are open on a day for what has no waiting of its own: contributions
 * paid or in grace, waiting over, not too old (conditions 3 to 6 of R40).
 */
export function coveredOn(household: CountedHousehold, on: CivilDate): number {
  return coveredPeopleOn(household, on).length
}

/** The same people by their ordinals. */
export function coveredPeopleOn({ facts, people }: CountedHousehold, on: CivilDate): number[] {
  const now = standing(facts, on)
  const plan = versionOn(facts.versions, on)
  const { opened } = now
  if (!plan || !opened || !['active', 'grace', 'waiting'].includes(now.state)) return []
  const covered = people.filter((each) => {
    const person = { ...each, household: termOn(facts, on) }
    const waiting = waitingOf(person, opened, plan, null, on)
    return isIn(each, on) && !isTooOld(person, plan, on) && !(waiting && on <= waiting)
  })
  return covered.map(({ ordinal }) => ordinal)
}

/**
 * The days whose covered people are averaged for the use rate (domain 1.7, visits ÷ average
 * covered people): the last day of each month in the span, and its last day.
 */
export function countingDays({ from, to }: Span): CivilDate[] {
  const days: CivilDate[] = []
  let first = firstOfMonth(from)
  while (first <= to) {
    const next = plus(first, { months: 1 })
    days.push(earlierOf(dayBefore(next), to))
    first = next
  }
  return days
}

function isIn(
  { ordinal, joinedOn, leftOn }: Omit<PersonFacts, 'household'>,
  on: CivilDate,
): boolean {
  return (ordinal === 0 || joinedOn <= on) && (!leftOn || on <= leftOn)
}
