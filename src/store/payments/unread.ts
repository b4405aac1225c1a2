import type { Instant } from '../../core/dates.ts'
import type { UnreadTable } from '../tables/operators.ts'
import type { ReadTx, Tx } from '../store.ts'

/**
 * Keeps what could not be read, once for each door and text; the same again is counted, and is to be
 * looked at anew. Returns its id.
 */
export async function storeUnread(
  tx: Tx,
  row: Pick<UnreadTable, 'unread_id' | 'door' | 'body_hash' | 'body' | 'why' | 'received_at'>,
): Promise<string> {
  const stored = await tx
    .insertInto('unread')
    .values({ ...row, seen: 1, last_at: row.received_at, done_by: null, done_at: null })
    .onConflict((clash) =>
      clash.columns(['door', 'body_hash']).doUpdateSet((eb) => ({
        seen: eb('unread.seen', '+', 1),
        last_at: row.received_at,
        done_by: null,
        done_at: null,
      })),
    )
    .returning('unread_id')
    .executeTakeFirstOrThrow()
  return stored.unread_id
}

/** What nobody has looked at, oldest first, at most `limit`. */
export async function openUnread(tx: ReadTx, limit: number): Promise<UnreadTable[]> {
  return tx
    .selectFrom('unread')
    .selectAll()
    .where('done_at', 'is', null)
    .orderBy('received_at')
    .orderBy('unread_id')
    .limit(limit)
    .execute()
}

/** The same of doors that begin so, in the order of their ids, those after one of them. */
export async function openUnreadOf(
  tx: ReadTx,
  door: string,
  after: string,
  limit: number,
): Promise<UnreadTable[]> {
  return tx
    .selectFrom('unread')
    .selectAll()
    .where('done_at', 'is', null)
    .where('door', 'like', `${door}%`)
    .where('unread_id', '>', after)
    .orderBy('unread_id')
    .limit(limit)
    .execute()
}

/** Notes who has looked. False when there is none of this id, or somebody has. */
export async function finishUnread(
  tx: Tx,
  unreadId: string,
  by: string,
  at: Instant,
): Promise<boolean> {
  const row = await tx
    .updateTable('unread')
    .set({ done_by: by, done_at: at })
    .where('unread_id', '=', unreadId)
    .where('done_at', 'is', null)
    .returning('unread_id')
    .executeTakeFirst()
  return row !== undefined
}

/** Forgets what was looked at before an instant, at most `limit`; returns how many. */
export async function deleteUnreadBefore(tx: Tx, before: Instant, limit: number): Promise<number> {
  const rows = await tx
    .selectFrom('unread')
    .select('unread_id')
    .where('done_at', '<', before)
    .limit(limit)
    .execute()
  if (rows.length === 0) return 0
  const ids = rows.map(({ unread_id: id }) => id)
  await tx.deleteFrom('unread').where('unread_id', 'in', ids).execute()
  return rows.length
}
