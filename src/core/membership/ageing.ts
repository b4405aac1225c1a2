import { birthday } from '../birthday.ts'
import {
  type CivilDate,
  dayBefore,
  earlierOf,
  FIRST_DAY,
  laterOf,
  plus,
  plusDays,
} from '../dates.ts'
import { type Plan, versionOn } from '../plans/plan.ts'
import type { Relation } from '../states.ts'
import type { StandingFacts } from './standing.ts'

/** What a dependant's age is counted from. */
export type Aged = {
  readonly relation: Relation
  /** `YYYY-MM-DD`, or the bare year: then the birthday is taken to be its last day. */
  readonly birthDate: string
}

/** The first day on which a membership is over; null while it goes on. */
type Ended = { readonly on: CivilDate } | null

/** A dependant with the last day on which the age is one that is covered. */
type AgeingOut<Person> = { readonly person: Person; readonly lastDay: CivilDate }

/** The first day on which a child is too old under one version of a plan (R04); null for never. */
function tooOldFrom({ relation, birthDate }: Aged, plan: Plan): CivilDate | null {
  if (relation !== 'child' || plan.dependantMaxAge === null) return null
  return birthday(birthDate, plan.dependantMaxAge + 1)
}

/** Whether somebody is younger than so many years on a day; of a bare year, perhaps. */
export function isYounger({ birthDate }: Aged, years: number, on: CivilDate): boolean {
  return on < birthday(birthDate, years)
}

/** Whether somebody is too old to be covered as a dependant on a day (R04). */
export function isTooOld(person: Aged, plan: Plan, on: CivilDate): boolean {
  const from = tooOldFrom(person, plan)
  return from !== null && from <= on
}

/**
 * The last day from `on` on, inclusive, on which the age of somebody is covered, by the versions
 * that are known now: the day before the birthday, or before statutes begin that cover fewer years
 * (R04). Null when there is no such day: the age sets no end, or has done so already.
 */
export function lastDayByAge(
  person: Aged,
  versions: readonly Plan[],
  on: CivilDate,
): CivilDate | null {
  const now = versionOn(versions, on)
  if (!now || isTooOld(person, now, on)) return null
  const later = versions.filter(({ validFrom }) => validFrom > on)
  const inOrder = [now, ...later.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))]
  for (const [at, plan] of inOrder.entries()) {
    const from = tooOldFrom(person, plan)
    const first = from && laterOf(from, plan.validFrom)
    const next = inOrder[at + 1]
    if (first && (!next || first < next.validFrom)) return dayBefore(first)
  }
  return null
}

/**
 * The dependants of a household who will be too old, with their last covered day, soonest first:
 * those whose age is covered on `on` and who are still of the household then. Notices go 60 and 15
 * days before (R04).
 */
export function ageingOut<Person extends Aged & { readonly leftOn: CivilDate | null }>(
  people: readonly Person[],
  { versions, end }: Pick<StandingFacts, 'versions'> & { readonly end: Ended },
  on: CivilDate,
): AgeingOut<Person>[] {
  const found = people.flatMap((person) => {
    const lastDay = lastDayByAge(person, versions, on)
    const isGone = lastDay && ((person.leftOn && person.leftOn <= lastDay) || isOver(end, lastDay))
    return lastDay && !isGone ? [{ person, lastDay }] : []
  })
  return found.sort((a, b) => (a.lastDay < b.lastDay ? -1 : a.lastDay > b.lastDay ? 1 : 0))
}

function isOver(end: Ended, lastDay: CivilDate): boolean {
  return end !== null && end.on <= lastDay
}

/** Days on which children of a plan may be born, both inclusive; of a bare year its last day counts. */
type Births = { readonly plan: string; readonly from: CivilDate; readonly to: CivilDate }

/**
 * Between which days the children are born who become too old on one of these days, both inclusive, under the version
 * of a plan that is in force then (R04). Wide only where statutes begin that cover fewer years.
 */
export function birthsAgeingOut(
  versions: readonly Plan[],
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
): Births[] {
  return versions.flatMap((version) => {
    const { code: plan, dependantMaxAge: last, validFrom } = version
    const others = versions.filter(({ code }) => code === plan)
    const ends = others.flatMap((one) =>
      one.validFrom > validFrom ? dayBefore(one.validFrom) : [],
    )
    const first = laterOf(from, validFrom)
    const through = ends.reduce(earlierOf, to)
    if (last === null || through < first) return []
    const before = first === validFrom ? versionOn(others, dayBefore(validFrom)) : null
    return [{ plan, from: firstBorn(first, before ?? version, last), to: lastBorn(through, last) }]
  })
}

/** The first birth that may be too old from a day on, when `before` was in force until then. */
function firstBorn(day: CivilDate, before: Plan, lastAge: number): CivilDate {
  if (before.dependantMaxAge === null) return FIRST_DAY
  return bornBefore(day, Math.max(before.dependantMaxAge, lastAge))
}

/** The last birth that is too old on a day; somebody born on a leap day is so on the last of February. */
function lastBorn(day: CivilDate, lastAge: number): CivilDate {
  return laterOf(bornBefore(day, lastAge), dayBefore(bornBefore(plusDays(day, 1), lastAge)))
}

function bornBefore(day: CivilDate, lastAge: number): CivilDate {
  return plus(day, { months: -12 * (lastAge + 1) })
}
