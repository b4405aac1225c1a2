import type { Insertable } from 'kysely'
import type { Instant } from '../../core/dates.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { prepared } from '../engine/prepared.ts'
import { insertMany } from '../engine/insert-many.ts'
import type { InboxTable, OutboxTable } from '../schema.ts'
import type { ReadTx, Tx } from '../store.ts'

/** Stores a message that came in. False when this carrier's message was stored before. */
export async function storeInbound(
  tx: Tx,
  message: Omit<InboxTable, 'handled_at' | 'outcome'>,
): Promise<boolean> {
  return (await insertInbound(tx, message)).length > 0
}

const insertInbound = prepared((db, row: Omit<InboxTable, 'handled_at' | 'outcome'>) =>
  db
    .insertInto('inbox')
    .values({
      carrier: row.carrier,
      message_id: row.message_id,
      sender: row.sender,
      recipient: row.recipient,
      text: row.text,
      received_at: row.received_at,
      handled_at: null,
      outcome: null,
    })
    .onConflict((clash) => clash.columns(['carrier', 'message_id']).doNothing())
    .returning('message_id'),
)

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
> & {
  readonly dedupe_key: string | null
  readonly parts: number | null
  readonly subject?: string | null
}

/**
 * Puts something into the outbox, once for each `dedupe_key`. It goes out after the commit.
 * Returns whether it was new.
 */
export async function enqueue(tx: Tx, message: Outgoing, at: Instant): Promise<boolean> {
  return (await insertOutgoing(tx, waiting(message, at))).length > 0
}

const insertOutgoing = prepared((db, row: Insertable<OutboxTable>) =>
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

/** A row as it is queued: what is left out is null. */
function waiting(message: Outgoing, at: Instant): Insertable<OutboxTable> {
  // Each field by its name: spread, one row costs as much as rendering its text.
  return {
    outbox_id: message.outbox_id,
    kind: message.kind,
    mutual_id: message.mutual_id,
    recipient: message.recipient,
    text: message.text,
    intent_id: message.intent_id,
    priority: message.priority,
    not_before: message.not_before,
    dedupe_key: message.dedupe_key,
    parts: message.parts,
    state: 'waiting',
    attempts: 0,
    subject: message.subject ?? null,
    copies: 0,
    created_at: at,
  }
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
