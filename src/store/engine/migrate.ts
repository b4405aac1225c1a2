import { sql } from 'kysely'
import type { Instant } from '../../core/dates.ts'
import { PACKAGE_FOLDER } from '../../package-files.ts'
import { lockMigrations } from './dialect.ts'
import { DatabaseRefusedError } from './errors.ts'
import { type Migration, readMigrations } from './migration-files.ts'
import type { ReadTx, Store, Tx } from '../store.ts'

const FOLDER = new URL('migrations/', PACKAGE_FOLDER)

type Applied = { version: number; name: string; sha256: string; applied_at: number }
type Tables = { schema_migration: Applied }

/**
 * Brings the database to this version, all in one transaction, and returns the names of the
 * migrations it ran. Twice is the same as once, also at the same time. Throws
 * `DatabaseRefusedError` for a database of a later version or with a different past.
 */
export async function migrate(store: Store, now: Instant, folder: URL = FOLDER): Promise<string[]> {
  const known = readMigrations(folder, store.engine)
  return store.write(async (tx) => {
    await lockMigrations(tx)
    await createTable(tx)
    const pending = pendingOf(known, await appliedOf(tx))
    for (const migration of pending) await run(tx, migration, now)
    return pending.map((migration) => migration.name)
  })
}

/** Throws `DatabaseRefusedError` unless the database is of this version. For those who only read. */
export async function requireMigrated(store: Store, folder: URL = FOLDER): Promise<void> {
  const pending = await pendingMigrations(store, folder)
  if (pending.length === 0) return
  const newest = readMigrations(folder, store.engine).at(-1)?.version ?? 0
  throw new DatabaseRefusedError(
    `the database is of an earlier version (${newest - pending.length}, this program is of ` +
      `${newest}): run \`mutual-line migrate\``,
  )
}

/**
 * The names of the migrations that a database lacks. Throws `DatabaseRefusedError` for one of a later
 * version or with a different past.
 */
export async function pendingMigrations(store: Store, folder: URL = FOLDER): Promise<string[]> {
  const known = readMigrations(folder, store.engine)
  const pending = await store.read(async (tx) =>
    pendingOf(known, (await hasTable(tx, store.engine)) ? await appliedOf(tx) : []),
  )
  return pending.map(({ name }) => name)
}

function pendingOf(known: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const newest = known.at(-1)?.version ?? 0
  for (const past of applied) {
    const migration = known.find(({ version }) => version === past.version)
    if (past.version > newest) {
      throw new DatabaseRefusedError(
        `the database is of a later version (${past.version}, this program knows ${newest})`,
      )
    }
    if (migration?.sha256 !== past.sha256) {
      throw new DatabaseRefusedError(
        `migration ${past.name} is not the one this database has run: it was made by another program, ` +
          'or before the first schema was settled; start with a new database',
      )
    }
  }
  return known.filter(({ version }) => !applied.some((past) => past.version === version))
}

async function createTable(tx: Tx): Promise<void> {
  await tx.schema
    .createTable('schema_migration')
    .ifNotExists()
    .addColumn('version', 'integer', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('applied_at', 'bigint', (column) => column.notNull())
    .execute()
}

async function hasTable(tx: ReadTx, engine: Store['engine']): Promise<boolean> {
  const { rows } =
    engine === 'sqlite'
      ? await sql`select 1 from sqlite_schema where name = 'schema_migration'`.execute(tx)
      : await sql`select 1 where to_regclass('schema_migration') is not null`.execute(tx)
  return rows.length > 0
}

async function appliedOf(tx: ReadTx): Promise<Applied[]> {
  const tables = tx.withTables<Tables>()
  return tables.selectFrom('schema_migration').selectAll().orderBy('version').execute()
}

async function run(tx: Tx, migration: Migration, now: Instant): Promise<void> {
  await sql.raw(migration.script).execute(tx)
  const { version, name, sha256 } = migration
  await tx
    .withTables<Tables>()
    .insertInto('schema_migration')
    .values({ version, name, sha256, applied_at: now })
    .execute()
}
