import { type SqlBool, sql } from 'kysely'
import type { Instant } from '../../core/dates.ts'
import type { Tx } from '../store.ts'

/**
 * Forgets the words of notices that were done with before an instant; returns of how many. Their hash
 * stays, so that one that comes again is known, and one that says something else is noticed.
 */
export async function forgetBodies(tx: Tx, before: Instant, limit: number): Promise<number> {
  const rows = await tx
    .selectFrom('event')
    .select('event_id')
    .where('handled_at', '<', before)
    .where(sql<SqlBool>`body <> ''`)
    .orderBy('handled_at')
    .limit(limit)
    .execute()
  if (rows.length === 0) return 0
  const ids = rows.map(({ event_id: id }) => id)
  await tx.updateTable('event').set({ body: '' }).where('event_id', 'in', ids).execute()
  return rows.length
}
