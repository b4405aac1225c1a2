import { birthday } from '../birthday.ts'
import { type CivilDate, daysBetween } from '../dates.ts'
import { add, type Minor, minor, smaller, times } from '../money.ts'
import type { Plan } from '../plans/plan.ts'
import type { Period } from './periods.ts'

/** Somebody by the days of belonging to a household; both days count in full. */
export type Counting = {
  readonly joinedOn: CivilDate
  readonly leftOn: CivilDate | null
  /** `YYYY-MM-DD`, or the bare year: then the birthday is its last day. Without it an adult. */
  readonly birthDate?: string
}

/** How many people a contribution is for, by what each of them costs. */
type Counted = { readonly adults: number; readonly children: number }

/**
 * Per person the rate of each, up to the most that a family pays; per family one contribution for as
 * many people as it is for, and what the statutes add for each further one.
 */
export function contributionFor(plan: Plan, { adults, children }: Counted): Minor {
  const { unit, contribution, extraPeople, childContribution, familyMaximum } = plan
  if (unit === 'person') {
    const each = times(childContribution ?? contribution, children)
    const all = add(times(contribution, adults), each)
    return familyMaximum === null ? all : smaller(all, familyMaximum)
  }
  if (!extraPeople) return contribution
  const further = Math.max(0, adults + children - extraPeople.above)
  return add(contribution, times(extraPeople.contribution, further))
}

/** Whether what a plan charges depends on who belongs to the household. */
export function countsPeople({ unit, extraPeople, joiningFeePer }: Plan): boolean {
  return unit === 'person' || extraPeople !== null || joiningFeePer === 'person'
}

/** Who of a household counts on a day: one adult at least. */
export function countedOn(plan: Plan, people: readonly Counting[], day: CivilDate): Counted {
  const live = peopleOn(people, day)
  if (live.length === 0) return { adults: 1, children: 0 }
  const children = live.filter((person) => isChild(plan, person, day)).length
  return { adults: live.length - children, children }
}

/** How many that are, whatever each costs. */
export function sizeOn(plan: Plan, people: readonly Counting[], day: CivilDate): number {
  const { adults, children } = countedOn(plan, people, day)
  return adults + children
}

/**
 * What a period still costs, by its own statutes, for those who were added after the day on which it
 * began for the household and are there on `day`: the days from being added on, in whole minor units
 * in favour of the member (R10).
 */
export function additionsOf(
  plan: Plan,
  people: readonly Counting[],
  period: Period,
  begun: CivilDate,
  day: CivilDate,
): Minor {
  const added = peopleOn(people, day)
    .filter(({ joinedOn }) => joinedOn > begun && joinedOn <= period.endsOn)
    .sort(byJoining)
  const all = daysBetween(period.startsOn, period.endsOn) + 1
  let counted = countedOn(plan, people, begun)
  const parts = added.map((person) => {
    const grown = withOne(counted, isChild(plan, person, person.joinedOn))
    const more = contributionFor(plan, grown) - contributionFor(plan, counted)
    counted = grown
    return minor(Math.floor((more * (daysBetween(person.joinedOn, period.endsOn) + 1)) / all))
  })
  return add(...parts)
}

/** Where the statutes have a rate for children, those below the age of an adult pay it. */
function isChild(plan: Plan, { birthDate }: Counting, day: CivilDate): boolean {
  if (plan.childContribution === null || birthDate === undefined) return false
  return day < birthday(birthDate, plan.adultAge)
}

function withOne({ adults, children }: Counted, isOneChild: boolean): Counted {
  return isOneChild ? { adults, children: children + 1 } : { adults: adults + 1, children }
}

/** Of those added on one day the oldest first, so that no order of recording matters. */
function byJoining(a: Counting, b: Counting): number {
  const [first, second] = [a, b].map((one) => `${one.joinedOn} ${one.birthDate ?? ''}`)
  return (first as string) < (second as string) ? -1 : 1
}

function peopleOn(people: readonly Counting[], day: CivilDate): Counting[] {
  return people.filter(({ joinedOn, leftOn }) => joinedOn <= day && (!leftOn || leftOn >= day))
}
