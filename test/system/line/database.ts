import { execFileSync } from 'node:child_process'
import Database from 'better-sqlite3'

/** One query on the database, whoever has it. */
export type Query = (sql: string) => readonly Record<string, unknown>[]

/** The database file, read beside the service or after it has ended. */
export function reading<T>(path: string, look: (query: Query) => T): T {
  const db = new Database(path, { readonly: true, fileMustExist: true })
  try {
    return look((sql) => db.prepare(sql).all() as Record<string, unknown>[])
  } finally {
    db.close()
  }
}

/** The same of a database on PostgreSQL, by `psql`. */
function queryOf(url: string): Query {
  return (sql) => {
    const rows = `select coalesce(json_agg(row), '[]') from (${sql}) row`
    const args = [url, '-At', '-c', rows]
    return JSON.parse(execFileSync('psql', args, { encoding: 'utf8' })) as Record<string, unknown>[]
  }
}

/** Whether SQLite finds the file whole; `ok`. */
export function integrity(path: string): string {
  return reading(path, (query) =>
    String(Object.values(query('pragma integrity_check')[0] ?? {})[0]),
  )
}

/** Looks at the database of a URL. */
export type Look = <T>(look: (query: Query) => T) => T

export function lookAt(url: string): Look {
  if (url.startsWith('sqlite:')) return (look) => reading(url.slice('sqlite:'.length), look)
  return (look) => look(queryOf(url))
}
