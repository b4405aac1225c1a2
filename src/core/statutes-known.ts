import type { CivilDate } from './dates.ts'
import { versionOn } from './membership/plan.ts'
import type { Plan } from './membership/plan.ts'
import type { PhoneNumber } from './phone-number.ts'
import type { Association, Mutual, Provider } from './statutes.ts'

/** A phone that is a clinic's, an association's, a manager's or a collector's. `until` is its last day. */
export type StaffRole = {
  readonly phone: PhoneNumber
  readonly role: 'clinic' | 'association' | 'manager' | 'collector'
  /** The code of the provider or association; for a manager or collector the phone. */
  readonly ref: string
  readonly name: string
  readonly until: CivilDate | null
  /** Its first day, where it was given ahead. */
  readonly since?: CivilDate
}

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

/** Whether a role holds on a day. */
export function isLive(role: Pick<StaffRole, 'until' | 'since'>, today: CivilDate): boolean {
  return !isOver(role, today) && (!role.since || role.since <= today)
}

/** Whether the last day of a role was before `today`. */
export function isOver({ until }: Pick<StaffRole, 'until'>, today: CivilDate): boolean {
  return until !== null && until < today
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
