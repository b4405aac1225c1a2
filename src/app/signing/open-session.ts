import type { Instant } from '../../core/dates.ts'
import { invariant } from '../../core/invariant.ts'
import { signedInText } from '../../core/messages/sign-in-sms.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { type Door, endOf, type SignInWay } from '../../core/staff/sign-in.ts'
import { insertSession } from '../../store/staff/sessions.ts'
import type { Desk } from '../desk.ts'
import { PRIORITY } from '../messages/priorities.ts'
import { queueSms } from '../messages/sms-out.ts'
import { hashOf, newToken } from './secret-token.ts'
import { voiceOfSigner } from './who-signs-in.ts'

/** Somebody is signed in: the token that says so from now on, which is kept nowhere here. */
export type SignedIn = {
  readonly token: string
  readonly session: string
  readonly name: string
  readonly phone: PhoneNumber
  readonly endsAt: Instant
}

/** A number that a person can type: eight digits are more than there ever are of them. */
const SESSION_DIGITS = 8
const DRAWS_MAX = 20

type Opening = {
  readonly phone: PhoneNumber
  readonly name: string
  /** In whose name the phone is told; null for the service's own. */
  readonly mutual: string | null
  readonly door: Door
  readonly way: SignInWay
}

/** Signs in under a token that was never anywhere before, and tells the phone of it. */
export async function openSession(desk: Desk, opening: Opening): Promise<SignedIn> {
  const { ports, tx, now } = desk
  const { phone, name, mutual, door, way } = opening
  const token = newToken()
  const endsAt = endOf(door, now)
  const row = { token_hash: hashOf(token), phone, name, door, way, begun_at: now, seen_at: now }
  for (let drawn = 0; drawn < DRAWS_MAX; drawn += 1) {
    const session = ports.ids.digits(SESSION_DIGITS)
    const rest = { ends_at: endsAt, ended_at: null, ended_by: null }
    if (!(await insertSession(tx, { session_id: session, ...row, ...rest }))) continue
    ports.log.info('signed-in', { session, door, way })
    await tell(desk, mutual, { phone, session, endsAt })
    return { token, session, name, phone, endsAt }
  }
  invariant(false, 'no number for a sign-in')
}

async function tell(
  desk: Desk,
  code: string | null,
  { phone, session, endsAt }: Pick<SignedIn, 'phone' | 'session' | 'endsAt'>,
): Promise<void> {
  await queueSms(desk, {
    ...{ mutual: code, to: phone, about: `signed-in/${session}`, priority: PRIORITY.alert },
    text: signedInText(await voiceOfSigner(desk, { mutual: code }, phone), desk.now, endsAt),
  })
}
