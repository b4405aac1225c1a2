import { statSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { CompiledQuery, QueryResult } from 'kysely'
import { invariant } from '../../core/invariant.ts'
import { damageText, isFatal } from './damage.ts'
import { DatabaseRefusedError } from './errors.ts'
import { rowsOf, toBound } from './sqlite-values.ts'
import { type StatementCache, statementCache } from './statement-cache.ts'

/** Before this version a checkpoint could overwrite frames of a restarted log. */
const OLDEST_VERSION = [3, 51, 3] as const

/** How long to wait for a lock nobody should hold: there is one writing process. */
const BUSY_TIMEOUT_MS = 5_000

/** Past this size the log file is cut back when it is started afresh. */
const LOG_SIZE_LIMIT_BYTES = 64 * 1024 * 1024

/**
 * Pages that a connection keeps, in memory it takes only as it needs them. With the 2 MB that are
 * the default, every turn of a call reads the pages of a household from the file again. Turns are
 * on the connection that writes; the others, of which there may be several, go through registers
 * from end to end, of which nothing is read again.
 */
const WRITER_CACHE_KIB = 64 * 1024
const READER_CACHE_KIB = 16 * 1024

const PRAGMAS = {
  synchronous: 2,
  foreign_keys: 1,
  recursive_triggers: 1,
  trusted_schema: 0,
  cell_size_check: 1,
  busy_timeout: BUSY_TIMEOUT_MS,
  // The writer checkpoints between groups, so that nobody's commit waits for it.
  wal_autocheckpoint: 0,
  journal_size_limit: LOG_SIZE_LIMIT_BYTES,
} as const

export type SqliteConnection = {
  readonly db: Database.Database
  readonly statements: StatementCache
  /** Runs one query. Errors that make the process unfit go to `onFatal` first. */
  readonly run: (query: Pick<CompiledQuery, 'sql' | 'parameters'>) => QueryResult<unknown>
  /** Runs a statement without parameters and rows: `begin`, `commit`. */
  readonly command: (sql: string) => void
}

type SqliteOptions = {
  readonly readOnly: boolean
  readonly onFatal: (error: unknown) => void
}

/** Opens a database file with our pragmas, and refuses it when one of them does not hold. */
export function openSqlite(path: string, options: SqliteOptions): SqliteConnection {
  let db: Database.Database | null = null
  try {
    refuseNoDatabase(path, options.readOnly)
    db = new Database(path, { readonly: options.readOnly, fileMustExist: options.readOnly })
    prepareDatabase(db, options.readOnly)
    return connect(db, options.onFatal)
  } catch (error) {
    db?.close()
    if (error instanceof DatabaseRefusedError) throw error
    const message = error instanceof Error ? error.message : String(error)
    const why = isFatal(error) ? damageText(error) : message
    throw new DatabaseRefusedError(`cannot open the database ${path}: ${why}`, { cause: error })
  }
}

function connect(db: Database.Database, onFatal: (error: unknown) => void): SqliteConnection {
  const statements = statementCache(db)
  const watch = <Result>(act: () => Result): Result => {
    try {
      return act()
    } catch (error) {
      if (isFatal(error)) onFatal(error)
      throw error
    }
  }
  return {
    db,
    statements,
    run: (query) => watch(() => runQuery(db, statements, query)),
    command: (text) => watch(() => void statements.get(text).statement.run()),
  }
}

function runQuery(
  db: Database.Database,
  statements: StatementCache,
  { sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>,
): QueryResult<unknown> {
  if (parameters.length === 0 && isScript(sql)) {
    db.exec(sql)
    return { rows: [] }
  }
  const { statement, names } = statements.get(sql)
  const bound = parameters.map(toBound)
  if (statement.reader) return { rows: rowsOf(names, statement.all(bound) as unknown[][]) }
  return { rows: [], numAffectedRows: BigInt(statement.run(bound).changes) }
}

/** Migrations are scripts of several statements, which cannot be prepared as one. */
function isScript(sql: string): boolean {
  return sql.includes(';\n')
}

function prepareDatabase(db: Database.Database, readOnly: boolean): void {
  refuseOldVersion(db)
  if (!readOnly) db.pragma('journal_mode = wal')
  // Before the first page is read, a pragma may show what the connection will not do.
  db.prepare('select count(*) from sqlite_schema').get()
  // A negative number is in KiB.
  const cache = { cache_size: readOnly ? -READER_CACHE_KIB : -WRITER_CACHE_KIB }
  for (const [name, value] of Object.entries({ ...PRAGMAS, ...cache })) {
    db.pragma(`${name} = ${value}`)
    refuseUnless(name, value, db.pragma(name, { simple: true }))
  }
  refuseUnless('journal_mode', 'wal', db.pragma('journal_mode', { simple: true }))
}

/** Says what an operator can put right, where SQLite says only what it stumbled over. */
function refuseNoDatabase(path: string, readOnly: boolean): void {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found?.isDirectory()) {
    throw new DatabaseRefusedError(`${path} is a folder: DATABASE_URL names a file in it`)
  }
  if (readOnly && !found?.size) {
    const how = 'DATABASE_URL says where it is, npm start or mutual-line migrate makes one'
    throw new DatabaseRefusedError(`there is no database ${path}: ${how}`)
  }
}

function refuseUnless(name: string, wanted: unknown, found: unknown): void {
  if (found === wanted) return
  throw new DatabaseRefusedError(`SQLite keeps ${name} at ${String(found)}, not ${String(wanted)}`)
}

function refuseOldVersion(db: Database.Database): void {
  const version = db.prepare('select sqlite_version()').pluck().get()
  invariant(typeof version === 'string', 'SQLite has no version')
  const parts = version.split('.').map(Number)
  const at = OLDEST_VERSION.findIndex((part, index) => part !== parts[index])
  if (at === -1 || (parts[at] ?? 0) > (OLDEST_VERSION[at] ?? 0)) return
  throw new DatabaseRefusedError(`SQLite ${version} is older than ${OLDEST_VERSION.join('.')}`)
}
