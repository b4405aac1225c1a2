import type { PhoneNumber } from '../../core/phone-number.ts'
import { isPersonRole } from '../../core/staff/office-role.ts'
import { speaks } from '../../core/staff/role.ts'
import type { StaffMember } from '../../core/staff/staff.ts'
import { loadStaffRoles } from '../../store/staff/phones.ts'
import type { ReadTx } from '../../store/store.ts'
import type { MutualDesk } from '../desk.ts'

/** The people who work for a mutual today and whose phones speak, each phone once. */
export async function peopleOf({ tx, mutual, today }: MutualDesk<ReadTx>): Promise<StaffMember[]> {
  const people = new Map<PhoneNumber, StaffMember>()
  for (const one of await loadStaffRoles(tx, mutual.code)) {
    if (!isPersonRole(one.role) || !speaks(one, today)) continue
    const { phone, name, role } = one
    people.set(phone, { phone, name, roles: [...(people.get(phone)?.roles ?? []), role] })
  }
  return [...people.values()]
}
