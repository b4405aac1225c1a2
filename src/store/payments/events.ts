import type { ExpressionBuilder } from 'kysely'
import type { Instant } from '../../core/dates.ts'
import { skipLocked } from '../engine/dialect.ts'
import { prepared, preparedForMany } from '../engine/prepared.ts'
import {
  claim,
  isFree,
  isHeld,
  type Lease,
  leaseTimes,
  type LeaseTimes,
  NO_LEASE,
} from '../lease.ts'
import type { EventTable } from '../tables/operators.ts'
import type { Schema } from '../schema.ts'
import type { ReadTx, Tx } from '../store.ts'
import type { WalletChoice } from './of-wallet.ts'

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
  const of = { ...leaseTimes(now), limit }
  const found =
    typeof wallet === 'string'
      ? await dueOfWallet(tx, { ...of, wallet })
      : await dueOfOthers(tx, of, wallet)
  return claim(tx, 'event', found, lease)
}

type Due = LeaseTimes & { readonly limit: number }

const dueOfWallet = prepared((db, of: Due & { readonly wallet: string }) =>
  skipLocked(db, dueNow(db, of).where('event.wallet', '=', of.wallet)),
)

/** Of any wallet but these, which may be none. */
async function dueOfOthers(tx: Tx, of: Due, wallets: readonly string[]) {
  return wallets.length === 0 ? dueOfAll(tx, of) : dueOfNone(tx, of, wallets)
}

const dueOfAll = prepared((db, of: Due) => skipLocked(db, dueNow(db, of)))

const dueOfNone = preparedForMany((db, of: Due, wallets: readonly string[]) =>
  skipLocked(db, dueNow(db, of).where('event.wallet', 'not in', wallets)),
)

function dueNow(db: ReadTx, of: Due) {
  return db
    .selectFrom('event')
    .select('event_id')
    .where('handled_at', 'is', null)
    .where('held_at', 'is', null)
    .where('not_before', '<=', of.now)
    .where(isFree('event', of))
    .where((eb) => eb.not(eb.exists(earlierEvent(eb, of.now))))
    .orderBy('received_at')
    .orderBy('event_id')
    .limit(of.limit)
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

/** Has events of a wallet under these keys tried now that were put off. */
export async function wakeEvents(
  tx: Tx,
  wallet: string,
  keys: readonly string[],
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('event')
    .set({ not_before: now })
    .where('wallet', '=', wallet)
    .where('event_key', 'in', keys)
    .where('handled_at', 'is', null)
    .where('not_before', '>', now)
    .execute()
}

/** The last event of a wallet under a key. */
export async function newestEvent(
  tx: ReadTx,
  wallet: string,
  key: string,
): Promise<EventTable | undefined> {
  return tx
    .selectFrom('event')
    .selectAll()
    .where('wallet', '=', wallet)
    .where('event_key', '=', key)
    .orderBy('received_at', 'desc')
    .orderBy('event_id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Marks an event as acted on. False when it is not, or no more, theirs who took it. */
export async function finishEvent(
  tx: Tx,
  { event_id: id, lease }: Pick<EventTable, 'event_id' | 'lease'>,
  outcome: string,
  at: Instant,
): Promise<boolean> {
  const of = { id, outcome, at }
  const rows = lease === null ? await finishFree(tx, of) : await finishTaken(tx, { ...of, lease })
  return rows.length > 0
}

type Finish = { readonly id: string; readonly outcome: string; readonly at: Instant }

const finishFree = prepared((db, of: Finish) => finishing(db, of, null))
const finishTaken = prepared((db, of: Finish & { readonly lease: string }) =>
  finishing(db, of, of.lease),
)

function finishing(db: ReadTx, { id, outcome, at }: Finish, lease: string | null) {
  return db
    .updateTable('event')
    .set({ handled_at: at, outcome, ...NO_LEASE })
    .where('event_id', '=', id)
    .where('handled_at', 'is', null)
    .where(isHeld(lease))
    .returning('event_id')
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

/** The newest callbacks of a wallet, as they were kept. */
export async function lastBodies(tx: ReadTx, wallet: string, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('event')
    .select('body')
    .where('wallet', '=', wallet)
    .orderBy('received_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ body }) => body)
}
