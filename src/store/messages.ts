import type { Instant } from '../core/dates.ts'
import type { PhoneNumber } from '../core/phone-number.ts'
import { skipLocked } from './engine/dialect.ts'
import { prepared } from './engine/prepared.ts'
import { insertMany } from './insert-many.ts'
import type { InboxTable, OutboxTable } from './schema.ts'
import type { ReadTx, Tx } from './store.ts'

/** Stores a message that came in. False when this carrier's message was stored before. */
export async function storeInbound(
  tx: Tx,
  message: Omit<InboxTable, 'handled_at' | 'outcome'>,
): Promise<boolean> {
  const row = await tx
    .insertInto('inbox')
    .values({ ...message, handled_at: null, outcome: null })
    .onConflict((clash) => clash.columns(['carrier', 'message_id']).doNothing())
    .returning('message_id')
    .executeTakeFirst()
  return row !== undefined
}

/** Messages that nobody has answered, oldest first. */
export async function unhandledInbound(tx: ReadTx, limit: number): Promise<InboxTable[]> {
  return tx
    .selectFrom('inbox')
    .selectAll()
    .where('handled_at', 'is', null)
    .orderBy('received_at')
    .orderBy('message_id')
    .limit(limit)
    .execute()
}

/** Marks a message as answered. False when somebody else has been there first. */
export async function finishInbound(
  tx: Tx,
  message: Pick<InboxTable, 'carrier' | 'message_id'>,
  outcome: string,
  at: Instant,
): Promise<boolean> {
  const row = await tx
    .updateTable('inbox')
    .set({ handled_at: at, outcome })
    .where('carrier', '=', message.carrier)
    .where('message_id', '=', message.message_id)
    .where('handled_at', 'is', null)
    .returning('message_id')
    .executeTakeFirst()
  return row !== undefined
}

export type Outgoing = Pick<
  OutboxTable,
  | 'outbox_id'
  | 'kind'
  | 'mutual_id'
  | 'recipient'
  | 'text'
  | 'intent_id'
  | 'priority'
  | 'not_before'
> & { readonly dedupe_key: string | null; readonly parts: number | null }

/**
 * Puts something into the outbox, once for each `dedupe_key`. It goes out after the commit.
 * Returns whether it was new.
 */
export async function enqueue(tx: Tx, message: Outgoing, at: Instant): Promise<boolean> {
  return (await insertOutgoing(tx, waiting(message, at))).length > 0
}

const insertOutgoing = prepared((db, row: OutboxTable) =>
  db
    .insertInto('outbox')
    .values(row)
    .onConflict((clash) => clash.doNothing())
    .returning('outbox_id'),
)

/** The same for many messages at once. */
export async function enqueueAll(
  tx: Tx,
  messages: readonly Outgoing[],
  at: Instant,
): Promise<void> {
  const rows = messages.map((message) => waiting(message, at))
  await insertMany(tx, 'outbox', rows, 'skip')
}

function waiting(message: Outgoing, at: Instant): OutboxTable {
  return {
    ...message,
    state: 'waiting',
    attempts: 0,
    claimed_until: null,
    carrier_id: null,
    delivery: null,
    error: null,
    created_at: at,
    sent_at: null,
  }
}

/** A row taken for sending. `abandoned`: an earlier sender took it and never said how it went. */
export type Claimed = OutboxTable & { readonly abandoned: boolean }

/**
 * Takes what is due from the outbox for one sender, until `leaseUntil`: rows that wait, and rows
 * whose sender died. Most urgent first, then oldest first, which keeps the order for each phone.
 */
export async function claimDue(
  tx: Tx,
  now: Instant,
  leaseUntil: Instant,
  limit: number,
): Promise<Claimed[]> {
  const due = tx
    .selectFrom('outbox')
    .select(['outbox_id', 'state'])
    .where('state', 'in', ['waiting', 'sending'])
    .where('not_before', '<=', now)
    .where((eb) => eb.or([eb('state', '=', 'waiting'), eb('claimed_until', '<=', now)]))
    .orderBy('priority')
    .orderBy('created_at')
    .orderBy('outbox_id')
    .limit(limit)
  const taken = await skipLocked(tx, due).execute()
  if (taken.length === 0) return []
  const ids = taken.map((row) => row.outbox_id)
  const rows = await tx
    .updateTable('outbox')
    .set((eb) => ({
      state: 'sending' as const,
      claimed_until: leaseUntil,
      attempts: eb('attempts', '+', 1),
    }))
    .where('outbox_id', 'in', ids)
    .returningAll()
    .execute()
  return taken.flatMap(({ outbox_id, state }) => {
    const row = rows.find((candidate) => candidate.outbox_id === outbox_id)
    return row ? [{ ...row, abandoned: state === 'sending' }] : []
  })
}

/** Writes how the sending of a claimed row went. */
export async function settleOutgoing(
  tx: Tx,
  outboxId: string,
  change: Partial<OutboxTable>,
): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ ...change, claimed_until: null })
    .where('outbox_id', '=', outboxId)
    .execute()
}

/** When the next row of the outbox falls due; null when none waits. */
export async function nextDue(tx: ReadTx): Promise<Instant | null> {
  const row = await tx
    .selectFrom('outbox')
    .select((eb) => eb.fn.min('not_before').as('at'))
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return row?.at ?? null
}

/** SMS that went to a phone, oldest first. */
export async function smsTo(tx: ReadTx, phone: PhoneNumber): Promise<OutboxTable[]> {
  return tx
    .selectFrom('outbox')
    .selectAll()
    .where('recipient', '=', phone)
    .where('kind', '=', 'sms')
    .where('state', '=', 'sent')
    .orderBy('sent_at')
    .orderBy('outbox_id')
    .execute()
}

/** Stores a delivery report and writes it beside the message, unless a final one stands there. */
export async function storeDelivery(
  tx: Tx,
  report: {
    readonly carrier: string
    readonly carrierId: string
    readonly status: string
    readonly reason: string | null
    readonly phone: PhoneNumber | null
    readonly final: boolean
    readonly at: Instant
  },
): Promise<void> {
  const { carrier, status, reason, phone } = report
  await tx
    .insertInto('delivery_report')
    .values({
      carrier,
      carrier_id: report.carrierId,
      status,
      reason,
      phone,
      received_at: report.at,
    })
    .onConflict((clash) => clash.doNothing())
    .execute()
  await tx
    .updateTable('outbox')
    .set({ delivery: report.final ? `final ${status}` : status })
    .where('carrier_id', '=', report.carrierId)
    .where((eb) => eb.or([eb('delivery', 'is', null), eb('delivery', 'not like', 'final %')]))
    .execute()
}

/** A phone that wants no reminders from a sender; receipts still go (R54). */
export async function addOptOut(
  tx: Tx,
  phone: PhoneNumber,
  sender: string,
  at: Instant,
): Promise<void> {
  await tx
    .insertInto('opt_out')
    .values({ phone, sender, created_at: at })
    .onConflict((clash) => clash.doNothing())
    .execute()
}

/** The phone wants reminders again, from every sender. */
export async function removeOptOuts(tx: Tx, phone: PhoneNumber): Promise<void> {
  await tx.deleteFrom('opt_out').where('phone', '=', phone).execute()
}
