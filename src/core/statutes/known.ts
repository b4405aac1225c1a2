import type { CivilDate } from '../dates.ts'
import { versionOn } from '../plans/plan.ts'
import type { Plan } from '../plans/plan.ts'
import type { StaffRole } from '../staff/role.ts'
import type { Association, Mutual, Provider } from './statutes.ts'

/** What the database knows of a mutual whose statutes file comes in. */
export type KnownStatutes = {
  readonly mutual: Mutual | null
  readonly plans: readonly Plan[]
  readonly providers: readonly Provider[]
  readonly associations: readonly Association[]
  readonly roles: readonly StaffRole[]
  /** Plans that have members. */
  readonly plansInUse: readonly string[]
  /** Versions that something rests on. */
  readonly versionsInUse: readonly VersionInUse[]
  /** The last day of the books that are closed. */
  readonly closedThrough: CivilDate | null
}

/** What rests on a version: it was charged, or a clinic or patient was told something under it. */
export type VersionInUse = {
  readonly code: string
  readonly validFrom: CivilDate
  readonly by: 'charge' | 'check' | 'visit code' | 'guarantee letter'
}

/** The day from which `plan` can no longer change, if it is one that has begun. */
export function hasBegun(plan: Plan, today: CivilDate): boolean {
  return plan.validFrom <= today
}

/** The latest version of a plan that has begun by a day. */
export function inForce(plans: readonly Plan[], code: string, today: CivilDate): Plan | null {
  return versionOn(
    plans.filter((plan) => plan.code === code),
    today,
  )
}
