import type { CivilDate } from '../../core/dates.ts'
import type { RoleChange } from '../../core/staff/staff-changes.ts'
import { findStaff, type StaffMember } from '../../core/staff/staff.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { isLive, type StaffRole } from '../../core/staff/role.ts'
import { boxOfPhone } from '../../store/cash/cash.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { loadStaffRoles } from '../../store/staff/phones.ts'
import type { StaffChangeTable } from '../../store/tables/staff.ts'
import { insertStaffChange, staffChangeRows } from '../../store/staff/staff-changes.ts'
import type { ReadTx } from '../../store/store.ts'
import type { Ports } from '../ports.ts'
import { dayIn, type Desk, type MutualDesk, reading } from '../desk.ts'

/** The manager or collector of a mutual that `by` names, by name or phone, in office today. */
export async function staffNamed(
  { ports, tx, mutual, today }: MutualDesk<ReadTx>,
  by: string,
): Promise<Result<StaffMember>> {
  const phone = ports.readPhone(by, mutual.country)
  const roles = await loadStaffRoles(tx, mutual.code)
  const found = findStaff(roles, by, phone, today)
  switch (found.kind) {
    case 'found':
      return done(found.staff)
    case 'several':
      return refused({ code: 'several-staff', by })
    case 'closed':
      return refused({ code: 'staff-phone-closed', phone: by, name: found.name })
    case 'none':
      return refused({ code: 'not-staff', by, mutual: mutual.code })
  }
}

/** Notes a change of who works for a mutual. The caller holds the lock of the mutual's chain. */
export async function recordStaffChange(
  { tx, now }: Desk,
  mutual: string,
  { kind, on, role, cause, by }: RecordedRole,
): Promise<void> {
  const { phone, ref, name, until } = role
  await insertStaffChange(tx, {
    ...{ mutual_id: mutual, kind, role: role.role, phone, ref, name },
    ...{ on_date: on, last_day: until, cause, decided_by: by },
    recorded_at: now,
  })
}

type RecordedRole = {
  readonly kind: RoleChange['kind'] | 'denied'
  readonly on: CivilDate
  readonly role: StaffRole
  readonly cause: string
  readonly by: string
}

/** A phone that works for a mutual. `box`: the code of the cash in that hand, if there ever was any. */
type StaffPhone = StaffRole & {
  readonly inOffice: boolean
  readonly box: string | null
  /** The newest change that was recorded of it: when it was to hold, why, and who decided. */
  readonly changed: Pick<StaffChangeTable, 'on_date' | 'cause' | 'decided_by'> | null
}

/** The phones of a mutual's clinics, managers and collectors, those that are over included. */
export async function listStaff(
  ports: Ports,
  mutual: string,
): Promise<Result<readonly StaffPhone[]>> {
  return reading(ports, async ({ tx, now }) => {
    const books = await loadMutual(tx, mutual)
    if (!books) return refused({ code: 'unknown-mutual', mutual })
    const today = dayIn(books.mutual, now)
    const roles = await loadStaffRoles(tx, mutual)
    const changes = new Map<string, StaffChangeTable>()
    for await (const change of staffChangeRows(tx, mutual, { from: null, to: null })) {
      if (change.kind !== 'denied') changes.set(keyOf(change), change)
    }
    const phones: StaffPhone[] = []
    for (const role of roles.filter((one) => one.role !== 'association')) {
      const handlesCash = role.role !== 'clinic'
      const box = handlesCash ? await boxOfPhone(tx, mutual, role.phone) : null
      const changed = changes.get(keyOf(role)) ?? null
      phones.push({ ...role, inOffice: isLive(role, today), box, changed })
    }
    return done(phones)
  })
}

function keyOf({ role, phone, ref }: Pick<StaffRole, 'role' | 'phone' | 'ref'>): string {
  return `${role} ${phone} ${ref}`
}
