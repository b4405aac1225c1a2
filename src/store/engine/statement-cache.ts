import type { Database, Statement } from 'better-sqlite3'

/** Prepared statements kept for each connection; our queries have some 200 texts. */
export const STATEMENTS_MAX = 1_000

export type StatementCache = {
  get(sql: string): Statement<unknown[]>
  size(): number
}

/** Prepares each text once and forgets the one not used for longest when there are too many. */
export function statementCache(db: Database, max: number = STATEMENTS_MAX): StatementCache {
  const statements = new Map<string, Statement<unknown[]>>()
  function get(sql: string): Statement<unknown[]> {
    const known = statements.get(sql)
    // Nothing is forgotten while there are few, so the order of use does not matter yet.
    if (known && statements.size < max / 2) return known
    const statement = known ?? db.prepare<unknown[]>(sql)
    // A map keeps the order of insertion, so its first key is the one not used for longest.
    statements.delete(sql)
    statements.set(sql, statement)
    if (statements.size > max) statements.delete(statements.keys().next().value as string)
    return statement
  }
  return { get, size: () => statements.size }
}
