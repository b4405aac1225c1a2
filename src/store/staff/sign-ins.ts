import { sql } from 'kysely'
import { type Instant, instant } from '../../core/dates.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { COUNT_MS, type SignInCount } from '../../core/staff/sign-in.ts'
import type { Waiting } from '../../core/staff/waiting.ts'
import type { SignInTable } from '../tables/sign-in.ts'
import type { ReadTx, Tx } from '../store.ts'

/** Keeps a sign-in that waits. False when its digits are another one's. */
export async function insertSignIn(tx: Tx, row: SignInTable): Promise<boolean> {
  const kept = await tx
    .insertInto('sign_in')
    .values(row)
    .onConflict((clash) => clash.doNothing())
    .returning('sign_in_id')
    .executeTakeFirst()
  return kept !== undefined
}

/** Digits of sign-ins that are over may be shown again. */
export async function freeDigits(tx: Tx, now: Instant): Promise<void> {
  await tx
    .updateTable('sign_in')
    .set({ digits: null })
    .where('digits', 'is not', null)
    .where((where) => where.or([where('ends_at', '<=', now), where('closed_at', 'is not', null)]))
    .execute()
}

/** Those who wait for a call and whose phone has not said yes. There are few: more give way. */
export async function waitingSignIns(tx: ReadTx): Promise<Waiting[]> {
  const rows = await tx
    .selectFrom('sign_in')
    .select(['sign_in_id as id', 'place', 'begun_at as begunAt'])
    .where('digits', 'is not', null)
    .where('confirmed_at', 'is', null)
    .execute()
  return rows.map(({ place, ...one }) => ({ ...one, place: place ?? '' }))
}

/** The sign-in that shows these digits now and that nobody has answered. */
export async function waitingFor(
  tx: ReadTx,
  digits: string,
  now: Instant,
): Promise<SignInTable | null> {
  const row = await tx
    .selectFrom('sign_in')
    .selectAll()
    .where('digits', '=', digits)
    .where('ends_at', '>', now)
    .where('confirmed_at', 'is', null)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

export async function signInOfHandle(tx: ReadTx, handleHash: string): Promise<SignInTable | null> {
  const row = await tx
    .selectFrom('sign_in')
    .selectAll()
    .where('handle_hash', '=', handleHash)
    .executeTakeFirst()
  return row ?? null
}

/** Notes who said yes. False when somebody has answered meanwhile. */
export async function markConfirmed(
  tx: Tx,
  signInId: string,
  phone: PhoneNumber,
  at: Instant,
): Promise<boolean> {
  const row = await tx
    .updateTable('sign_in')
    .set({ phone, confirmed_at: at })
    .where('sign_in_id', '=', signInId)
    .where('confirmed_at', 'is', null)
    .where('closed_at', 'is', null)
    .returning('sign_in_id')
    .executeTakeFirst()
  return row !== undefined
}

/** Uses a sign-in up. False when that was done before: of several at once one gets it. */
export async function closeSignIn(tx: Tx, signInId: string, at: Instant): Promise<boolean> {
  const row = await tx
    .updateTable('sign_in')
    .set({ closed_at: at, digits: null, code_hash: null })
    .where('sign_in_id', '=', signInId)
    .where('closed_at', 'is', null)
    .returning('sign_in_id')
    .executeTakeFirst()
  return row !== undefined
}

/** A phone that gets another code has one that is of use; a phone that was lost has none. */
export async function closeSignInsOf(tx: Tx, phone: PhoneNumber, at: Instant): Promise<void> {
  await tx
    .updateTable('sign_in')
    .set({ closed_at: at, digits: null, code_hash: null })
    .where('phone', '=', phone)
    .where('closed_at', 'is', null)
    .execute()
}

/**
 * Counts a code to a phone, or a wrong answer of it, before it is sent or compared: each that comes gets a
 * count of its own, however many come at once.
 */
export async function countSignIn(
  tx: Tx,
  phone: PhoneNumber,
  what: 'sends' | 'tries',
  now: Instant,
): Promise<SignInCount> {
  const first = { sends: what === 'sends' ? 1 : 0, tries: what === 'tries' ? 1 : 0 }
  const stale = sql<boolean>`sign_in_count.since <= ${instant(now - COUNT_MS)}`
  const next = (column: 'sends' | 'tries') =>
    sql<number>`case when ${stale} then ${first[column]}
      else ${sql.ref(`sign_in_count.${column}`)} + ${first[column]} end`
  return tx
    .insertInto('sign_in_count')
    .values({ phone, ...first, since: now })
    .onConflict((clash) =>
      clash.column('phone').doUpdateSet({
        ...{ sends: next('sends'), tries: next('tries') },
        since: sql<Instant>`case when ${stale} then ${now} else sign_in_count.since end`,
      }),
    )
    .returning(['sends', 'tries'])
    .executeTakeFirstOrThrow()
}

/** Whoever answered rightly begins anew with wrong ones; what was sent stays counted. */
export async function forgetSignInTries(tx: Tx, phone: PhoneNumber): Promise<void> {
  await tx.updateTable('sign_in_count').set({ tries: 0 }).where('phone', '=', phone).execute()
}

/** Forgets sign-ins that began before a moment, so many at once; who signed in stays. */
export async function deleteSignInsBefore(tx: Tx, before: Instant, limit: number): Promise<number> {
  const old = tx
    .selectFrom('sign_in')
    .select('sign_in_id')
    .where('begun_at', '<', before)
    .limit(limit)
  const gone = await tx
    .deleteFrom('sign_in')
    .where('sign_in_id', 'in', old)
    .returning('sign_in_id')
    .execute()
  await tx.deleteFrom('sign_in_count').where('since', '<', before).execute()
  return gone.length
}
