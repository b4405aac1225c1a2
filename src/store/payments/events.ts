import type { ExpressionBuilder } from 'kysely'
import type { Instant } from '../../core/dates.ts'
import { skipLocked } from '../engine/dialect.ts'
import { claim, isFree, isHeld, type Lease, NO_LEASE } from '../lease.ts'
import type { EventTable, Schema } from '../schema.ts'
import type { Tx } from '../store.ts'
import { isOfWallet, type WalletChoice } from './of-wallet.ts'

/**
 * Stores what an operator told us, once for each key and body; the same again is counted, which
 * is a write of its own, so that a repeat is acknowledged only after a durable commit as well.
 * Returns the event's id and whether it was new.
 */
export async function storeEvent(
  tx: Tx,
  event: Pick<
    EventTable,
    'event_id' | 'wallet' | 'event_key' | 'intent_id' | 'body_hash' | 'body' | 'received_at'
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

/**
 * Takes events of a wallet that nobody has acted on and that may be tried now, oldest first; none
 * that is held by two people's word, and of each request the first one, so that what an operator
 * said of it is acted on in order. One that is put off holds up no other.
 */
export async function claimEvents(
  tx: Tx,
  now: Instant,
  lease: Lease,
  limit: number,
  wallet: WalletChoice = [],
): Promise<EventTable[]> {
  const found = tx
    .selectFrom('event')
    .select('event_id')
    .where('handled_at', 'is', null)
    .where('held_at', 'is', null)
    .where('not_before', '<=', now)
    .where(isOfWallet('event.wallet', wallet))
    .where(isFree('event', now))
    .where((eb) => eb.not(eb.exists(earlierEvent(eb, now))))
    .orderBy('received_at')
    .orderBy('event_id')
    .limit(limit)
  return claim(tx, 'event', await skipLocked(tx, found).execute(), lease)
}

function earlierEvent(eb: ExpressionBuilder<Schema, 'event'>, now: Instant) {
  return eb
    .selectFrom('event as earlier')
    .select('earlier.event_id')
    .whereRef('earlier.intent_id', '=', 'event.intent_id')
    .where('earlier.handled_at', 'is', null)
    .where('earlier.held_at', 'is', null)
    .where('earlier.not_before', '<=', now)
    .where((e) =>
      e.or([
        e('earlier.received_at', '<', e.ref('event.received_at')),
        e.and([
          e('earlier.received_at', '=', e.ref('event.received_at')),
          e('earlier.event_id', '<', e.ref('event.event_id')),
        ]),
      ]),
    )
}

/** Puts off an event that cannot be acted on yet, so that it holds up no other. */
export async function putOffEvent(
  tx: Tx,
  { event_id: id, lease }: Pick<EventTable, 'event_id' | 'lease'>,
  notBefore: Instant,
): Promise<void> {
  await tx
    .updateTable('event')
    .set((eb) => ({ failures: eb('failures', '+', 1), not_before: notBefore, ...NO_LEASE }))
    .where('event_id', '=', id)
    .where('handled_at', 'is', null)
    .where(isHeld(lease))
    .execute()
}

/** Marks an event as acted on. False when it is not, or no more, theirs who took it. */
export async function finishEvent(
  tx: Tx,
  { event_id: id, lease }: Pick<EventTable, 'event_id' | 'lease'>,
  outcome: string,
  at: Instant,
): Promise<boolean> {
  const row = await tx
    .updateTable('event')
    .set({ handled_at: at, outcome, ...NO_LEASE })
    .where('event_id', '=', id)
    .where('handled_at', 'is', null)
    .where(isHeld(lease))
    .returning('event_id')
    .executeTakeFirst()
  return row !== undefined
}

/** An event that ended because nobody could read it is acted on after all. */
export async function reopenEvent(tx: Tx, eventId: string, at: Instant): Promise<void> {
  await tx
    .updateTable('event')
    .set({ handled_at: null, outcome: null, not_before: at })
    .where('event_id', '=', eventId)
    .where('outcome', 'like', 'unreadable: %')
    .execute()
}
