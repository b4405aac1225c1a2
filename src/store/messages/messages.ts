import type { ExpressionBuilder, Insertable } from 'kysely'
import type { Instant } from '../../core/dates.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { skipLocked } from '../engine/dialect.ts'
import { prepared } from '../engine/prepared.ts'
import { insertMany } from '../engine/insert-many.ts'
import {
  claim,
  isFree,
  isHeld,
  type Lease,
  leaseTimes,
  type LeaseTimes,
  NO_LEASE,
} from '../lease.ts'
import type { InboxTable, OutboxTable } from '../tables/messages.ts'
import type { Schema } from '../schema.ts'
import type { ReadTx, Tx } from '../store.ts'

type NewInbound = Omit<InboxTable, 'handled_at' | 'outcome' | 'lease' | 'lease_until'>

/** Stores a message that came in. False when this carrier's message was stored before. */
export async function storeInbound(tx: Tx, message: NewInbound): Promise<boolean> {
  return (await insertInbound(tx, message)).length > 0
}

const insertInbound = prepared((db, row: NewInbound) =>
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

/**
 * Takes messages that nobody has answered, oldest first: of each phone the first one, so that its
 * messages are answered in the order in which they came.
 */
export async function claimInbound(
  tx: Tx,
  now: Instant,
  lease: Lease,
  limit: number,
): Promise<Heard[]> {
  const rows = await claim(tx, 'inbox', await dueInbound(tx, { ...leaseTimes(now), limit }), lease)
  return rows as Heard[]
}

/** A message of a phone. One whose sender is none is done with as it is stored, and never taken. */
export type Heard = InboxTable & { readonly sender: PhoneNumber }

const dueInbound = prepared((db, of: LeaseTimes & { readonly limit: number }) =>
  skipLocked(
    db,
    db
      .selectFrom('inbox')
      .select(['carrier', 'message_id'])
      .where('handled_at', 'is', null)
      .where(isFree('inbox', of))
      .where((eb) => eb.not(eb.exists(earlierInbound(eb))))
      .orderBy('received_at')
      .orderBy('message_id')
      .limit(of.limit),
  ),
)

function earlierInbound(eb: ExpressionBuilder<Schema, 'inbox'>) {
  return eb
    .selectFrom('inbox as earlier')
    .select('earlier.message_id')
    .whereRef('earlier.sender', '=', 'inbox.sender')
    .where('earlier.handled_at', 'is', null)
    .where((e) =>
      e.or([
        e('earlier.received_at', '<', e.ref('inbox.received_at')),
        e.and([
          e('earlier.received_at', '=', e.ref('inbox.received_at')),
          e('earlier.message_id', '<', e.ref('inbox.message_id')),
        ]),
      ]),
    )
}

/** Marks a message as answered. False when it is not, or no more, theirs who took it. */
export async function finishInbound(
  tx: Tx,
  message: Pick<InboxTable, 'carrier' | 'message_id' | 'lease'>,
  outcome: string,
  at: Instant,
): Promise<boolean> {
  const { carrier, message_id: id, lease } = message
  const of = { carrier, id, outcome, at }
  const rows = lease === null ? await finishFree(tx, of) : await finishTaken(tx, { ...of, lease })
  return rows.length > 0
}

type Finish = {
  readonly carrier: string
  readonly id: string
  readonly outcome: string
  readonly at: Instant
}

const finishFree = prepared((db, of: Finish) => finishing(db, of, null))
const finishTaken = prepared((db, of: Finish & { readonly lease: string }) =>
  finishing(db, of, of.lease),
)

function finishing(db: ReadTx, { carrier, id, outcome, at }: Finish, lease: string | null) {
  return db
    .updateTable('inbox')
    .set({ handled_at: at, outcome, ...NO_LEASE })
    .where('carrier', '=', carrier)
    .where('message_id', '=', id)
    .where('handled_at', 'is', null)
    .where(isHeld(lease))
    .returning('message_id')
}

/** Gives a message back that could not be answered now. */
export async function releaseInbound(
  tx: Tx,
  message: Pick<InboxTable, 'carrier' | 'message_id' | 'lease'>,
): Promise<void> {
  await tx
    .updateTable('inbox')
    .set(NO_LEASE)
    .where('carrier', '=', message.carrier)
    .where('message_id', '=', message.message_id)
    .where(isHeld(message.lease))
    .execute()
}

type Outgoing = Pick<
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
  readonly wording?: string | null
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
    wording: message.wording ?? null,
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
