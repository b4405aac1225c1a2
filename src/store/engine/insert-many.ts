import { CompiledQuery, type Insertable } from 'kysely'
import { engineOf } from './engine-of.ts'
import type { Schema } from '../schema.ts'
import type { Tx } from '../store.ts'

/**
 * Rows in one statement: few enough for the engines' limits on values, and of few sizes, so that
 * there are few texts. Fewer rows than the smallest of these are one statement.
 */
const ROWS_PER_STATEMENT = [250, 100, 50, 25, 12] as const

/**
 * Inserts rows that all have the same fields. With `skip`, rows whose key is there already are left
 * out. The text of a statement is made once and used again: making it costs more than running it.
 */
export async function insertMany<Table extends keyof Schema>(
  tx: Tx,
  table: Table,
  rows: readonly Insertable<Schema[Table]>[],
  onClash: 'fail' | 'skip' = 'fail',
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}) as (keyof Insertable<Schema[Table]>)[]
  for (const some of statementsOf(rows)) {
    const query = insertOf(tx, table, some, onClash)
    const parameters: unknown[] = []
    for (const row of some) for (const column of columns) parameters.push(row[column])
    await tx.executeQuery({ ...query, parameters })
  }
}

/** Values cut into as many as statements take. */
export function* statementsOf<Value>(values: readonly Value[]): Generator<readonly Value[]> {
  let start = 0
  while (start < values.length) {
    const left = values.length - start
    const count = ROWS_PER_STATEMENT.find((size) => size <= left) ?? left
    yield values.slice(start, start + count)
    start += count
  }
}

const texts = new Map<string, CompiledQuery>()

function insertOf<Table extends keyof Schema>(
  tx: Tx,
  table: Table,
  rows: readonly Insertable<Schema[Table]>[],
  onClash: 'fail' | 'skip',
): CompiledQuery {
  const columns = Object.keys(rows[0] ?? {}).join()
  const key = `${engineOf(tx)} ${table} ${columns} ${rows.length} ${onClash}`
  const known = texts.get(key)
  if (known) return known
  const insert = tx.insertInto(table).values(rows)
  const query = onClash === 'skip' ? insert.onConflict((clash) => clash.doNothing()) : insert
  // The text alone: what it was made from would hold on to these rows.
  const text = CompiledQuery.raw(query.compile().sql)
  texts.set(key, text)
  return text
}
