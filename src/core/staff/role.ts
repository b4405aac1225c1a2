import type { CivilDate } from '../dates.ts'
import type { PhoneNumber } from '../phone-number.ts'
import type { MutualRole } from './office-role.ts'

/** A phone that is a clinic's, an association's or of somebody who works for a mutual. `until` is its last day. */
export type StaffRole = {
  readonly phone: PhoneNumber
  readonly role: MutualRole
  /** The code of the provider or association; for a person the phone. */
  readonly ref: string
  readonly name: string
  readonly until: CivilDate | null
  /** Its first day, where it was given ahead. */
  readonly since?: CivilDate
  /** The phone was lost or stolen. `replaced`: its owner has another one. */
  readonly closed?: 'lost' | 'replaced'
}

/** Whether a role holds on a day. */
export function isLive(role: Pick<StaffRole, 'until' | 'since'>, today: CivilDate): boolean {
  return !isOver(role, today) && (!role.since || role.since <= today)
}

/** Whether the last day of a role was before `today`. */
export function isOver({ until }: Pick<StaffRole, 'until'>, today: CivilDate): boolean {
  return until !== null && until < today
}

/** Whether a phone speaks for its owner on a day: in office, and not closed as lost or stolen. */
export function speaks(
  role: Pick<StaffRole, 'until' | 'since' | 'closed'>,
  today: CivilDate,
): boolean {
  return isLive(role, today) && !role.closed
}
