import { type SqlBool, sql } from 'kysely'
import type { Instant } from '../../core/dates.ts'
import type { Tx } from '../store.ts'

/** As the index has it, or it would not be used. */
const HAS_TEXT = sql<SqlBool>`text <> ''`

/** Forgets the words of messages that were answered before an instant; returns of how many. */
export async function forgetTextsIn(tx: Tx, before: Instant, limit: number): Promise<number> {
  const rows = await tx
    .selectFrom('inbox')
    .select(['carrier', 'message_id'])
    .where('handled_at', '<', before)
    .where(HAS_TEXT)
    .orderBy('handled_at')
    .limit(limit)
    .execute()
  for (const { carrier, message_id } of rows) {
    await tx
      .updateTable('inbox')
      .set({ text: '' })
      .where('carrier', '=', carrier)
      .where('message_id', '=', message_id)
      .execute()
  }
  return rows.length
}

/** The same of messages that were queued before, and leave no more. */
export async function forgetTextsOut(tx: Tx, before: Instant, limit: number): Promise<number> {
  const rows = await tx
    .selectFrom('outbox')
    .select('outbox_id')
    .where('created_at', '<', before)
    .where(HAS_TEXT)
    .where('state', 'not in', ['waiting', 'sending'])
    .orderBy('created_at')
    .limit(limit)
    .execute()
  if (rows.length === 0) return 0
  const ids = rows.map(({ outbox_id: id }) => id)
  await tx.updateTable('outbox').set({ text: '' }).where('outbox_id', 'in', ids).execute()
  return rows.length
}
