import { type CivilDate, dayBefore, instantOf, plusDays } from '../../core/dates.ts'
import { ZERO } from '../../core/money.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { done, type Refusal, refused, type Result } from '../../core/refusals.ts'
import {
  hindranceToBegin,
  hindranceToEnd,
  type RoleChange,
  roleChange,
} from '../../core/staff/staff-changes.ts'
import { PERSON_ROLES, type PersonRole } from '../../core/staff/office-role.ts'
import { isOver, type StaffRole } from '../../core/staff/role.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { listCashInHand } from '../../store/cash/cash.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import { loadProviders } from '../../store/mutuals/mutuals.ts'
import { loadStaffRoles, saveStaffRole } from '../../store/staff/phones.ts'
import type { Tx } from '../../store/store.ts'
import { dayIn, type Desk, inMutual } from '../desk.ts'
import { recordStaffChange, staffFor } from './staff.ts'
import { mutualOrRefusal } from '../mutual.ts'

export const STAFF_ROLES = ['clinic', ...PERSON_ROLES] as const

type Asked = {
  readonly mutual: string
  readonly role: 'clinic' | PersonRole
  readonly phone: PhoneNumber
  readonly cause: string
  /** The manager who decides, by name or phone. */
  readonly by: string
}

/** A role as it now is, and who decided it. */
export type StaffDecided = { readonly role: StaffRole; readonly by: string }

export type AddStaffAsked = Asked & {
  /** Whose phone it is: the code of a provider for a clinic, otherwise the name of a person. */
  readonly whose: string
  /** The first day, today without one, and the last. */
  readonly from: CivilDate | null
  readonly until: CivilDate | null
}

/** A manager lets a phone work for the mutual, as a statutes file would. */
export async function addStaff(desk: Desk, asked: AddStaffAsked): Promise<Result<StaffDecided>> {
  const { mutual: code, role, phone, whose, until } = asked
  const opened = await openStaff(desk, asked)
  if (!opened.ok) return opened
  const { mutual, today } = opened.value
  const since = asked.from ?? today
  const provider = (await loadProviders(desk.tx, code)).find((one) => one.code === whose)
  if (role === 'clinic' && !provider) return refused({ code: 'unknown-provider', provider: whose })
  const of = role === 'clinic' && provider ? provider : { code: phone, name: whose }
  const next = { role, phone, ref: of.code, name: of.name, until, since }
  const hindrance = hindranceToBegin(next, opened.value.roles, today)
  if (hindrance) return refused(hindrance)
  await saveStaffRole(desk.tx, code, next, instantOf(since, '00:00', mutual.timeZone))
  return record(desk, opened.value, asked, next, roleChange(next, opened.value.roles, today))
}

export type EndStaffAsked = Asked & {
  /** Yesterday without one: the phone says nothing more from now on. */
  readonly lastDay: CivilDate | null
}

/** A manager ends what a phone is; never without a manager left, nor with cash in that hand (R60). */
export async function endStaff(desk: Desk, asked: EndStaffAsked): Promise<Result<StaffDecided>> {
  const { mutual: code, role, phone } = asked
  const opened = await openStaff(desk, asked)
  if (!opened.ok) return opened
  const { mutual, roles, today } = opened.value
  const current = roles.filter((one) => one.phone === phone && !isOver(one, today))
  const ending = current.find((one) => one.role === role)
  if (!ending) return refused({ code: 'staff-role-missing', phone, role })
  const lastDay = asked.lastDay ?? dayBefore(today)
  const keepsCash = current.some((one) => one !== ending && one.role !== 'clinic')
  const hindrance =
    hindranceToEnd(ending, roles, lastDay, today) ??
    (keepsCash ? null : await cashOf(desk.tx, mutual, ending))
  if (hindrance) return refused(hindrance)
  const next = { ...ending, until: lastDay }
  await saveStaffRole(desk.tx, code, next)
  const change = { kind: 'ends', on: plusDays(lastDay, 1) } as const
  return record(desk, opened.value, asked, next, change)
}

async function cashOf(tx: Tx, mutual: Mutual, { phone, name }: StaffRole): Promise<Refusal | null> {
  const hands = await listCashInHand(tx, mutual.code)
  const amount = hands.find((hand) => hand.phone === phone)?.amount ?? ZERO
  if (amount === ZERO) return null
  return { code: 'cash-in-hand', name, inHand: { amount, currency: mutual.currency } }
}

type Opened = {
  readonly mutual: Mutual
  readonly roles: readonly StaffRole[]
  readonly today: CivilDate
  readonly by: string
}

/** The staff of a mutual under its lock, for a manager; the try of anybody else stays recorded. */
async function openStaff(desk: Desk, asked: Asked): Promise<Result<Opened>> {
  const { ports, tx, now } = desk
  const { mutual: code, role, phone, cause, by } = asked
  await lockMutualChain(tx, code)
  const books = await mutualOrRefusal(tx, code)
  if (!books.ok) return books
  const { mutual } = books.value
  const today = dayIn(mutual, now)
  const staff = await staffFor(inMutual(desk, mutual), by, 'staff add')
  if (staff.ok) {
    return done({ mutual, roles: await loadStaffRoles(tx, code), today, by: staff.value.name })
  }
  const tried = { role, phone, ref: phone, name: phone, until: null }
  await recordStaffChange(desk, code, { kind: 'denied', on: today, role: tried, cause, by })
  ports.log.warn('decision-refused', { mutual: code, about: role, why: 'staff' })
  return staff
}

async function record(
  desk: Desk,
  { mutual, by }: Opened,
  { cause }: Asked,
  role: StaffRole,
  change: RoleChange,
): Promise<Result<StaffDecided>> {
  await recordStaffChange(desk, mutual.code, { ...change, role, cause, by })
  return done({ role, by })
}
