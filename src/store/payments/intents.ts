import { type Insertable, sql } from 'kysely'
import type { Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { prepared } from '../engine/prepared.ts'
import type { IntentTable } from '../schema.ts'
import type { ReadTx, Tx } from '../store.ts'

export async function insertIntent(tx: Tx, intent: Insertable<IntentTable>): Promise<void> {
  await newIntent(tx, intent)
}

const newIntent = prepared((db, intent: Insertable<IntentTable>) =>
  db.insertInto('intent').values(intent),
)

/** An intent by its id alone, as operators send it back: ids are unique across mutuals. */
export async function findIntent(tx: ReadTx, intentId: string): Promise<IntentTable | undefined> {
  return tx.selectFrom('intent').selectAll().where('intent_id', '=', intentId).executeTakeFirst()
}

/**
 * Moves an intent to a state, unless it is paid: success is absorbing (R20). Returns whether it
 * moved.
 */
export async function moveIntent(
  tx: Tx,
  intentId: string,
  change: Partial<Pick<IntentTable, 'state' | 'reason' | 'asked_at'>>,
): Promise<boolean> {
  const row = await tx
    .updateTable('intent')
    .set(change)
    .where('intent_id', '=', intentId)
    .where('state', '<>', 'paid')
    .returning('intent_id')
    .executeTakeFirst()
  return row !== undefined
}

/** Notes that the payer was asked. An answer that came before stays as it is. */
export async function notePrompted(
  tx: Tx,
  intentId: string,
  operatorRef: string | null,
): Promise<void> {
  if (operatorRef) {
    await tx
      .updateTable('intent')
      .set({ operator_ref: operatorRef })
      .where('intent_id', '=', intentId)
      .execute()
  }
  await tx
    .updateTable('intent')
    .set({ state: 'prompted' })
    .where('intent_id', '=', intentId)
    .where('state', '=', 'new')
    .execute()
}

/** In the words of the index of unanswered intents, which a bound value would not find. */
const isUnanswered = sql<boolean>`state in ('new', 'prompted')`

/** Intents that nobody has answered, and that were not asked about since `before`. */
export async function silentIntents(
  tx: ReadTx,
  before: Instant,
  limit: number,
): Promise<IntentTable[]> {
  return tx
    .selectFrom('intent')
    .selectAll()
    .where(isUnanswered)
    .where('created_at', '<=', before)
    .where((eb) => eb.or([eb('asked_at', 'is', null), eb('asked_at', '<=', before)]))
    .orderBy('expires_at')
    .orderBy('intent_id')
    .limit(limit)
    .execute()
}

/** Intents whose prompt is over without an answer. */
export async function overdueIntents(
  tx: ReadTx,
  now: Instant,
  limit: number,
): Promise<IntentTable[]> {
  return tx
    .selectFrom('intent')
    .selectAll()
    .where(isUnanswered)
    .where('expires_at', '<=', now)
    .orderBy('expires_at')
    .orderBy('intent_id')
    .limit(limit)
    .execute()
}

/** The newest request to a phone that may still be on it: neither answered nor expired. */
export async function openIntentOf(
  tx: ReadTx,
  phone: PhoneNumber,
  now: Instant,
): Promise<IntentTable | null> {
  const row = await tx
    .selectFrom('intent')
    .selectAll()
    .where('payer_phone', '=', phone)
    .where(isUnanswered)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .orderBy('intent_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** The newest request to a phone for one member that is neither answered nor expired. */
export async function openIntentFor(
  tx: ReadTx,
  phone: PhoneNumber,
  { mutual, number }: { readonly mutual: string; readonly number: MemberNumber },
  now: Instant,
): Promise<IntentTable | null> {
  const row = await tx
    .selectFrom('intent')
    .selectAll()
    .where('payer_phone', '=', phone)
    .where('mutual_id', '=', mutual)
    .where('number', '=', number)
    .where(isUnanswered)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .orderBy('intent_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** Requests of the same phone for the same payee since `since` that the operator may know more of. */
export async function earlierIntents(
  tx: ReadTx,
  intent: IntentTable,
  since: Instant,
): Promise<IntentTable[]> {
  return sameAim(tx, intent, since).where('state', 'in', ['prompted', 'expired']).execute()
}

/** Whether an earlier request of the same phone for the same payee was paid after this one was made. */
export async function isPaidSince(
  tx: ReadTx,
  intent: IntentTable,
  since: Instant,
): Promise<boolean> {
  const paid = await sameAim(tx, intent, since).where('state', '=', 'paid').execute()
  if (paid.length === 0) return false
  const row = await tx
    .selectFrom('receipt')
    .select('receipt_id')
    .where('mutual_id', '=', intent.mutual_id)
    .where(
      'intent_id',
      'in',
      paid.map(({ intent_id }) => intent_id),
    )
    // Of the same moment, ids tell what came first.
    .where((eb) =>
      eb.or([
        eb('created_at', '>', intent.created_at),
        eb.and([eb('created_at', '=', intent.created_at), eb('receipt_id', '>', intent.intent_id)]),
      ]),
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

function sameAim(tx: ReadTx, intent: IntentTable, since: Instant) {
  const { number, association_code: association } = intent
  return tx
    .selectFrom('intent')
    .selectAll()
    .where('payer_phone', '=', intent.payer_phone)
    .where('mutual_id', '=', intent.mutual_id)
    .where((eb) =>
      number !== null ? eb('number', '=', number) : eb('association_code', '=', association),
    )
    .where('intent_id', '<>', intent.intent_id)
    .where('created_at', '<=', intent.created_at)
    .where('created_at', '>', since)
}
