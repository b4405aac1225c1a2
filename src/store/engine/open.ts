import { writeSync } from 'node:fs'
import type { Store } from '../store.ts'
import { closeWhenIdle } from './closing.ts'
import { damageText } from './damage.ts'
import { DatabaseRefusedError } from './errors.ts'
import type { Connections } from './postgres-connections.ts'
import { openPostgresStore } from './postgres-store.ts'
import { openSqliteStore } from './sqlite-store.ts'

export type StoreOptions = {
  /** For commands that read beside a running service: nothing is made or written. */
  readonly readOnly?: boolean
  /**
   * SQLite: called with an error that leaves open what the file holds (`SQLITE_IOERR`,
   * `SQLITE_CORRUPT`, `SQLITE_NOTADB`). The default says on standard error what to do, and ends the
   * process with code 70.
   */
  readonly onFatal?: (error: unknown) => void
  /** PostgreSQL: connections at once, 10 by default. */
  readonly poolSize?: number
  /** PostgreSQL: false to measure against; works of one mutual do not share a transaction then. */
  readonly grouped?: boolean
  /** PostgreSQL: so long a server that is not there yet is waited for; by default not at all. */
  readonly waitMs?: number
  /** PostgreSQL: connections that stay open when the store is closed; by default it has its own. */
  readonly pool?: Connections
}

/** The exit code for a fault of the machine (`EX_SOFTWARE` of sysexits). */
export const EXIT_FATAL = 70

/**
 * Opens the database of `sqlite:PATH` or `postgres://…`. It changes no table: see `migrate`.
 * Throws `DatabaseRefusedError`, with one line for the operator, when it cannot be used.
 */
export async function openStore(databaseUrl: string, options: StoreOptions = {}): Promise<Store> {
  const readOnly = options.readOnly ?? false
  const path = sqlitePath(databaseUrl)
  if (path !== null) {
    const onFatal = options.onFatal ?? endProcess
    return closeWhenIdle(openSqliteStore(path, { readOnly, onFatal }))
  }
  if (/^postgres(ql)?:\/\//.test(databaseUrl)) {
    const { poolSize, grouped, pool, waitMs } = options
    const given = { readOnly, poolSize, grouped, pool, waitMs }
    const store = await openPostgresStore(databaseUrl, given)
    return closeWhenIdle(store)
  }
  throw new DatabaseRefusedError('a database URL begins with sqlite: or postgres://')
}

function endProcess(error: unknown): void {
  // At once, since nothing that is buffered is written any more.
  writeSync(process.stderr.fd, `${damageText(error)}\n`)
  process.exit(EXIT_FATAL)
}

/** The file of a `sqlite:` URL, null for another kind. */
export function sqlitePath(databaseUrl: string): string | null {
  if (!databaseUrl.startsWith('sqlite:')) return null
  const path = databaseUrl.slice('sqlite:'.length)
  if (path === '' || path.startsWith(':')) {
    throw new DatabaseRefusedError('a sqlite: URL names a file: sqlite:data/mutual-line.db')
  }
  return path
}
