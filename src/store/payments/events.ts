import type { Instant } from '../../core/dates.ts'
import type { EventTable } from '../schema.ts'
import type { ReadTx, Tx } from '../store.ts'

/**
 * Stores what an operator told us, once for each key and body; the same again is counted, which
 * is a write of its own, so that a repeat is acknowledged only after a durable commit as well.
 * Returns the event's id and whether it was new.
 */
export async function storeEvent(
  tx: Tx,
  event: Pick<
    EventTable,
    'event_id' | 'wallet' | 'event_key' | 'body_hash' | 'body' | 'received_at'
  >,
): Promise<{ eventId: string; isNew: boolean }> {
  const row = await tx
    .insertInto('event')
    .values({
      ...event,
      seen: 1,
      failures: 0,
      not_before: event.received_at,
      handled_at: null,
      outcome: null,
      held_at: null,
      held_why: null,
      held_for: null,
      released_at: null,
    })
    .onConflict((clash) =>
      clash
        .columns(['wallet', 'event_key', 'body_hash'])
        .doUpdateSet((eb) => ({ seen: eb('event.seen', '+', 1) })),
    )
    .returning(['event_id', 'seen'])
    .executeTakeFirstOrThrow()
  return { eventId: row.event_id, isNew: row.seen === 1 }
}

/** Events that nobody has acted on and that may be tried now, oldest first; none that is held. */
export async function unhandledEvents(
  tx: ReadTx,
  now: Instant,
  limit: number,
): Promise<EventTable[]> {
  return tx
    .selectFrom('event')
    .selectAll()
    .where('handled_at', 'is', null)
    .where('held_at', 'is', null)
    .where('not_before', '<=', now)
    .orderBy('received_at')
    .orderBy('event_id')
    .limit(limit)
    .execute()
}

/** Puts off an event that cannot be acted on yet, so that it holds up no other. */
export async function putOffEvent(tx: Tx, eventId: string, notBefore: Instant): Promise<void> {
  await tx
    .updateTable('event')
    .set((eb) => ({ failures: eb('failures', '+', 1), not_before: notBefore }))
    .where('event_id', '=', eventId)
    .where('handled_at', 'is', null)
    .execute()
}

/** Marks an event as acted on. False when somebody else has been there first. */
export async function finishEvent(
  tx: Tx,
  eventId: string,
  outcome: string,
  at: Instant,
): Promise<boolean> {
  const row = await tx
    .updateTable('event')
    .set({ handled_at: at, outcome })
    .where('event_id', '=', eventId)
    .where('handled_at', 'is', null)
    .returning('event_id')
    .executeTakeFirst()
  return row !== undefined
}
