import { type RawBuilder, sql } from 'kysely'
import { instant, type Instant } from '../core/dates.ts'
import type { Schema } from './schema.ts'
import type { Tx } from './store.ts'

/** Who has taken a row, and until when: a row that is not done by then is somebody else's. */
export type Lease = { readonly token: string; readonly until: Instant }

/** The tables whose rows are taken, and what names one of their rows. */
const KEYS = {
  inbox: ['carrier', 'message_id'],
  event: ['event_id'],
  intent: ['intent_id'],
  outbox: ['outbox_id'],
  job_lease: ['mutual_id'],
  operator_token: ['name'],
} as const

type Leased = keyof typeof KEYS

type Key<Table extends Leased> = Readonly<Record<(typeof KEYS)[Table][number], string>>

/** No lease is longer: one that ends later was taken by a clock that was ahead. */
const LONGEST_MS = 60 * 60 * 1000

/** A moment, and that after which no lease ends. */
export type LeaseTimes = { readonly now: Instant; readonly tooLate: Instant }

export function leaseTimes(now: Instant): LeaseTimes {
  return { now, tooLate: instant(now + LONGEST_MS) }
}

/** Nobody has the row, or whoever had it did not say in time how it went. */
export function isFree<Table extends Leased>(table: Table, { now, tooLate }: LeaseTimes) {
  const until = sql.ref(`${table}.lease_until`)
  return sql<boolean>`(${until} is null or ${until} <= ${now} or ${until} > ${tooLate})`
}

/**
 * Takes rows that were found by `skipLocked` in the same transaction, and returns them in the order
 * in which they were found. Two processes never take the same one: on PostgreSQL rows that are being
 * taken are left out, on SQLite writes come one by one. `also` is set beside the lease.
 */
export async function claim<Table extends Leased>(
  tx: Tx,
  table: Table,
  found: readonly Key<Table>[],
  { token, until }: Lease,
  also: RawBuilder<unknown> = sql``,
): Promise<Schema[Table][]> {
  if (found.length === 0) return []
  const keys: readonly (typeof KEYS)[Table][number][] = KEYS[table]
  const names = sql.join(keys.map((key) => sql.ref(key)))
  const values = sql.join(found.map((row) => sql`(${sql.join(keys.map((key) => row[key]))})`))
  const { rows } = await sql<Schema[Table]>`
    update ${sql.table(table)} set lease = ${token}, lease_until = ${until}${also}
    where (${names}) in (values ${values}) returning *`.execute(tx)
  const nameOf = (row: Key<Table>) => keys.map((key) => row[key]).join(' ')
  const byName = new Map(rows.map((row) => [nameOf(row as Key<Table>), row]))
  return found.flatMap((row) => byName.get(nameOf(row)) ?? [])
}

/** The row is still theirs who took it: nobody else writes what became of it. */
export function isHeld(token: string | null) {
  return token === null ? sql<boolean>`lease is null` : sql<boolean>`lease = ${token}`
}

export const NO_LEASE = { lease: null, lease_until: null } as const

/**
 * Gives back all that was taken. Only for the one process that writes, as it begins: whoever took it
 * was stopped or killed, and what had been handed to a network is found as taken and not done.
 */
export async function freeAll(tx: Tx): Promise<void> {
  const isTaken = sql<boolean>`lease is not null`
  await tx
    .updateTable('inbox')
    .set(NO_LEASE)
    .where('handled_at', 'is', null)
    .where(isTaken)
    .execute()
  await tx
    .updateTable('event')
    .set(NO_LEASE)
    .where('handled_at', 'is', null)
    .where(isTaken)
    .execute()
  await tx.updateTable('intent').set(NO_LEASE).where(isTaken).execute()
  await tx
    .updateTable('outbox')
    .set(NO_LEASE)
    .where(sql<boolean>`state in ('waiting', 'sending')`)
    .where(isTaken)
    .execute()
  await tx.deleteFrom('job_lease').execute()
  await tx.updateTable('operator_token').set(NO_LEASE).where(isTaken).execute()
}
