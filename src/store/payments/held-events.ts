import { sql } from 'kysely'
import { instant } from '../../core/dates.ts'
import type { Instant } from '../../core/dates.ts'
import type { HeldWhy } from '../../core/payments/plausible.ts'
import { isHeld, NO_LEASE } from '../lease.ts'
import type { EventTable } from '../tables/operators.ts'
import type { ReadTx, Tx } from '../store.ts'

/**
 * Puts an event aside until two people decide. False when it has been acted on meanwhile, or is not
 * theirs any more who took it.
 */
export async function holdEvent(
  tx: Tx,
  { event_id: id, lease }: Pick<EventTable, 'event_id' | 'lease'>,
  {
    why,
    mutual,
    at,
  }: { readonly why: HeldWhy; readonly mutual: string | null; readonly at: Instant },
): Promise<boolean> {
  const row = await tx
    .updateTable('event')
    .set({ held_at: at, held_why: why, held_for: mutual, ...NO_LEASE })
    .where('event_id', '=', id)
    .where('handled_at', 'is', null)
    .where(isHeld(lease))
    .returning('event_id')
    .executeTakeFirst()
  return row !== undefined
}

/** An event by its id. */
export async function findEvent(tx: ReadTx, eventId: string): Promise<EventTable | undefined> {
  return tx.selectFrom('event').selectAll().where('event_id', '=', eventId).executeTakeFirst()
}

/** What is not in the books yet, held or to be tried again, oldest first, at most `limit`. */
export async function openEvents(tx: ReadTx, limit: number): Promise<EventTable[]> {
  return tx
    .selectFrom('event')
    .selectAll()
    .where('handled_at', 'is', null)
    .orderBy('received_at')
    .orderBy('event_id')
    .limit(limit)
    .execute()
}

/** The held events that tell of the same thing at a wallet: an operator may tell it in two ways. */
export async function heldTogether(
  tx: ReadTx,
  { wallet, event_key: key }: Pick<EventTable, 'wallet' | 'event_key'>,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('event')
    .select('event_id')
    .where('wallet', '=', wallet)
    .where('event_key', '=', key)
    .where('held_at', 'is not', null)
    .where('handled_at', 'is', null)
    .execute()
  return rows.map(({ event_id: id }) => id)
}

/** Lets held events be acted on, by the word of two people. */
export async function releaseEvents(
  tx: Tx,
  eventIds: readonly string[],
  at: Instant,
): Promise<void> {
  await tx
    .updateTable('event')
    .set({ held_at: null, released_at: at, not_before: at })
    .where('event_id', 'in', eventIds)
    .execute()
}

/** How much is acknowledged and not done, and since when the oldest of it waits; null for none. */
export type Waiting = { readonly count: number; readonly since: Instant | null }

export async function waitingEvents(tx: ReadTx): Promise<Waiting & { readonly held: number }> {
  const row = await tx
    .selectFrom('event')
    .select((eb) => [
      eb.fn.countAll().as('count'),
      eb.fn.min('received_at').as('since'),
      eb.fn.count('held_at').as('held'),
    ])
    .where('handled_at', 'is', null)
    .executeTakeFirstOrThrow()
  return { ...waiting(row), held: Number(row.held) }
}

/** Those that may be acted on now. */
export function dueEvents(now: Instant): (tx: ReadTx) => Promise<Waiting> {
  return async (tx) => {
    const row = await tx
      .selectFrom('event')
      .select((eb) => [eb.fn.countAll().as('count'), eb.fn.min('not_before').as('since')])
      .where('handled_at', 'is', null)
      .where('held_at', 'is', null)
      .where('not_before', '<=', now)
      .executeTakeFirstOrThrow()
    return waiting(row)
  }
}

export async function waitingInbox(tx: ReadTx): Promise<Waiting> {
  const row = await tx
    .selectFrom('inbox')
    .select((eb) => [eb.fn.countAll().as('count'), eb.fn.min('received_at').as('since')])
    .where('handled_at', 'is', null)
    .executeTakeFirstOrThrow()
  return waiting(row)
}

export async function waitingUnread(tx: ReadTx): Promise<Waiting> {
  const row = await tx
    .selectFrom('unread')
    .select((eb) => [eb.fn.countAll().as('count'), eb.fn.min('received_at').as('since')])
    .where('done_at', 'is', null)
    .executeTakeFirstOrThrow()
  return waiting(row)
}

/** Receipts that are nobody's yet. */
export async function waitingSuspense(tx: ReadTx): Promise<Waiting> {
  const row = await tx
    .selectFrom('receipt')
    .select((eb) => [eb.fn.countAll().as('count'), eb.fn.min('created_at').as('since')])
    // In the words of the index of suspense, which a bound value would not find.
    .where(sql<boolean>`state = 'suspense'`)
    .executeTakeFirstOrThrow()
  return waiting(row)
}

function waiting(row: { readonly count: unknown; readonly since: number | null }): Waiting {
  const since = row.since === null ? null : instant(Number(row.since))
  return { count: Number(row.count), since }
}

/** Cases that are listed; the rest would say the same. */
const OVERDUE_MAX = 100

/** Events received before an instant that nobody has acted on and that are not held, by id. */
export async function overdueEvents(tx: ReadTx, before: Instant): Promise<string[]> {
  const rows = await tx
    .selectFrom('event')
    .select('event_id')
    .where('handled_at', 'is', null)
    .where('held_at', 'is', null)
    .where('received_at', '<', before)
    .orderBy('received_at')
    .limit(OVERDUE_MAX)
    .execute()
  return rows.map(({ event_id: id }) => id)
}

/** Messages received before an instant that nobody has answered, by carrier and id. */
export async function overdueMessages(tx: ReadTx, before: Instant): Promise<string[]> {
  const rows = await tx
    .selectFrom('inbox')
    .select(['carrier', 'message_id'])
    .where('handled_at', 'is', null)
    .where('received_at', '<', before)
    .orderBy('received_at')
    .limit(OVERDUE_MAX)
    .execute()
  return rows.map(({ carrier, message_id: id }) => `${carrier} ${id}`)
}
