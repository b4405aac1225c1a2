/** What differs between the engines for those who write queries. Nothing outside asks the engine. */
import type { SelectQueryBuilder } from 'kysely'
import { sql } from 'kysely'
import type { MemberNumber } from '../../core/member-number.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { Schema } from '../schema.ts'
import type { ReadTx, Store, Tx } from '../store.ts'
import { engineOf } from './engine-of.ts'
import { prepared } from './prepared.ts'
import { lockOnce } from './session.ts'

/**
 * Makes other writes about this household wait until this one has ended. It comes before every
 * decision about a household: decisions rest on rows that may be absent, which nothing else locks.
 * SQLite has one writer, so there it does nothing. A number that does not exist locks nothing.
 */
export async function lockHousehold(tx: Tx, mutualId: string, number: MemberNumber): Promise<void> {
  if (engineOf(tx) === 'sqlite') return
  const of = { mutualId, number }
  await lockOnce(tx, `household ${mutualId} ${number}`, () => memberToLock(tx, of))
}

const memberToLock = prepared((db, of: { mutualId: string; number: MemberNumber }) =>
  db
    .selectFrom('member')
    .select('number')
    .where('mutual_id', '=', of.mutualId)
    .where('number', '=', of.number)
    // Not FOR UPDATE: rows that refer to this one may be added meanwhile without waiting.
    .forNoKeyUpdate(),
)

/** The same for several, in the order of their numbers, so that nobody waits for one another. */
export async function lockHouseholds(
  tx: Tx,
  mutualId: string,
  numbers: readonly MemberNumber[],
): Promise<void> {
  if (engineOf(tx) === 'sqlite' || numbers.length === 0) return
  await tx
    .selectFrom('member')
    .select('number')
    .where('mutual_id', '=', mutualId)
    .where(sql<boolean>`number = any(${numbers})`)
    // Rows are locked in the order in which they come out of the sort.
    .orderBy('number')
    .forNoKeyUpdate()
    .execute()
}

/** Makes other requests for money of this association wait, as `lockHousehold` those of a member. */
export async function lockAssociation(tx: Tx, mutualId: string, code: string): Promise<void> {
  if (engineOf(tx) === 'sqlite') return
  await tx
    .selectFrom('association')
    .select('association_code')
    .where('mutual_id', '=', mutualId)
    .where('association_code', '=', code)
    .forNoKeyUpdate()
    .execute()
}

/**
 * Makes other postings of this mutual wait, from its first one on: the lock is on the mutual,
 * because before the first journal there is no chain to lock. Comes after `lockHousehold`.
 */
export async function lockMutualChain(tx: Tx, mutualId: string): Promise<void> {
  if (engineOf(tx) === 'sqlite') return
  await lockOnce(tx, chainLock(mutualId), () => mutualToLock(tx, { mutualId }))
}

/** What a transaction that has locked a mutual's chain calls this lock. */
export function chainLock(mutualId: string): string {
  return `chain ${mutualId}`
}

const mutualToLock = prepared((db, of: { mutualId: string }) =>
  db.selectFrom('mutual').select('mutual_id').where('mutual_id', '=', of.mutualId).forNoKeyUpdate(),
)

/**
 * Makes other requests of the same call wait, so that one that a carrier repeats finds what it did
 * before. The first request of a call locks nothing: it asks for nothing either.
 */
export async function lockDialog(tx: Tx, carrier: string, sessionId: string): Promise<void> {
  if (engineOf(tx) === 'sqlite') return
  await tx
    .selectFrom('dialog')
    .select('session_id')
    .where('carrier', '=', carrier)
    .where('session_id', '=', sessionId)
    .forNoKeyUpdate()
    .execute()
}

/**
 * Lets what comes from a phone that works for a mutual and the closing of that phone happen one after
 * the other: turns and messages share the lock, a closing has it alone. It comes before every other
 * lock but the call's own. SQLite has one writer, so there it does nothing.
 */
export async function lockPhone(
  tx: Tx,
  phone: PhoneNumber,
  how: 'shared' | 'alone',
): Promise<void> {
  if (engineOf(tx) === 'sqlite') return
  const key = sql`hashtextextended(${`phone ${phone}`}, 0)`
  await (
    how === 'alone'
      ? sql`select pg_advisory_xact_lock(${key})`
      : sql`select pg_advisory_xact_lock_shared(${key})`
  ).execute(tx)
}

/** Locks the rows that `query` finds and leaves out those another process holds (outbox claims). */
export function skipLocked<Tables extends keyof Schema, Row>(
  tx: ReadTx,
  query: SelectQueryBuilder<Schema, Tables, Row>,
): SelectQueryBuilder<Schema, Tables, Row> {
  return engineOf(tx) === 'sqlite' ? query : query.forUpdate().skipLocked()
}

/** Lets one migrator in at a time, for as long as it takes; the lock goes with the transaction. */
export async function lockMigrations(tx: Tx): Promise<void> {
  if (engineOf(tx) === 'sqlite') return
  await sql`set local statement_timeout = 0`.execute(tx)
  await sql`set local lock_timeout = 0`.execute(tx)
  await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(tx)
}

/** Any number that nobody else takes for an advisory lock in this database. */
const MIGRATION_LOCK = 7_264_001

/**
 * A migration as an engine runs it: `{{i64}}` and `{{strict}}`, and `{{append_only TABLE}}` for what
 * refuses each change of a row. Throws for anything else in double braces.
 */
export function fillTemplate(template: string, engine: Store['engine']): string {
  return template.replace(/\{\{(\w+)(?: (\w+))?\}\}/g, (_, token: string, table: string = '') => {
    const filled = TOKENS[engine][token]?.(table)
    if (filled === undefined) throw new Error(`a migration has an unknown token: ${token}`)
    return filled
  })
}

const TOKENS: Record<Store['engine'], Record<string, (table: string) => string>> = {
  sqlite: {
    i64: () => 'integer',
    strict: () => ' strict',
    // REPLACE fires them too, since every connection sets recursive_triggers.
    append_only: (table) =>
      ['update', 'delete']
        .map(
          (act) =>
            `create trigger ${table}_no_${act} before ${act} on ${table} ` +
            `begin select raise(abort, '${table} is append-only'); end;`,
        )
        .join('\n'),
  },
  postgres: {
    i64: () => 'bigint',
    strict: () => '',
    append_only: (table) =>
      `create trigger ${table}_no_change before update or delete or truncate on ${table} ` +
      `for each statement execute function refuse_change();`,
  },
}
