import { instant } from '../../core/dates.ts'
import { signInCodeText } from '../../core/messages/sign-in-sms.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { isPin } from '../../core/membership/service-pin.ts'
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
import { loadStaffPin } from '../../store/staff/staff-pins.ts'
import type { SignInTable } from '../../store/tables/sign-in.ts'
import { acting, type Desk } from '../desk.ts'
import { PRIORITY } from '../messages/priorities.ts'
import { queueSms } from '../messages/sms-out.ts'
import type { Ports } from '../ports.ts'
import { openSession, type SignedIn } from './open-session.ts'
import { hashOf, newToken } from './secret-token.ts'
import { signOut } from './sessions.ts'
import { beginTry, endTry } from './try-staff-pin.ts'
import { type Signer, voiceOfSigner, whoSignsIn } from './who-signs-in.ts'

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

/** What somebody typed who got a code, and who was signed in at that place before. */
type CodeGiven = {
  readonly handle: string
  readonly code: string
  /** The service PIN of the phone, empty where it has none. */
  readonly pin: string
  readonly instead: string | null
}

/**
 * Signs in with a code that an SMS brought, and with the service PIN of a phone that has one: whoever found a
 * phone reads its SMS. A try counts before it is compared, for the phone and not for this one code, so that a
 * new code brings no new tries; a code is of use once, and only to whoever asked for it. A PIN is looked at
 * after the right code alone, so that nobody learns from it which phones have one.
 */
export async function signInByCode(ports: Ports, given: CodeGiven): Promise<Result<SignedIn>> {
  const begun = await acting(ports, (desk) => tryCode(desk, given))
  if (!begun.ok) return begun
  const tried = begun.value
  const isRight = tried.hash === null || (await ports.secrets.isPin(given.pin, tried.hash))
  return acting(ports, (desk) => useCode(desk, { given, tried, isRight }))
}

/** A phone whose code was right, and the PIN that it asks for besides. */
type Tried = { readonly phone: PhoneNumber; readonly hash: string | null }

async function tryCode(desk: Desk, given: CodeGiven): Promise<Result<Tried>> {
  const { tx, now } = desk
  const row = await signInOfHandle(tx, hashOf(given.handle))
  if (!row || row.way !== 'sms' || row.phone === null) return refused({ code: 'sign-in-over' })
  const { phone } = row
  await lockPhone(tx, phone, 'alone')
  const count = await countSignIn(tx, phone, 'tries', now)
  if (!isWithin({ ...count, sends: 0 })) return refused({ code: 'sign-in-tries' })
  const open = await openCode(desk, given)
  if (!open.ok) return open
  if (!(await loadStaffPin(tx, phone))) return done({ phone, hash: null })
  if (!isPin(given.pin)) return refused({ code: 'sign-in-pin', left: null })
  const request = `${row.sign_in_id}/${count.tries}`
  const begun = await beginTry(desk, { phone, from: 'own', request })
  if (begun.kind === 'locked') return refused({ code: 'sign-in-pin-locked', lock: begun.lock })
  return done({ phone, hash: begun.kind === 'none' ? null : begun.hash })
}

type Open = {
  readonly row: SignInTable
  readonly first: Signer
}

/** The code waits still and is the one that was sent, to a phone that works here. */
async function openCode(desk: Desk, { handle, code: typed }: CodeGiven): Promise<Result<Open>> {
  const { tx, now } = desk
  const row = await signInOfHandle(tx, hashOf(handle))
  if (!row || row.closed_at !== null || now >= row.ends_at) return refused({ code: 'sign-in-over' })
  const code = readDigits(typed)
  const first = row.phone === null ? null : await whoSignsIn(desk, row.phone)
  if (code === null || !first || row.code_hash !== hashOf(`${handle} ${code}`)) {
    return refused({ code: 'sign-in-code' })
  }
  return done({ row, first })
}

type Used = {
  readonly given: CodeGiven
  readonly tried: Tried
  readonly isRight: boolean
}

async function useCode(desk: Desk, { given, tried, isRight }: Used): Promise<Result<SignedIn>> {
  const { tx, now } = desk
  const { phone, hash } = tried
  await lockPhone(tx, phone, 'alone')
  // Once more under the lock: the same code may have been used meanwhile, or a PIN chosen.
  const open = await openCode(desk, given)
  if (!open.ok) return open
  const pin = await loadStaffPin(tx, phone)
  if ((pin?.hash ?? null) !== hash) return refused({ code: 'sign-in-pin', left: null })
  if (hash !== null) {
    const ended = await endTry(desk, { phone, from: 'own' }, isRight)
    if (ended.kind === 'locked') return refused({ code: 'sign-in-pin-locked', lock: ended.lock })
    if (ended.kind === 'wrong') return refused({ code: 'sign-in-pin', left: ended.left })
  }
  const { row, first } = open.value
  await closeSignIn(tx, row.sign_in_id, now)
  await forgetSignInTries(tx, phone)
  if (given.instead !== null) await signOut(desk, given.instead)
  const { mutual, name } = first
  return done(await openSession(desk, { phone, name, mutual, door: row.door, way: 'sms' }))
}
