import { findStaff, type StaffMember } from '../core/cash/staff.ts'
import { done, refused, type Result } from '../core/refusals.ts'
import { isLive, type StaffRole } from '../core/statutes-known.ts'
import type { Mutual } from '../core/statutes.ts'
import { boxOfPhone } from '../store/cash.ts'
import { loadMutual } from '../store/directory.ts'
import { loadStaffRoles } from '../store/phones.ts'
import type { ReadTx } from '../store/store.ts'
import type { Ports } from './ports.ts'
import { dayIn } from './sms-out.ts'

/** The manager or collector of a mutual that `by` names, by name or phone, in office today. */
export async function staffNamed(
  ports: Ports,
  tx: ReadTx,
  mutual: Mutual,
  by: string,
): Promise<Result<StaffMember>> {
  const phone = ports.readPhone(by, mutual.country)
  const roles = await loadStaffRoles(tx, mutual.code)
  const found = findStaff(roles, by, phone, dayIn(mutual, ports.clock.now()))
  switch (found.kind) {
    case 'found':
      return done(found.staff)
    case 'several':
      return refused({ code: 'several-staff', by })
    case 'none':
      return refused({ code: 'not-staff', by, mutual: mutual.code })
  }
}

/** A phone that works for a mutual. `box`: the code of the cash in that hand, if there ever was any. */
export type StaffPhone = StaffRole & { readonly inOffice: boolean; readonly box: string | null }

/** The phones of a mutual's clinics, managers and collectors, those that are over included. */
export async function listStaff(
  ports: Ports,
  mutual: string,
): Promise<Result<readonly StaffPhone[]>> {
  return ports.store.read(async (tx) => {
    const books = await loadMutual(tx, mutual)
    if (!books) return refused({ code: 'unknown-mutual', mutual })
    const today = dayIn(books.mutual, ports.clock.now())
    const roles = await loadStaffRoles(tx, mutual)
    const phones: StaffPhone[] = []
    for (const role of roles.filter((one) => one.role !== 'association')) {
      const handlesCash = role.role !== 'clinic'
      const box = handlesCash ? await boxOfPhone(tx, mutual, role.phone) : null
      phones.push({ ...role, inOffice: isLive(role, today), box })
    }
    return done(phones)
  })
}
