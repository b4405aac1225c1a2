import type { Instant } from '../../core/dates.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { StaffSessionTable } from '../tables/sign-in.ts'
import type { ReadTx, Tx } from '../store.ts'

/** Keeps who has signed in. False when another one has that number. */
export async function insertSession(tx: Tx, row: StaffSessionTable): Promise<boolean> {
  const kept = await tx
    .insertInto('staff_session')
    .values(row)
    .onConflict((clash) => clash.column('session_id').doNothing())
    .returning('session_id')
    .executeTakeFirst()
  return kept !== undefined
}

export async function sessionOfToken(
  tx: ReadTx,
  tokenHash: string,
): Promise<StaffSessionTable | null> {
  const row = await tx
    .selectFrom('staff_session')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row ?? null
}

/** Notes that a sign-in was used. */
export async function touchSession(tx: Tx, sessionId: string, at: Instant): Promise<void> {
  await tx
    .updateTable('staff_session')
    .set({ seen_at: at })
    .where('session_id', '=', sessionId)
    .execute()
}

/** Ends one sign-in. False when it was over before. */
export async function endSession(
  tx: Tx,
  sessionId: string,
  by: string,
  at: Instant,
): Promise<boolean> {
  const row = await tx
    .updateTable('staff_session')
    .set({ ended_at: at, ended_by: by })
    .where('session_id', '=', sessionId)
    .where('ended_at', 'is', null)
    .returning('session_id')
    .executeTakeFirst()
  return row !== undefined
}

/** Ends all of a phone, and gives how many there were. */
export async function endSessionsOf(
  tx: Tx,
  phone: PhoneNumber,
  by: string,
  at: Instant,
): Promise<number> {
  const rows = await tx
    .updateTable('staff_session')
    .set({ ended_at: at, ended_by: by })
    .where('phone', '=', phone)
    .where('ended_at', 'is', null)
    .where('ends_at', '>', at)
    .returning('session_id')
    .execute()
  return rows.length
}

/** Sign-ins of these phones that began since a moment, the newest first. */
export async function sessionsOf(
  tx: ReadTx,
  phones: readonly PhoneNumber[],
  since: Instant,
): Promise<StaffSessionTable[]> {
  if (phones.length === 0) return []
  return tx
    .selectFrom('staff_session')
    .selectAll()
    .where('phone', 'in', phones)
    .where('begun_at', '>=', since)
    .orderBy('begun_at', 'desc')
    .orderBy('session_id')
    .execute()
}
