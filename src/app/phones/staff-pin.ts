import { invariant } from '../../core/invariant.ts'
import {
  type PinLock,
  pinLock,
  TRIES_IN_ALL,
  triesLeft,
} from '../../core/membership/service-pin.ts'
import { staffPinResetText } from '../../core/messages/phone-sms.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import {
  countStaffTry,
  deleteStaffPin,
  forgetStaffTries,
  insertStaffPinEvent,
  loadStaffPin,
  setStaffPin,
  type TriedFrom,
  triesOf,
} from '../../store/staff/staff-pins.ts'
import type { Desk, MutualDesk } from '../desk.ts'
import { PRIORITY } from '../messages/priorities.ts'
import { queueSms, voiceFor } from '../messages/sms-out.ts'
import { staffFor } from '../staff/staff.ts'
import { rolesOfPhone } from './close-phone.ts'

/** Whose PIN is tried, from where, and in which request. */
type Trying = {
  readonly phone: PhoneNumber
  readonly from: TriedFrom
  readonly request: string
}

type Begun =
  | { readonly kind: 'none' }
  | { readonly kind: 'locked'; readonly lock: PinLock }
  | { readonly kind: 'compare'; readonly hash: string }

/**
 * Counts a try of a PIN, to be committed before it is compared, so that none is free however many come
 * at once. A request that the carrier repeats counts once.
 */
export async function beginTry({ tx, now }: Desk, trying: Trying): Promise<Begun> {
  const { phone, from, request } = trying
  // Each turn of this means that another try was counted: the locks end it.
  for (let looked = 0; looked <= TRIES_IN_ALL; looked += 1) {
    const row = await loadStaffPin(tx, phone)
    if (!row) return { kind: 'none' }
    const { tries: before, at, request: last } = triesOf(row, from)
    if (last === request) return { kind: 'compare', hash: row.hash }
    const lock = pinLock(before, at, now)
    if (lock) return { kind: 'locked', lock }
    const isCounted = await countStaffTry(tx, phone, from, { before, at: now, request })
    if (isCounted) return { kind: 'compare', hash: row.hash }
  }
  invariant(false, 'a try of a PIN that is never counted')
}

type Ended =
  | { readonly kind: 'right' }
  | { readonly kind: 'wrong'; readonly left: number }
  | { readonly kind: 'locked'; readonly lock: PinLock }

/** What comes of a try once it was compared. */
export async function endTry(
  { ports, tx, now }: Desk,
  { phone, from }: Omit<Trying, 'request'>,
  isRight: boolean,
): Promise<Ended> {
  const row = await loadStaffPin(tx, phone)
  if (isRight && row) await forgetStaffTries(tx, phone, from)
  if (isRight || !row) return { kind: 'right' }
  const { tries, at } = triesOf(row, from)
  if (tries >= TRIES_IN_ALL) ports.log.warn('staff-pin-locked', { from })
  const lock = pinLock(tries, at, now)
  return lock ? { kind: 'locked', lock } : { kind: 'wrong', left: triesLeft(tries) }
}

/** Sets the PIN of a phone. */
export async function keepStaffPin(desk: Desk, phone: PhoneNumber, hash: string): Promise<void> {
  await setStaffPin(desk.tx, phone, hash, desk.now)
  await note(desk, phone, 'set', 'its owner')
}

/** Its owner wants to be asked no more. */
export async function dropStaffPin(desk: Desk, phone: PhoneNumber): Promise<void> {
  if (await deleteStaffPin(desk.tx, phone)) await note(desk, phone, 'removed', 'its owner')
}

/** Whose PIN was taken away, and by whom. */
export type StaffPinReset = { readonly name: string; readonly by: string }

/**
 * A manager takes away the PIN that a colleague forgot or tried too often; nobody learns it, nobody
 * does it for the own phone, and the phone hears of it.
 */
export async function resetStaffPin(
  desk: MutualDesk,
  { phone, by }: { readonly phone: PhoneNumber; readonly by: string },
): Promise<Result<StaffPinReset>> {
  const { ports, tx, mutual } = desk
  await lockMutualChain(tx, mutual.code)
  const staff = await staffFor(desk, by, 'staff reset-pin')
  if (!staff.ok) return staff
  const { name: manager } = staff.value
  const [role] = await rolesOfPhone(desk, phone)
  if (!role) return refused({ code: 'not-a-staff-phone', phone })
  if (staff.value.phone === phone) return refused({ code: 'same-person', by: manager })
  if (!(await deleteStaffPin(tx, phone))) return refused({ code: 'no-staff-pin', phone })
  const id = await note(desk, phone, 'reset', manager)
  ports.log.info('staff-pin-reset', { mutual: mutual.code })
  await queueSms(desk, {
    ...{ mutual: mutual.code, to: phone, about: `staff-pin-reset/${id}` },
    text: staffPinResetText(await voiceFor(tx, mutual, phone), manager),
    priority: PRIORITY.alert,
  })
  return done({ name: role.name, by: manager })
}

async function note(
  { ports, tx, now }: Desk,
  phone: PhoneNumber,
  kind: 'set' | 'removed' | 'reset',
  by: string,
): Promise<string> {
  const event_id = ports.ids.id()
  await insertStaffPinEvent(tx, { event_id, phone, kind, made_by: by, made_at: now })
  return event_id
}
