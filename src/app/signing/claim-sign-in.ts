import { done, refused, type Result } from '../../core/refusals.ts'
import { CALL_WAIT_MS } from '../../core/staff/sign-in.ts'
import { closeSignIn, signInOfHandle } from '../../store/staff/sign-ins.ts'
import type { Desk } from '../desk.ts'
import { openSession, type SignedIn } from './open-session.ts'
import { hashOf } from './secret-token.ts'
import { whoSignsIn } from './who-signs-in.ts'

/**
 * Whoever waits asks what has come of it: null while nobody has said yes. A yes is of use once, and as long
 * as digits are; who says it must still work here.
 */
export async function claimSignIn(desk: Desk, handle: string): Promise<Result<SignedIn | null>> {
  const { tx, now } = desk
  const row = await signInOfHandle(tx, hashOf(handle))
  if (!row || row.way !== 'call' || row.closed_at !== null) return refused({ code: 'sign-in-over' })
  const { confirmed_at: confirmedAt, phone } = row
  if (confirmedAt === null || phone === null) {
    return now < row.ends_at ? done(null) : refused({ code: 'sign-in-over' })
  }
  if (now >= confirmedAt + CALL_WAIT_MS) return refused({ code: 'sign-in-over' })
  if (!(await closeSignIn(tx, row.sign_in_id, now))) return refused({ code: 'sign-in-over' })
  const first = await whoSignsIn(desk, phone)
  if (!first) return refused({ code: 'sign-in-over' })
  const { mutual, name } = first
  return done(await openSession(desk, { phone, name, mutual, door: row.door, way: 'call' }))
}
