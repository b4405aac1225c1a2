import { instant } from '../../core/dates.ts'
import { type ActsTold, phoneClosedText } from '../../core/messages/phone-sms.ts'
import { isSamePerson } from '../../core/person-name.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { hindranceToClose } from '../../core/staff/closing.ts'
import { isOver, speaks, type StaffRole } from '../../core/staff/role.ts'
import { countClosingsFrom, insertClosing } from '../../store/staff/closings.ts'
import { loadStaffRoles } from '../../store/staff/phones.ts'
import { lockMutualChain, lockPhone } from '../../store/engine/dialect.ts'
import type { ClosingWay } from '../../store/tables/staff.ts'
import type { ReadTx } from '../../store/store.ts'
import type { MutualDesk } from '../desk.ts'
import { raiseAlert } from '../alerts/alerts.ts'
import { tellManagers } from '../messages/tell-managers.ts'
import { endAllOfLost } from '../signing/sessions.ts'
import { countActs } from './acts-of-phone.ts'
import { tellElsewhere, tellOwner } from './closing-notices.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** What is recorded where nobody says more. */
const CAUSE = 'lost or stolen'

type ClosingAsked = {
  readonly phone: PhoneNumber
  readonly way: ClosingWay
  /** The name of whoever says so. */
  readonly by: string
  /** The phone from which it is said; null for a command. */
  readonly from: PhoneNumber | null
  readonly cause?: string
}

export type PhoneClosed = {
  readonly phone: PhoneNumber
  readonly name: string
  readonly acts: ActsTold
}

/**
 * Closes a phone in a mutual, as lost or stolen: whatever comes from it from now on is nobody's who
 * works there, in calls that are open too. Managers, its owner, and the other mutuals for which it
 * works are told. It holds until two people open it.
 */
export async function closePhone(
  desk: MutualDesk,
  asked: ClosingAsked,
): Promise<Result<PhoneClosed>> {
  const { ports, tx, now, mutual } = desk
  const { phone, way, by, from, cause = CAUSE } = asked
  await lockPhone(tx, phone, 'alone')
  await lockMutualChain(tx, mutual.code)
  const role = (await rolesOfPhone(desk, phone))[0]
  if (!role) return refused({ code: 'not-a-staff-phone', phone })
  const { name } = role
  if (role.closed) return refused({ code: 'staff-phone-closed', phone, name })
  const row = { mutual_id: mutual.code, phone, name, way, closed_by: by, closed_from: from }
  const number = await insertClosing(tx, { ...row, cause, closed_at: now })
  ports.log.warn('phone-closed', { mutual: mutual.code, way, number })
  await endAllOfLost(desk, phone, by)
  const acts = await countActs(tx, mutual.code, { phone, name }, now)
  const closed = { phone, name, acts }
  await tell(desk, closed, { by, number })
  return done(closed)
}

async function tell(
  desk: MutualDesk,
  { phone, name, acts }: PhoneClosed,
  { by, number }: { readonly by: string; readonly number: number },
): Promise<void> {
  const { ports, mutual } = desk
  const told = { phone: ports.writePhone(phone, mutual.country), name }
  const text = (voice: Parameters<typeof phoneClosedText>[0]) =>
    phoneClosedText(voice, told, by, acts)
  const alert = { kind: 'phone-closed', cause: `${phone} ${name}`, count: number, amount: null } as const // prettier-ignore
  const isNew = await raiseAlert(desk, alert, text)
  // A second time on one day, after it was opened between: the alert is there, the news is not.
  if (!isNew) await tellManagers(desk, `phone-closed/${number}`, text, { wakes: true })
  await tellOwner(desk, phone, by, number)
  await tellElsewhere(desk, { phone, name }, number)
}

/** The roles of a phone in a mutual that are not over; those that lie ahead too. */
export async function rolesOfPhone(
  { tx, mutual, today }: MutualDesk<ReadTx>,
  phone: PhoneNumber,
): Promise<StaffRole[]> {
  const roles = await loadStaffRoles(tx, mutual.code)
  return roles.filter((one) => one.phone === phone && !isOver(one, today))
}

/** Somebody whose phone is lost, by its number or by name. */
type Whose = { readonly phone: PhoneNumber } | { readonly name: string }

/** A colleague says from the own phone that another one is lost. */
export async function closeAsColleague(
  desk: MutualDesk,
  { from, whose, way }: { readonly from: PhoneNumber; readonly whose: Whose; readonly way: 'call' | 'sms' }, // prettier-ignore
): Promise<Result<PhoneClosed>> {
  const { tx, now, mutual, today } = desk
  const roles = await loadStaffRoles(tx, mutual.code)
  const found = phoneMeant(roles.filter((one) => !isOver(one, today)), whose) // prettier-ignore
  if (!found.ok) return found
  const phone = found.value
  const speaking = roles.filter((one) => one.phone === from && speaks(one, today))
  const lost = roles.filter((one) => one.phone === phone && !isOver(one, today))
  const before = await countClosingsFrom(tx, from, instant(now - DAY_MS))
  const hindrance = hindranceToClose(speaking, lost, { from, phone, before })
  if (hindrance) return refused(hindrance)
  const by = speaking[0]?.name ?? from
  return closePhone(desk, { phone, way, by, from })
}

/** The phone of somebody who was named; a name may be of several people. */
function phoneMeant(roles: readonly StaffRole[], whose: Whose): Result<PhoneNumber> {
  if ('phone' in whose) {
    const isThere = roles.some(({ phone }) => phone === whose.phone)
    if (!isThere) return refused({ code: 'not-a-staff-phone', phone: whose.phone })
    return done(whose.phone)
  }
  const named = roles.filter(({ name, closed }) => !closed && isSamePerson(name, whose.name))
  const all = named.length > 0 ? named : roles.filter(({ name }) => isSamePerson(name, whose.name))
  const phones = new Set(all.map(({ phone }) => phone))
  const [first] = phones
  if (!first) return refused({ code: 'not-a-staff-phone', phone: whose.name })
  return phones.size === 1 ? done(first) : refused({ code: 'several-staff', by: whose.name })
}
