import type { CivilDate } from '../dates.ts'
import { isSamePerson } from '../person-name.ts'
import type { PhoneNumber } from '../phone-number.ts'
import { isPersonRole, type PersonRole } from './office-role.ts'
import { isLive, type StaffRole } from './role.ts'

/** Somebody who answers for an act, by the name and the phone that the mutual knows. */
export type Person = { readonly name: string; readonly phone: PhoneNumber }

/** Somebody who works for a mutual, in office on a day. */
export type StaffMember = Person & { readonly roles: readonly PersonRole[] }

type FoundStaff =
  | { readonly kind: 'found'; readonly staff: StaffMember }
  | { readonly kind: 'none' }
  /** The name belongs to several phones: it could be several people. */
  | { readonly kind: 'several' }
  /** It was named by a phone that is closed as lost or stolen; the person by name still is. */
  | { readonly kind: 'closed'; readonly name: string }

/**
 * Whoever works for the mutual on a day and whom `by` names: by the person's name, capitals and accents
 * aside, or by `phone`, which is what `by` reads as when it is a phone number.
 */
export function findStaff(
  roles: readonly StaffRole[],
  by: string,
  phone: PhoneNumber | null,
  today: CivilDate,
): FoundStaff {
  const live = roles.filter((role) => isPersonRole(role.role) && isLive(role, today))
  const named = live.filter((role) => (phone ? role.phone === phone : isSamePerson(role.name, by)))
  const [first] = named
  if (!first) return { kind: 'none' }
  if (named.some((role) => role.phone !== first.phone)) return { kind: 'several' }
  if (phone && first.closed) return { kind: 'closed', name: first.name }
  const own = live.filter((role) => role.phone === first.phone).map(({ role }) => role)
  const staff = { name: first.name, phone: first.phone, roles: own.filter(isPersonRole) }
  return { kind: 'found', staff }
}

/** Whether two are one person, as far as can be known: the same phone, or the same name (R65). */
export function areOnePerson(a: Person, b: Person): boolean {
  return a.phone === b.phone || isSamePerson(a.name, b.name)
}
