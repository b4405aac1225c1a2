import { periodContaining } from '../contributions/periods.ts'
import type { CivilDate } from '../dates.ts'
import type { Plan, Service } from '../plans/plan.ts'
import { add, type Minor, minor, times } from '../money.ts'
import type { PersonFacts } from './person-facts.ts'

/** What the mutual has paid, or has been asked to pay, for one visit. */
export type Used = {
  readonly service: string
  readonly ordinal: number
  readonly on: CivilDate
  readonly amount: Minor
}

/** A service's ceiling as it is for one person on one day. */
export type CeilingThen = {
  /** Whose it is and when: visits with the same key of one household use the same ceiling. */
  readonly key: string
  readonly startsOn: CivilDate
  readonly endsOn: CivilDate
  /** Null when only visits are counted. */
  readonly amount: Minor | null
  /** Null when only money is counted. */
  readonly count: number | null
}

/** What is left of it: null where nothing is counted. */
type Left = { readonly amount: Minor | null; readonly visits: number | null }

/** The ceiling that binds a person's visit on a day; null when the service has none. */
export function ceilingOf(
  plan: Plan,
  service: Service,
  person: PersonFacts,
  on: CivilDate,
): CeilingThen | null {
  const { ceiling } = service
  if (!ceiling) return null
  const calendar = ceiling.every === 'year' ? ({ ...plan, period: 'year' } as const) : plan
  const { startsOn, endsOn } = periodContaining(calendar, person.household.joinedOn, on)
  const whose = ceiling.per === 'person' ? [String(person.ordinal)] : []
  return {
    key: [service.code, ceiling.every, startsOn, ...whose].join('/'),
    startsOn,
    endsOn,
    amount: ceiling.amount === null ? null : add(ceiling.amount, extraOf(service, person, on)),
    count: ceiling.count,
  }
}

/** What earlier visits leave of a ceiling, never below zero. */
export function leftOf(
  { startsOn, endsOn, amount, count }: CeilingThen,
  service: Service,
  person: PersonFacts,
  used: readonly Used[],
): Left {
  const visits = used
    .filter((visit) => visit.service === service.code)
    .filter((visit) => visit.on >= startsOn && visit.on <= endsOn)
    .filter((visit) => sharesCeiling(service, person.ordinal, visit.ordinal))
  const spent = visits.reduce((sum, visit) => sum + visit.amount, 0)
  return {
    amount: amount === null ? null : minor(Math.max(0, amount - spent)),
    visits: count === null ? null : Math.max(0, count - visits.length),
  }
}

export function isUsedUp({ amount, visits }: Left): boolean {
  return amount === 0 || visits === 0
}

/** Whether two people of a household use the same ceiling of a service. */
export function sharesCeiling({ ceiling }: Service, ordinal: number, other: number): boolean {
  return ceiling !== null && (ceiling.per === 'family' || ordinal === other)
}

/** A family's ceiling grows with the people in it on the day, the member not counted. */
function extraOf({ ceiling }: Service, { household }: PersonFacts, on: CivilDate): Minor {
  const live = household.people.filter(
    ({ joinedOn, leftOn }) => joinedOn <= on && (!leftOn || on <= leftOn),
  )
  return times(ceiling?.extraPerPerson ?? minor(0), Math.max(0, live.length - 1))
}
