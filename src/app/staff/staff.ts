import type { CivilDate } from '../../core/dates.ts'
import type { RoleChange } from '../../core/staff/staff-changes.ts'
import { findStaff, type StaffMember } from '../../core/staff/staff.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { isPersonRole } from '../../core/staff/office-role.ts'
import { isLive, type StaffRole } from '../../core/staff/role.ts'
import { may, type RuledAct, ruleOf } from '../../core/staff/rules.ts'
import { boxOfPhone } from '../../store/cash/cash.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { loadStaffRoles } from '../../store/staff/phones.ts'
import { loadStaffPin } from '../../store/staff/staff-pins.ts'
import type { StaffChangeTable } from '../../store/tables/staff.ts'
import { insertStaffChange, staffChangeRows } from '../../store/staff/staff-changes.ts'
import type { ReadTx } from '../../store/store.ts'
import type { Ports } from '../ports.ts'
import { type Desk, inMutual, type MutualDesk, reading } from '../desk.ts'

/** Whoever works for a mutual today and is named by `by`, the name or the phone. */
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

/** The same for an act, which one of the roles must allow. */
export async function staffFor(
  desk: MutualDesk<ReadTx>,
  by: string,
  act: RuledAct,
): Promise<Result<StaffMember>> {
  const staff = await staffNamed(desk, by)
  if (!staff.ok || may(ruleOf(act), staff.value.roles)) return staff
  return refused({ code: 'not-in-role', by: staff.value.name })
}

/** Why a role changed that a statutes file brought. */
export const BY_STATUTES = 'statutes file'

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
export type StaffPhone = StaffRole & {
  readonly inOffice: boolean
  readonly box: string | null
  /** The newest change that was recorded of it: when it was to hold, why, and who decided. */
  readonly changed: Pick<StaffChangeTable, 'on_date' | 'cause' | 'decided_by'> | null
  /** Whether it has a service PIN: where not, whoever holds the phone could choose one. */
  readonly hasPin: boolean
}

/** The phones of a mutual's clinics and of the people who work for it, those that are over included. */
export async function listStaff(
  ports: Ports,
  mutual: string,
): Promise<Result<readonly StaffPhone[]>> {
  return reading(ports, async (desk) => {
    const books = await loadMutual(desk.tx, mutual)
    if (!books) return refused({ code: 'unknown-mutual', mutual })
    const phones = await listStaffIn(inMutual(desk, books.mutual))
    return done(phones.filter(({ role }) => role !== 'association'))
  })
}

/** The same at a desk of the mutual, with the phones of associations. */
export async function listStaffIn({
  tx,
  mutual: { code },
  today,
}: MutualDesk<ReadTx>): Promise<StaffPhone[]> {
  const changes = new Map<string, StaffChangeTable>()
  for await (const change of staffChangeRows(tx, code, { from: null, to: null })) {
    if (change.kind !== 'denied') changes.set(keyOf(change), change)
  }
  const phones: StaffPhone[] = []
  for (const role of await loadStaffRoles(tx, code)) {
    const box = isPersonRole(role.role) ? await boxOfPhone(tx, code, role.phone) : null
    const changed = changes.get(keyOf(role)) ?? null
    const hasPin = (await loadStaffPin(tx, role.phone)) !== null
    phones.push({ ...role, inOffice: isLive(role, today), box, changed, hasPin })
  }
  return phones
}

function keyOf({ role, phone, ref }: Pick<StaffRole, 'role' | 'phone' | 'ref'>): string {
  return `${role} ${phone} ${ref}`
}
