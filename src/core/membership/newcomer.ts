import { countsPeople } from '../contributions/people.ts'
import { type CivilDate, daysBetween, earlierOf, laterOf, plus, plusDays } from '../dates.ts'
import type { MemberNumber } from '../member-number.ts'
import type { Refusal } from '../refusals.ts'
import { isTooOld } from './ageing.ts'
import { isBornBy } from './birth-date.ts'
import { type Plan, versionOn } from '../plans/plan.ts'
import { DEPENDANTS_MAX, JOINING_AHEAD } from './registration.ts'
import type { Relation } from '../states.ts'
import { standing, type StandingFacts } from './standing.ts'

/** Somebody who comes into a household that is registered. */
export type Newcomer = {
  readonly relation: Exclude<Relation, 'member'>
  /** `YYYY-MM-DD`, or the bare year. */
  readonly birthDate: string
}

/** What a newcomer is held against: a household as it is today, and how far books are closed. */
export type Receiving = {
  readonly number: MemberNumber
  readonly facts: StandingFacts
  readonly people: readonly { readonly ordinal: number; readonly birthDate: string }[]
  readonly closedThrough: CivilDate | null
  readonly today: CivilDate
}

/** A day of joining may be a paper's, which comes in some weeks later. */
const BACKDATING = { days: 31 } as const

/**
 * The day from which somebody belongs to a household who was registered, or asked for, on a day:
 * that day, or for a newborn registered in time the day of birth (R03); later where the household
 * or its books set a later one.
 */
export function joiningDay(
  newcomer: Newcomer,
  household: Receiving,
  registeredOn: CivilDate,
): CivilDate {
  const earliest = earliestJoining(newcomer, household, registeredOn)
  const isNewborn = isRegisteredNewborn(newcomer, household.facts.versions, registeredOn)
  return isNewborn ? earliest : laterOf(registeredOn, earliest)
}

/**
 * The first day that may be named as a newcomer's first. No closed day may change, and no charge
 * that was posted: whoever is added counts from the next period that begins, so with charges for
 * each person the running period is the first (R10). A newborn's may be the day of birth; another
 * child's may not be so near to its birth that it would pass for a newborn (R03).
 */
function earliestJoining(
  newcomer: Newcomer,
  { facts, closedThrough, today }: Receiving,
  registeredOn: CivilDate,
): CivilDate {
  const { versions, joinedOn } = facts
  const plan = versionOn(versions, registeredOn)
  const bounds = [joinedOn, ...(closedThrough ? [plusDays(closedThrough, 1)] : [])]
  const born = birthDay(newcomer)
  if (born && isRegisteredNewborn(newcomer, versions, registeredOn)) bounds.push(born)
  else {
    bounds.push(plusDays(registeredOn, -BACKDATING.days))
    const begun = plan && countsPeople(plan) ? runningPeriodFrom(facts, today) : null
    if (begun) bounds.push(begun)
    if (born && plan && newcomer.relation === 'child') {
      bounds.push(earlierOf(plusDays(born, plan.newbornDays + 1), registeredOn))
    }
  }
  return bounds.reduce(laterOf)
}

/** Why somebody cannot come into a household on a day; null when nothing stands in the way. */
export function hindranceToJoin(
  newcomer: Newcomer,
  household: Receiving,
  joinedOn: CivilDate,
  registeredOn: CivilDate,
): Refusal | null {
  const { number, people, facts } = household
  const { birthDate, relation } = newcomer
  const { end, versions } = facts
  if (end && end.on <= joinedOn) return { code: 'membership-over', number, ...end }
  if (nextOrdinal(people) > DEPENDANTS_MAX) return { code: 'household-full', number }
  if (!isBornBy(birthDate, joinedOn)) return { code: 'not-born', birthDate, on: joinedOn }
  const earliest = earliestJoining(newcomer, household, registeredOn)
  if (joinedOn < earliest) return { code: 'joins-too-early', on: joinedOn, earliest }
  const latest = plus(registeredOn, JOINING_AHEAD)
  if (joinedOn > latest) return { code: 'joins-too-late', on: joinedOn, latest }
  const plan = versionOn(versions, joinedOn)
  if (plan && isTooOld(newcomer, plan, joinedOn)) {
    return { code: 'too-old-child', years: plan.dependantMaxAge ?? 0 }
  }
  const member = people.find(({ ordinal }) => ordinal === 0)
  return member && !isOfItsGeneration(newcomer, member.birthDate)
    ? { code: 'wrong-generation', relation }
    : null
}

/** The next suffix of a household: one that was given is never given again. */
export function nextOrdinal(people: Receiving['people']): number {
  return Math.max(0, ...people.map(({ ordinal }) => ordinal)) + 1
}

/** A child is younger than the member and a parent older, as far as years tell. */
function isOfItsGeneration({ relation, birthDate }: Newcomer, member: string): boolean {
  const [year, memberYear] = [birthDate.slice(0, 4), member.slice(0, 4)]
  if (relation === 'child') return year > memberYear
  return relation !== 'parent' || year < memberYear
}

function isRegisteredNewborn(
  newcomer: Newcomer,
  versions: readonly Plan[],
  registeredOn: CivilDate,
): boolean {
  const born = birthDay(newcomer)
  if (newcomer.relation !== 'child' || !born || born > registeredOn) return false
  const days = versionOn(versions, registeredOn)?.newbornDays ?? 0
  return days > 0 && daysBetween(born, registeredOn) <= days
}

function birthDay({ birthDate }: Newcomer): CivilDate | null {
  return birthDate.length === 10 ? (birthDate as CivilDate) : null
}

/** The first day of the last period whose charge has begun. */
function runningPeriodFrom(facts: StandingFacts, today: CivilDate): CivilDate | null {
  const { charges } = standing(facts, today)
  return charges.findLast(({ kind }) => kind === 'contribution')?.startsOn ?? null
}
