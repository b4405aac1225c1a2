import { CALL_WAIT_MS } from '../../core/staff/sign-in.ts'
import { signInOfHandle } from '../../store/staff/sign-ins.ts'
import type { ReadDesk } from '../desk.ts'
import { hashOf } from './secret-token.ts'

/** How a sign-in stands that somebody waits for; looking at it changes nothing. */
type SignInStands =
  | { readonly kind: 'waits'; readonly digits: string; readonly seconds: number }
  | { readonly kind: 'confirmed' | 'code' | 'over' }

export async function peekSignIn({ tx, now }: ReadDesk, handle: string): Promise<SignInStands> {
  const row = await signInOfHandle(tx, hashOf(handle))
  if (!row || row.closed_at !== null) return { kind: 'over' }
  if (row.way === 'sms') return { kind: now < row.ends_at ? 'code' : 'over' }
  if (row.confirmed_at !== null) {
    return { kind: now < row.confirmed_at + CALL_WAIT_MS ? 'confirmed' : 'over' }
  }
  if (now >= row.ends_at || row.digits === null) return { kind: 'over' }
  return { kind: 'waits', digits: row.digits, seconds: Math.ceil((row.ends_at - now) / 1000) }
}
