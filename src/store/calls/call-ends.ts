import type { Instant } from '../../core/dates.ts'
import type { CallEndTable } from '../tables/calls.ts'
import type { Tx } from '../store.ts'

/** Keeps what a carrier says of the end of a call; the same session again is a repeat. */
export async function storeCallEnd(tx: Tx, row: CallEndTable): Promise<void> {
  await tx
    .insertInto('call_end')
    .values(row)
    .onConflict((clash) => clash.columns(['carrier', 'session_id']).doNothing())
    .execute()
}

/** Forgets ends of calls before an instant, at most `limit`; returns how many. */
export async function deleteCallEndsBefore(
  tx: Tx,
  before: Instant,
  limit: number,
): Promise<number> {
  const old = tx
    .selectFrom('call_end')
    .select(['carrier', 'session_id'])
    .where('received_at', '<', before)
    .limit(limit)
  const rows = await old.execute()
  for (const { carrier, session_id: session } of rows) {
    await tx
      .deleteFrom('call_end')
      .where('carrier', '=', carrier)
      .where('session_id', '=', session)
      .execute()
  }
  return rows.length
}
