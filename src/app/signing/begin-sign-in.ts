import type { Instant } from '../../core/dates.ts'
import { instant } from '../../core/dates.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { CALL_WAIT_MS, DIGITS, type Door, WAITING_MAX } from '../../core/staff/sign-in.ts'
import { countWaiting, freeDigits, insertSignIn } from '../../store/staff/sign-ins.ts'
import type { Desk } from '../desk.ts'
import { hashOf, newToken } from './secret-token.ts'

/** Digits to be typed on a call, and the secret of whoever waits for it. */
export type SignInBegun = {
  readonly handle: string
  readonly digits: string
  readonly endsAt: Instant
}

/** As many draws as it takes among a million digits of which few wait. */
const DRAWS_MAX = 20

/**
 * Somebody wants to sign in: six digits to be typed on the menu of a phone, from which the network says who
 * it is. They are unique among those that wait, of use once, and for three minutes.
 */
export async function beginSignIn(desk: Desk, door: Door): Promise<Result<SignInBegun>> {
  const { ports, tx, now } = desk
  await freeDigits(tx, now)
  if ((await countWaiting(tx)) >= WAITING_MAX) return refused({ code: 'sign-ins-full' })
  const handle = newToken()
  const endsAt = instant(now + CALL_WAIT_MS)
  for (let drawn = 0; drawn < DRAWS_MAX; drawn += 1) {
    const digits = ports.ids.digits(DIGITS)
    const isKept = await insertSignIn(tx, {
      ...{ sign_in_id: ports.ids.id(), handle_hash: hashOf(handle), door, way: 'call', digits },
      ...{ code_hash: null, phone: null, begun_at: now, ends_at: endsAt },
      ...{ confirmed_at: null, closed_at: null },
    })
    if (isKept) return done({ handle, digits, endsAt })
  }
  return refused({ code: 'sign-ins-full' })
}
