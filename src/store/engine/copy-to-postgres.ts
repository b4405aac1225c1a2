import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type pg from 'pg'
import type { Instant } from '../../core/dates.ts'
import type { ReadTx, Store } from '../store.ts'
import { DatabaseRefusedError } from './errors.ts'
import { migrate } from './migrate.ts'
import { databaseOf } from './postgres-address.ts'
import { commit } from './postgres-commit.ts'
import { sqlState } from './postgres-retry.ts'
import { onServer } from './postgres-server.ts'
import { storeOn } from './postgres-store.ts'

/** Rows that are read and written at once: little memory, and few statements. */
const PAGE_ROWS = 2_000

/** Each engine's own: the migrations have other texts there. */
const NOT_COPIED = 'schema_migration'

/** A text with U+0000, which PostgreSQL does not take. */
const NO_TEXT = '22021'

type Copying = {
  readonly now: Instant
  /** Looks through what was copied, before it counts; what is wrong with it, or null. */
  readonly check: (copy: Store) => Promise<string | null>
  /** Is told how far it is. */
  readonly tell: (table: string, rows: number) => void
}

type Table = {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly type: string }[]
}

/**
 * Copies a whole SQLite database, that nobody writes to meanwhile, into an empty PostgreSQL database,
 * in one transaction: all of it or nothing. Before it counts every row is read back and compared,
 * and `check` looks it through. Returns how many rows there are. Throws `DatabaseRefusedError` when the
 * target is not empty, or the copy not what it is a copy of.
 */
export async function copyToPostgres(
  source: Store,
  url: string,
  { now, check, tell }: Copying,
): Promise<number> {
  return onServer(url, async (client) => {
    await client.query('begin isolation level read committed')
    await requireEmpty(client, databaseOf(url))
    const copy = storeOn(client)
    await migrate(copy, now)
    const tables = await tablesInOrder(client)
    const rows = await source.read(async (tx) => {
      await requireSame(tx, tables)
      // They guard what the service writes from now on; what was written before is copied as it is.
      await forEach(tables, ({ name }) =>
        client.query(`alter table "${name}" disable trigger user`),
      )
      let copied = 0
      for (const table of tables) copied += await copyTable(tx, client, table, tell)
      await forEach(tables, ({ name }) => client.query(`alter table "${name}" enable trigger user`))
      return copied
    })
    const why = await check(copy)
    if (why !== null) throw new DatabaseRefusedError(`nothing was copied: ${why}`)
    await client.query('analyze')
    await commit(client)
    return rows
  })
}

async function forEach(
  tables: readonly Table[],
  act: (table: Table) => Promise<unknown>,
): Promise<void> {
  for (const table of tables) await act(table)
}

