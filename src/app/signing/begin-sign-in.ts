import type { Instant } from '../../core/dates.ts'
import { instant } from '../../core/dates.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { CALL_WAIT_MS, DIGITS, type Door } from '../../core/staff/sign-in.ts'
import { givesWay, type Place, placeText } from '../../core/staff/waiting.ts'
import {
  closeSignIn,
  freeDigits,
  insertSignIn,
  signInOfHandle,
  waitingSignIns,
} from '../../store/staff/sign-ins.ts'
import type { Desk } from '../desk.ts'
import { hashOf, newToken } from './secret-token.ts'

/** Digits to be typed on a call, and the secret of whoever waits for it. */
export type SignInBegun = {
  readonly handle: string
  readonly digits: string
  readonly endsAt: Instant
}

/** Who wants to sign in, and where. */
type Asking = {
  readonly door: Door
  readonly from: Place
  /** What the same browser waits by already: it waits once. */
  readonly instead: string | null
}

/** The one place of all terminals of this machine. */
export const TERMINAL: Place = { mark: 'terminal', isKnown: true }

/** As many draws as it takes among a million digits of which few wait. */
const DRAWS_MAX = 20

/**
 * Somebody wants to sign in: six digits to be typed on the menu of a phone, from which the network says who
 * it is. They are unique among those that wait, of use once, and for three minutes. Where many wait, those of
 * the place that has most give way (`givesWay`).
 */
export async function beginSignIn(desk: Desk, asking: Asking): Promise<Result<SignInBegun>> {
  const { ports, tx, now } = desk
  const { door } = asking
  const place = placeText(asking.from)
  await freeDigits(tx, now)
  await makeRoom(desk, asking, place)
  const handle = newToken()
  const endsAt = instant(now + CALL_WAIT_MS)
  for (let drawn = 0; drawn < DRAWS_MAX; drawn += 1) {
    const digits = ports.ids.digits(DIGITS)
    const isKept = await insertSignIn(tx, {
      ...{ sign_in_id: ports.ids.id(), handle_hash: hashOf(handle), door, way: 'call', digits },
      ...{ code_hash: null, phone: null, begun_at: now, ends_at: endsAt },
      ...{ confirmed_at: null, closed_at: null, place },
    })
    if (isKept) return done({ handle, digits, endsAt })
  }
  return refused({ code: 'sign-ins-full' })
}

async function makeRoom({ tx, now }: Desk, { instead }: Asking, place: string): Promise<void> {
  const before = instead === null ? null : await signInOfHandle(tx, hashOf(instead))
  if (before?.way === 'call') await closeSignIn(tx, before.sign_in_id, now)
  const gone = givesWay(await waitingSignIns(tx), place)
  if (gone !== null) await closeSignIn(tx, gone, now)
}
