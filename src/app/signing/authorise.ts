import type { PhoneNumber } from '../../core/phone-number.ts'
import { done, type Refusal, refused, type Result } from '../../core/refusals.ts'
import type { OfficeRole } from '../../core/staff/office-role.ts'
import { may, ruleOf } from '../../core/staff/rules.ts'
import type { Door } from '../../core/staff/sign-in.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { sessionOfToken, touchSession } from '../../store/staff/sessions.ts'
import { insertSignedAct } from '../../store/staff/signed-acts.ts'
import { tokenOfHash, touchToken } from '../../store/staff/tokens.ts'
import type { Desk } from '../desk.ts'
import { hashOf } from './secret-token.ts'
import { doesHold } from './sessions.ts'
import { staffOfPhone } from './staff-of-phone.ts'

/** Who does an act, as a sign-in or a token proved it. */
export type Signed = {
  readonly phone: PhoneNumber
  readonly name: string
  readonly roles: readonly OfficeRole[]
  /** Under what the books name whoever came in: the door, and the sign-in or the token. */
  readonly actor: string
}

type Asked = {
  /** What was kept when somebody signed in, or the token of automation. */
  readonly token: string
  readonly act: string
  /** The mutual that it is about; null where that is none, or several. */
  readonly mutual: string | null
}

/**
 * Says who does an act, or why that may not be: the sign-in is over, or the role does not allow it. Either is
 * kept, with the phone and the door, before anything is done.
 */
export async function authorise(desk: Desk, asked: Asked): Promise<Result<Signed>> {
  const { tx } = desk
  const hash = hashOf(asked.token)
  const session = await sessionOfToken(tx, hash)
  if (session) {
    const { session_id, phone, door } = session
    if (!doesHold(session, desk.now)) return refused({ code: 'signed-out' })
    await touchSession(tx, session_id, desk.now)
    const actor = `${door} ${session_id}`
    return letIn(desk, asked, { phone, door, actor, session: session_id, token: null })
  }
  const token = await tokenOfHash(tx, hash)
  if (!token) return refused({ code: 'signed-out' })
  const { token_id, name, made_phone: phone, ends_at, ended_at } = token
  if (ended_at !== null || desk.now >= ends_at) return refused({ code: 'token-over', name })
  const isListed = token.acts.split(',').includes(asked.act) && ruleOf(asked.act).token
  const isOwn = asked.mutual === null || asked.mutual === token.mutual_id
  const denied: Refusal | null =
    isListed && isOwn ? null : { code: 'token-may-not', name, act: asked.act }
  await touchToken(tx, token_id, desk.now)
  const actor = `token ${name}`
  const of = { ...asked, mutual: token.mutual_id }
  return letIn(desk, of, { phone, door: 'command', actor, session: null, token: token_id, denied })
}

type Shown = {
  readonly phone: PhoneNumber
  readonly door: Door
  readonly actor: string
  readonly session: string | null
  readonly token: string | null
  readonly denied?: Refusal | null
}

async function letIn(
  desk: Desk,
  { act, mutual }: Asked,
  { phone, door, actor, session, token, denied = null }: Shown,
): Promise<Result<Signed>> {
  const works = await staffOfPhone(desk, phone)
  const there = mutual === null ? works : works.filter((one) => one.mutual === mutual)
  const able = there.find(({ roles }) => may(ruleOf(act), roles))
  const who = able ?? there[0] ?? works[0]
  if (!who) return refused({ code: 'signed-out' })
  const { name, roles } = who
  const why = denied ?? (able ? null : ({ code: 'role-may-not', name, act } as const))
  await insertSignedAct(desk.tx, {
    ...{ signed_id: desk.ports.ids.id(), act, phone, name, door },
    mutual_id: mutual !== null && (await loadMutual(desk.tx, mutual)) ? mutual : null,
    ...{ session_id: session, token_id: token, denied: why?.code ?? null, done_at: desk.now },
  })
  if (why) desk.ports.log.warn('sign-in-denied', { act, door, why: why.code })
  return why ? refused(why) : done({ phone, name, roles, actor })
}
