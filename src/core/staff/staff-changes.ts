import { type CivilDate, dayBefore, plusDays } from '../dates.ts'
import { isSamePerson } from '../person-name.ts'
import type { Refusal } from '../refusals.ts'
import { isLive, isOver, type StaffRole } from './role.ts'

/** What becomes of a phone that works for a mutual, as it is recorded. */
export type RoleChange = {
  readonly kind: 'begins' | 'changes' | 'ends'
  /** The first day on which it holds. */
  readonly on: CivilDate
}

/** What `next` is, among the roles as they are. */
export function roleChange(
  next: StaffRole,
  roles: readonly StaffRole[],
  today: CivilDate,
): RoleChange {
  const before = roles.find(
    ({ role, phone, ref }) => role === next.role && phone === next.phone && ref === next.ref,
  )
  if (isOver(next, today)) return { kind: 'ends', on: plusDays(next.until as CivilDate, 1) }
  if (before && isLive(before, today)) return { kind: 'changes', on: today }
  return { kind: 'begins', on: next.since ?? today }
}

/**
 * Why a phone cannot get a role; null when nothing stands in the way. A phone is one person's, or
 * one clinic's; a person's name is one phone's, since people answer by name (R65).
 */
export function hindranceToBegin(
  next: StaffRole & { readonly since: CivilDate },
  roles: readonly StaffRole[],
  today: CivilDate,
): Refusal | null {
  const { phone, role, name, since, until } = next
  if (since < today || (until && until < since)) return { code: 'staff-days', from: since, until }
  const lost = roles.find((one) => one.phone === phone && one.closed) ?? lostPhoneOf(next, roles)
  if (lost) return { code: 'staff-phone-closed', phone: lost.phone, name: lost.name }
  const current = roles.filter((one) => one.role !== 'association' && !isOver(one, today))
  const own = current.filter((one) => one.phone === phone)
  const other = own.find((one) => (one.role === 'clinic') !== (role === 'clinic'))
  const stranger = own.find((one) => one.ref !== next.ref || !isSamePerson(one.name, name))
  const first = other ?? stranger
  if (first) return { code: 'staff-phone-taken', phone, role: first.role, name: first.name }
  if (own.some((one) => one.role === role)) return { code: 'staff-already', phone, role, name }
  if (role === 'clinic') return null
  const alike = current.find(
    (one) => one.role !== 'clinic' && one.phone !== phone && isSamePerson(one.name, name),
  )
  return alike ? { code: 'staff-name-taken', name: alike.name, phone: alike.phone } : null
}

/** A lost phone of the same person or clinic that nobody has replaced: another one takes two people. */
function lostPhoneOf(next: StaffRole, roles: readonly StaffRole[]): StaffRole | undefined {
  return roles.find((one) => {
    if (one.closed !== 'lost' || one.role === 'association') return false
    if (one.role === 'clinic' || next.role === 'clinic') {
      return one.role === next.role && one.ref === next.ref
    }
    return isSamePerson(one.name, next.name)
  })
}

/** Why a role cannot end with `lastDay`: yesterday at the earliest, and never without a manager. */
export function hindranceToEnd(
  ending: StaffRole,
  roles: readonly StaffRole[],
  lastDay: CivilDate,
  today: CivilDate,
): Refusal | null {
  if (lastDay < dayBefore(today)) return { code: 'staff-ends-too-early', on: lastDay, today }
  const next = plusDays(lastDay, 1)
  const isStaying = (one: StaffRole) =>
    one.role === 'manager' && one.phone !== ending.phone && isLive(one, next)
  if (ending.role !== 'manager' || roles.some(isStaying)) return null
  return { code: 'last-manager', name: ending.name }
}
