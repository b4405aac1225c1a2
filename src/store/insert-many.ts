import type { CompiledQuery, Insertable } from 'kysely'
import type { Schema } from './schema.ts'
import type { Tx } from './store.ts'

/** Rows in one statement: few enough for the engines' limits on values, many enough to be fast. */
const ROWS_PER_STATEMENT = 100

/**
 * Inserts rows that all have the same fields. With `skip`, rows whose key is there already are left
 * out. The text of a full statement is made once and used again: making it costs more than
 * running it.
 */
export async function insertMany<Table extends keyof Schema>(
  tx: Tx,
  table: Table,
  rows: readonly Insertable<Schema[Table]>[],
  onClash: 'fail' | 'skip' = 'fail',
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}) as (keyof Insertable<Schema[Table]>)[]
  let full: CompiledQuery | null = null
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    const some = rows.slice(start, start + ROWS_PER_STATEMENT)
    const isFull = some.length === ROWS_PER_STATEMENT
    const query: CompiledQuery = isFull && full ? full : compiledInsert(tx, table, some, onClash)
    if (isFull) full = query
    const parameters = some.flatMap((row) => columns.map((column) => row[column]))
    await tx.executeQuery({ ...query, parameters })
  }
}

function compiledInsert<Table extends keyof Schema>(
  tx: Tx,
  table: Table,
  rows: readonly Insertable<Schema[Table]>[],
  onClash: 'fail' | 'skip',
): CompiledQuery {
  const insert = tx.insertInto(table).values(rows)
  const query = onClash === 'skip' ? insert.onConflict((clash) => clash.doNothing()) : insert
  return query.compile()
}
