import type { Database, Statement } from 'better-sqlite3'

/** Prepared statements kept for each connection; our queries have some 200 texts. */
const STATEMENTS_MAX = 1_000

/** A statement, and the names of the columns of its rows, which it gives as lists. */
type Prepared = {
  readonly statement: Statement<unknown[]>
  readonly names: readonly string[]
}

export type StatementCache = {
  get(sql: string): Prepared
  size(): number
}

/** Prepares each text once and forgets the one not used for longest when there are too many. */
export function statementCache(db: Database, max: number = STATEMENTS_MAX): StatementCache {
  const statements = new Map<string, Prepared>()
  function get(sql: string): Prepared {
    const known = statements.get(sql)
    // Nothing is forgotten while there are few, so the order of use does not matter yet.
    if (known && statements.size < max / 2) return known
    const statement = known ?? prepare(db, sql)
    // A map keeps the order of insertion, so its first key is the one not used for longest.
    statements.delete(sql)
    statements.set(sql, statement)
    if (statements.size > max) statements.delete(statements.keys().next().value as string)
    return statement
  }
  return { get, size: () => statements.size }
}

function prepare(db: Database, sql: string): Prepared {
  const statement = db.prepare<unknown[]>(sql)
  if (!statement.reader) return { statement, names: [] }
  return { statement: statement.raw(), names: statement.columns().map(({ name }) => name) }
}
