import { invariant } from '../../core/invariant.ts'
import {
  type PinLock,
  pinLock,
  TRIES_IN_ALL,
  triesLeft,
} from '../../core/membership/service-pin.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import {
  countStaffTry,
  forgetStaffTries,
  loadStaffPin,
  type TriedFrom,
  triesOf,
} from '../../store/staff/staff-pins.ts'
import type { Desk } from '../desk.ts'

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
