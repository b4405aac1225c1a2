import Database from 'better-sqlite3'
import { statSync } from 'node:fs'
import { DatabaseRefusedError } from './errors.ts'

const RESTORE =
  'stop the service, put the last good copy back with `mutual-line restore COPY` (what is there now is' +
  ' kept beside it), and let operators’ statements say what is missing since: `mutual-line reconcile`'

/**
 * Whether an error leaves it open what the file now holds (`SQLITE_IOERR`), or says that it holds
 * rubbish (`SQLITE_CORRUPT`, `SQLITE_NOTADB`).
 */
export function isFatal(error: unknown): boolean {
  return /^SQLITE_(IOERR|CORRUPT|NOTADB)/.test(codeOf(error))
}

/** What is wrong with the database file and what to do about it, in one line for the operator. */
export function damageText(error: unknown): string {
  const code = codeOf(error)
  const why = error instanceof Error ? error.message : String(error)
  if (code.startsWith('SQLITE_IOERR')) {
    return `the disk could not read or write the database (${why}, ${code}): look at the disk, then start again; if it comes again, ${RESTORE}`
  }
  return `the database file is damaged (${why}): ${RESTORE}`
}

/** Larger files are not looked through at a start, which would take too long. */
const LOOKED_THROUGH_BYTES = 64 * 1024 * 1024

/** Throws `DatabaseRefusedError` when a database file of a usual size is not whole. */
export function refuseDamaged(path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size === 0 || size > LOOKED_THROUGH_BYTES) return
  const why = damageOf(path)
  if (why === null) return
  throw new DatabaseRefusedError(`${path}: the database file is damaged (${why}): ${RESTORE}`)
}

function damageOf(path: string): string | null {
  let db: Database.Database | null = null
  try {
    db = new Database(path, { readonly: true, fileMustExist: true })
    const found = String(db.pragma('quick_check(1)', { simple: true }))
    return found === 'ok' ? null : found.replace(/\s*\n\s*/g, ' ')
  } catch (error) {
    // Anything else is said by whoever opens it to work with it.
    return isFatal(error) ? (error as Error).message : null
  } finally {
    db?.close()
  }
}

function codeOf(error: unknown): string {
  return error instanceof Database.SqliteError ? error.code : ''
}
