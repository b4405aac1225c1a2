import { instant } from '../../core/dates.ts'
import { signInCodeText } from '../../core/messages/sign-in-sms.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { CODE_WAIT_MS, DIGITS, type Door, isWithin, readDigits } from '../../core/staff/sign-in.ts'
import { lockPhone } from '../../store/engine/dialect.ts'
import {
  closeSignIn,
  closeSignInsOf,
  countSignIn,
  forgetSignInTries,
  insertSignIn,
  signInOfHandle,
} from '../../store/staff/sign-ins.ts'
import type { Desk } from '../desk.ts'
import { PRIORITY } from '../messages/priorities.ts'
import { queueSms } from '../messages/sms-out.ts'
import { openSession, type SignedIn } from './open-session.ts'
import { hashOf, newToken } from './secret-token.ts'
import { voiceOfSigner, whoSignsIn } from './who-signs-in.ts'

/**
 * A code goes by SMS to a phone that works here, at most three in an hour, and takes the place of one that
 * went before. What comes back is the same for every phone: nobody learns which of them work here.
 */
export async function beginByCode(
  desk: Desk,
  { door, phone }: { readonly door: Door; readonly phone: PhoneNumber },
): Promise<{ readonly handle: string }> {
  const { ports, tx, now } = desk
  await lockPhone(tx, phone, 'alone')
  const count = await countSignIn(tx, phone, 'sends', now)
  const first = await whoSignsIn(desk, phone)
  const handle = newToken()
  const code = first && isWithin(count) ? ports.ids.digits(DIGITS) : null
  if (code !== null) await closeSignInsOf(tx, phone, now)
  const id = ports.ids.id()
  await insertSignIn(tx, {
    ...{ sign_in_id: id, handle_hash: hashOf(handle), door, way: 'sms', digits: null },
    ...{ code_hash: code === null ? null : hashOf(`${handle} ${code}`), phone },
    ...{ begun_at: now, ends_at: instant(now + CODE_WAIT_MS), confirmed_at: null },
    ...{ closed_at: null, place: null },
  })
  if (first && code !== null) await sendCode(desk, { mutual: first.mutual, phone, code, id })
  if (!isWithin(count)) ports.log.warn('sign-in-codes', { phone: ports.log.pseudonym(phone) })
  return { handle }
}

async function sendCode(
  desk: Desk,
  told: { readonly mutual: string | null; readonly phone: PhoneNumber; readonly code: string; readonly id: string }, // prettier-ignore
): Promise<void> {
  const { mutual: of, phone, code, id } = told
  await queueSms(desk, {
    ...{ mutual: of, to: phone, about: `sign-in-code/${id}`, priority: PRIORITY.answer },
    text: signInCodeText(await voiceOfSigner(desk, { mutual: of }, phone), code),
  })
}

/**
 * Signs in with a code that an SMS brought. A try counts before it is compared, for the phone and not for
 * this one code, so that a new code brings no new tries; a code is of use once, and only to whoever asked
 * for it.
 */
export async function signInByCode(
  desk: Desk,
  { handle, code: typed }: { readonly handle: string; readonly code: string },
): Promise<Result<SignedIn>> {
  const { tx, now } = desk
  const row = await signInOfHandle(tx, hashOf(handle))
  if (!row || row.way !== 'sms' || row.phone === null) return refused({ code: 'sign-in-over' })
  const { phone, door } = row
  await lockPhone(tx, phone, 'alone')
  const count = await countSignIn(tx, phone, 'tries', now)
  if (!isWithin({ ...count, sends: 0 })) return refused({ code: 'sign-in-tries' })
  // Once more under the lock: the same code may have been used meanwhile.
  const fresh = await signInOfHandle(tx, hashOf(handle))
  const isOpen = fresh !== null && fresh.closed_at === null && now < fresh.ends_at
  if (!isOpen) return refused({ code: 'sign-in-over' })
  const code = readDigits(typed)
  const first = await whoSignsIn(desk, phone)
  if (code === null || !first || fresh.code_hash !== hashOf(`${handle} ${code}`)) {
    return refused({ code: 'sign-in-code' })
  }
  await closeSignIn(tx, row.sign_in_id, now)
  await forgetSignInTries(tx, phone)
  const { mutual, name } = first
  return done(await openSession(desk, { phone, name, mutual, door, way: 'sms' }))
}
