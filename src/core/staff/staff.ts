import type { CivilDate } from '../dates.ts'
import { isSamePerson } from '../person-name.ts'
import type { PhoneNumber } from '../phone-number.ts'
import { isLive, type StaffRole } from './role.ts'

/** Somebody who answers for an act, by the name and the phone that the mutual knows. */
export type Person = { readonly name: string; readonly phone: PhoneNumber }

/** A manager or collector of a mutual, in office on a day. */
export type StaffMember = Person & { readonly isManager: boolean }

type FoundStaff =
  | { readonly kind: 'found'; readonly staff: StaffMember }
  | { readonly kind: 'none' }
  /** The name belongs to several phones: it could be several people. */
  | { readonly kind: 'several' }
  /** It was named by a phone that is closed as lost or stolen; the person by name still is. */
  | { readonly kind: 'closed'; readonly name: string }

/**
 * The manager or collector in office that `by` names: by the person's name, capitals and accents
 * aside, or by `phone`, which is what `by` reads as when it is a phone number.
 */
export function findStaff(
  roles: readonly StaffRole[],
  by: string,
  phone: PhoneNumber | null,
  today: CivilDate,
): FoundStaff {
  const live = roles.filter(
    (role) => (role.role === 'manager' || role.role === 'collector') && isLive(role, today),
  )
  const named = live.filter((role) => (phone ? role.phone === phone : isSamePerson(role.name, by)))
  const [first] = named
  if (!first) return { kind: 'none' }
  if (named.some((role) => role.phone !== first.phone)) return { kind: 'several' }
  if (phone && first.closed) return { kind: 'closed', name: first.name }
  const own = live.filter((role) => role.phone === first.phone)
  const isManager = own.some(({ role }) => role === 'manager')
  return { kind: 'found', staff: { name: first.name, phone: first.phone, isManager } }
}

/** Whether two are one person, as far as can be known: the same phone, or the same name (R65). */
export function areOnePerson(a: Person, b: Person): boolean {
  return a.phone === b.phone || isSamePerson(a.name, b.name)
}