async function requireEmpty(client: pg.ClientBase, database: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class
      where relnamespace = current_schema()::regnamespace order by relname limit 1`,
  )
  const [first] = rows
  if (!first) return
  throw new DatabaseRefusedError(
    `nothing was copied: the database ${database} is not empty, it has ${first.name}; make a new one`,
  )
}

/** Our tables, each after those that its rows refer to. */
async function tablesInOrder(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; column: string; type: string }>(
    `select table_name as name, column_name as column, data_type as type
       from information_schema.columns where table_schema = current_schema()
      order by table_name, ordinal_position`,
  )
  const columns = new Map<string, Table['columns'][number][]>()
  for (const { name, column, type } of rows) {
    columns.set(name, [...(columns.get(name) ?? []), { name: column, type }])
  }
  const refers = await references(client)
  const sorted: Table[] = []
  const seen = new Set([NOT_COPIED])
  const add = (name: string): void => {
    if (seen.has(name)) return
    seen.add(name)
    for (const parent of refers.get(name) ?? []) add(parent)
    sorted.push({ name, columns: columns.get(name) ?? [] })
  }
  for (const name of columns.keys()) add(name)
  return sorted
}

async function references(client: pg.ClientBase): Promise<Map<string, string[]>> {
  const { rows } = await client.query<{ child: string; parent: string }>(
    `select child.relname as child, parent.relname as parent
       from pg_constraint
       join pg_class child on child.oid = conrelid
       join pg_class parent on parent.oid = confrelid
      where contype = 'f' and connamespace = current_schema()::regnamespace`,
  )
  const refers = new Map<string, string[]>()
  for (const { child, parent } of rows) refers.set(child, [...(refers.get(child) ?? []), parent])
  return refers
}

/** Both engines have the same tables; one that has others was changed by hand. */
async function requireSame(tx: ReadTx, tables: readonly Table[]): Promise<void> {
  const { rows } = await sql<{ name: string; column: string }>`
    select t.name as name, c.name as "column" from sqlite_schema t, pragma_table_info(t.name) c
     where t.type = 'table' and t.name not like 'sqlite\\_%' escape '\\'
       and t.name <> ${NOT_COPIED}`.execute(tx)
  const there = new Set(rows.map(({ name, column }) => `${name}.${column}`))
  const here = tables.flatMap(({ name, columns }) => columns.map((one) => `${name}.${one.name}`))
  const other = here.find((one) => !there.delete(one)) ?? [...there][0]
  if (other === undefined) return
  throw new DatabaseRefusedError(`nothing was copied: only one of the databases has ${other}`)
}

async function copyTable(
  tx: ReadTx,
  client: pg.ClientBase,
  table: Table,
  tell: Copying['tell'],
): Promise<number> {
  const insert = insertOf(table)
  const given = fingerprint()
  for await (const rows of pagesOf(tx, table)) {
    const values = table.columns.map(({ name }) => rows.map((row) => row[name]))
    await client.query(insert, values).catch((error: unknown) => {
      throw refusedRow(table, error)
    })
    for (const row of rows) given.add(table.columns.map(({ name }) => row[name]))
    tell(table.name, given.count())
  }
  const got = fingerprint()
  for await (const rows of rowsOf(client, table)) for (const row of rows) got.add(row)
  if (got.text() !== given.text()) {
    throw new DatabaseRefusedError(
      `nothing was copied: ${table.name} has ${given.count()} rows and came out as ` +
        `${got.count()}, or other ones`,
    )
  }
  return given.count()
}

type Row = Record<string, unknown>

async function* pagesOf(tx: ReadTx, { name, columns }: Table): AsyncGenerator<readonly Row[]> {
  const list = sql.join(columns.map((column): RawBuilder<unknown> => sql.ref(column.name)))
  let after = 0
  for (;;) {
    const { rows } = await sql<Row & { row_place: number }>`
      select rowid as row_place, ${list} from ${sql.table(name)}
       where rowid > ${after} order by rowid limit ${PAGE_ROWS}`.execute(tx)
    if (rows.length === 0) return
    yield rows
    after = rows.at(-1)?.row_place ?? after
  }
}

async function* rowsOf(client: pg.ClientBase, { name, columns }: Table) {
  const list = columns.map((column) => `"${column.name}"`).join()
  await client.query(`declare copied no scroll cursor for select ${list} from "${name}"`)
  for (;;) {
    const { rows } = await client.query<unknown[]>({
      text: `fetch ${PAGE_ROWS} from copied`,
      rowMode: 'array',
    })
    if (rows.length === 0) break
    yield rows
  }
  await client.query('close copied')
}

function insertOf({ name, columns }: Table): string {
  const list = columns.map((column) => `"${column.name}"`).join()
  const arrays = columns.map(({ type }, at) => `$${at + 1}::${type}[]`).join()
  return `insert into "${name}" (${list}) select * from unnest(${arrays})`
}

/** What rows are, whatever their order: the sum of a number for each of them. */
function fingerprint() {
  let sum = 0n
  let count = 0
  return {
    add: (values: readonly unknown[]) => {
      const hash = createHash('sha256').update(JSON.stringify(values)).digest()
      sum = BigInt.asUintN(64, sum + hash.readBigUInt64LE())
      count += 1
    },
    count: () => count,
    text: () => `${count} ${sum}`,
  }
}

function refusedRow({ name }: Table, error: unknown): unknown {
  if (sqlState(error) !== NO_TEXT) return error
  const why = 'a text has a character that PostgreSQL does not take'
  return new DatabaseRefusedError(`nothing was copied: ${name}: ${why}`, { cause: error })
}
