import { type CivilDate, plusDays } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { ageingOut, birthsAgeingOut, lastDayByAge } from '../../core/membership/ageing.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { numbersRecategorised } from '../../store/membership/categories.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { loadHouseholds } from '../../store/membership/household-batch.ts'
import {
  type Household,
  loadHousehold,
  mutualOfNumber,
  type Person,
  planOf,
} from '../../store/membership/households.ts'
import { changesOfMember, type RecordedChange } from '../../store/membership/membership-changes.ts'
import { loadPlans } from '../../store/mutuals/mutuals.ts'
import { numbersWithChildren } from '../../store/membership/people.ts'
import type { ReadTx } from '../../store/store.ts'
import { lastWaitingDay } from './household-notices.ts'
import type { Ports } from '../ports.ts'
import { dayIn, reading } from '../desk.ts'

/** Somebody of a household as it is today. */
export type PersonShown = Person & {
  /** The last day of waiting while there is one. */
  readonly waitingUntil: CivilDate | null
  /** The last day on which the age is covered, where it sets an end (R04). */
  readonly coveredToAge: CivilDate | null
}

export type HouseholdShown = {
  readonly mutual: string
  readonly household: Household
  /** The plan that it is under today. */
  readonly plan: string
  readonly people: readonly PersonShown[]
  readonly changes: readonly RecordedChange[]
}

/** A household with everybody who is or was in it, and what was recorded about it. */
export async function readHousehold(
  ports: Ports,
  number: MemberNumber,
): Promise<Result<HouseholdShown>> {
  return reading(ports, async ({ tx, now }) => {
    const mutual = await mutualOfNumber(tx, number)
    const books = mutual ? await loadMutual(tx, mutual) : null
    const household = mutual ? await loadHousehold(tx, mutual, number) : null
    if (!mutual || !books || !household) return refused({ code: 'unknown-number', number })
    const today = dayIn(books.mutual, now)
    const people = peopleShown(household, today)
    const changes = await changesOfMember(tx, mutual, number)
    return done({ mutual, household, plan: planOf(household, today), people, changes })
  })
}

/** Everybody who is or was in a household, with the days that matter today. */
export function peopleShown(household: Household, today: CivilDate): PersonShown[] {
  return household.people.map((person) => ({
    ...person,
    waitingUntil: lastWaitingDay(household, person, today),
    coveredToAge: lastDayByAge(person, household.facts.versions, today),
  }))
}

/** A dependant who will be too old, with the household and the last covered day. */
type Ageing = {
  readonly household: Household
  readonly person: Person
  readonly lastDay: CivilDate
}

/**
 * The dependants of a mutual whose last covered day by age comes within so many days from `from`
 * on, soonest first (R04). Looks only at children of about that age.
 */
async function ageingWithin(
  tx: ReadTx,
  mutual: string,
  from: CivilDate,
  days: number,
): Promise<Ageing[]> {
  const through = plusDays(from, days)
  const tooOldFrom = { from: plusDays(from, 1), to: plusDays(through, 1) }
  const numbers = new Set(await numbersRecategorised(tx, mutual, tooOldFrom))
  for (const born of birthsAgeingOut(await loadPlans(tx, mutual), tooOldFrom))
    for (const number of await numbersWithChildren(tx, mutual, born)) numbers.add(number)
  const found = (await loadHouseholds(tx, mutual, [...numbers])).flatMap((household) =>
    ageingOut(household.people, household.facts, from).map((one) => ({ household, ...one })),
  )
  return found
    .filter(({ lastDay }) => lastDay <= through)
    .sort((a, b) => (a.lastDay < b.lastDay ? -1 : a.lastDay > b.lastDay ? 1 : 0))
}

/** The same from today on, by a mutual's code. */
export async function readAgeing(
  ports: Ports,
  mutual: string,
  days: number,
): Promise<Result<readonly Ageing[]>> {
  return reading(ports, async ({ tx, now }) => {
    const books = await loadMutual(tx, mutual)
    if (!books) return refused({ code: 'unknown-mutual', mutual })
    return done(await ageingWithin(tx, mutual, dayIn(books.mutual, now), days))
  })
}
