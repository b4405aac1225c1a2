import { type ExpressionBuilder, type Insertable, sql } from 'kysely'
import type { Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { skipLocked } from '../engine/dialect.ts'
import { prepared, preparedForMany } from '../engine/prepared.ts'
import { claim, isFree, isHeld, type Lease, leaseTimes, NO_LEASE } from '../lease.ts'
import type { IntentTable } from '../tables/payments.ts'
import type { Schema } from '../schema.ts'
import type { ReadTx, Tx } from '../store.ts'
import { isOfWallet, type WalletChoice } from './of-wallet.ts'

export async function insertIntent(tx: Tx, intent: Insertable<IntentTable>): Promise<void> {
  await newIntent(tx, intent)
}

const newIntent = prepared((db, intent: Insertable<IntentTable>) =>
  db.insertInto('intent').values(intent),
)

/** An intent by its id alone, as operators send it back: ids are unique across mutuals. */
export async function findIntent(tx: ReadTx, intentId: string): Promise<IntentTable | undefined> {
  const [intent] = await intentOfId(tx, { intentId })
  return intent
}

const intentOfId = prepared((db, of: { intentId: string }) =>
  db.selectFrom('intent').selectAll().where('intent_id', '=', of.intentId),
)

/** An intent by the operator's own reference of it; undefined where the operator gave none such. */
export async function findIntentOfRef(
  tx: ReadTx,
  wallet: string,
  operatorRef: string,
): Promise<IntentTable | undefined> {
  return tx
    .selectFrom('intent')
    .selectAll()
    .where('operator_ref', '=', operatorRef)
    .where('wallet', '=', wallet)
    .executeTakeFirst()
}

/** The mutuals of these intents; an id that is none of ours is not in it. */
export async function mutualsOfIntents(
  tx: ReadTx,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await intentsNamed(tx, {}, ids)
  return new Map(rows.map((row) => [row.intent_id, row.mutual_id]))
}

const intentsNamed = preparedForMany((db, _of: object, ids: readonly string[]) =>
  db.selectFrom('intent').select(['intent_id', 'mutual_id']).where('intent_id', 'in', ids),
)

/**
 * Moves an intent to a state, unless it is paid: success is absorbing (R20). Returns whether it
 * moved.
 */
export async function moveIntent(
  tx: Tx,
  intentId: string,
  change: Partial<Pick<IntentTable, 'state' | 'reason' | 'asked_at' | 'ask_at'>>,
): Promise<boolean> {
  // What the operator has decided is not asked about.
  const isDecided = change.state === 'paid' || change.state === 'failed'
  const row = await tx
    .updateTable('intent')
    .set({ ...change, ...(isDecided && { ask_at: null }) })
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

/** Due for a question, or over: then whoever waits is told. */
function isDue(eb: ExpressionBuilder<Schema, 'intent'>, now: Instant) {
  const isOver = eb.and([isUnanswered, eb('confirmed_at', 'is', null), eb('expires_at', '<=', now)])
  return eb.and([isFree('intent', leaseTimes(now)), eb.or([eb('ask_at', '<=', now), isOver])])
}

/** How many are to be asked about, and since when the first of them is. */
export async function waitingQuestions(
  tx: ReadTx,
  now: Instant,
): Promise<{ readonly count: number; readonly since: Instant | null }> {
  const row = await tx
    .selectFrom('intent')
    .select((eb) => [
      eb.fn.countAll().as('count'),
      sql<Instant | null>`min(case when ask_at <= ${now} then ask_at else expires_at end)`.as(
        'since',
      ),
    ])
    .where((eb) => isDue(eb, now))
    .executeTakeFirstOrThrow()
  return { count: Number(row.count), since: row.since }
}

/**
 * Takes intents of a wallet that nobody has answered: those whose time for a question has come, and
 * those whose prompt is over. When the next question is due is noted as they are taken, so that an
 * answer that settles nothing is not asked for again at once.
 */
export async function claimUnanswered(
  tx: Tx,
  now: Instant,
  lease: Lease,
  limit: number,
  wallet: WalletChoice = [],
): Promise<IntentTable[]> {
  const found = tx
    .selectFrom('intent')
    .select('intent_id')
    .where((eb) => isDue(eb, now))
    .where(isOfWallet('intent.wallet', wallet))
    .orderBy('expires_at')
    .orderBy('intent_id')
    .limit(limit)
  const rows = await skipLocked(tx, found).execute()
  const next = sql`case when created_at <= ${now - ASK_FOR_MS} then null
    when ask_at > ${now} then ask_at else ${now} + ${distance} end`
  const also = sql`, asked_at = ${now}, questions = questions + 1, ask_at = ${next}`
  return claim(tx, 'intent', rows, lease, also)
}

/** So long after it was made the operator is asked about a silent request for the first time. */
export const ASK_FIRST_MS = 30 * 1000

/** Nobody asks any more after so long: the operator's statement has the last word. */
const ASK_FOR_MS = 48 * 60 * 60 * 1000

/** From one question to the next, by how many there were before: the distance grows. */
const distance = sql`cast(case when questions < 5 then 30000 when questions < 14 then 60000
  when questions < 20 then 600000 else 3600000 end as bigint)`

/** Ends the lease of an intent. False when it is not theirs any more who took it. */
export async function releaseIntent(
  tx: Tx,
  { intent_id: id, lease }: Pick<IntentTable, 'intent_id' | 'lease'>,
): Promise<boolean> {
  const row = await tx
    .updateTable('intent')
    .set(NO_LEASE)
    .where('intent_id', '=', id)
    .where(isHeld(lease))
    .returning('intent_id')
    .executeTakeFirst()
  return row !== undefined
}

/** The newest request to a phone for one member, or for one association, that nobody has answered. */
export async function unansweredIntent(
  tx: ReadTx,
  phone: PhoneNumber,
  aim: {
    readonly mutual: string
    readonly number: MemberNumber | null
    readonly association: string | null
  },
): Promise<IntentTable | null> {
  const { mutual, number, association } = aim
  const open =
    number === null
      ? await unansweredOfAssociation(tx, { phone, mutual, association })
      : await unansweredOfMember(tx, { phone, mutual, number })
  return open.toSorted(newestFirst)[0] ?? null
}

function newestFirst(a: IntentTable, b: IntentTable): number {
  return b.created_at - a.created_at || (b.intent_id < a.intent_id ? -1 : 1)
}

type OfPhone = { readonly phone: PhoneNumber; readonly mutual: string }

const unansweredOfMember = prepared((db, of: OfPhone & { number: MemberNumber }) =>
  unanswered(db, of).where(isFor(of.number, null)),
)

const unansweredOfAssociation = prepared((db, of: OfPhone & { association: string | null }) =>
  unanswered(db, of).where(isFor(null, of.association)),
)

/** In no order: in that of time, SQLite would go through all that the phone was ever asked for. */
function unanswered(db: ReadTx, of: OfPhone) {
  return db
    .selectFrom('intent')
    .selectAll()
    .where('payer_phone', '=', of.phone)
    .where('mutual_id', '=', of.mutual)
    .where(isUnanswered)
}

/** Requests of the same phone for the same payee since `since` that the operator may know more of. */
export async function earlierIntents(
  tx: ReadTx,
  intent: IntentTable,
  since: Instant,
): Promise<IntentTable[]> {
  return sameAim(tx, intent, since).where('state', 'in', ['prompted', 'expired']).execute()
}

/**
 * Whether an earlier request of the same phone for the same payee was paid after this one was made.
 * Of an association's, one that is for other members altogether says nothing about this one.
 */
export async function isPaidSince(
  tx: ReadTx,
  intent: IntentTable,
  since: Instant,
): Promise<boolean> {
  const paid = await forTheSame(
    tx,
    intent,
    await sameAim(tx, intent, since).where('state', '=', 'paid').execute(),
  )
  if (paid.length === 0) return false
  const row = await tx
    .selectFrom('receipt')
    .select('receipt_id')
    .where('mutual_id', '=', intent.mutual_id)
    .where('intent_id', 'in', paid)
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

/** Those of some requests that are for a member whom this one is for as well. */
async function forTheSame(
  tx: ReadTx,
  { mutual_id: mutualId, intent_id: intentId, number }: IntentTable,
  others: readonly IntentTable[],
): Promise<string[]> {
  const ids = others.map((other) => other.intent_id)
  if (number !== null || ids.length === 0) return ids
  const rows = await tx
    .selectFrom('intent_part')
    .select('intent_id')
    .distinct()
    .where('mutual_id', '=', mutualId)
    .where('intent_id', 'in', ids)
    .where('number', 'in', (eb) =>
      eb
        .selectFrom('intent_part')
        .select('number')
        .where('mutual_id', '=', mutualId)
        .where('intent_id', '=', intentId),
    )
    .execute()
  return rows.map((row) => row.intent_id)
}

function sameAim(tx: ReadTx, intent: IntentTable, since: Instant) {
  const { number, association_code: association } = intent
  return tx
    .selectFrom('intent')
    .selectAll()
    .where('payer_phone', '=', intent.payer_phone)
    .where('mutual_id', '=', intent.mutual_id)
    .where(isFor(number, association))
    .where('intent_id', '<>', intent.intent_id)
    .where('created_at', '<=', intent.created_at)
    .where('created_at', '>', since)
}

function isFor(number: MemberNumber | null, association: string | null) {
  return ({ eb }: ExpressionBuilder<Schema, 'intent'>) =>
    number !== null ? eb('number', '=', number) : eb('association_code', '=', association)
}
