import { chmodSync, closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import type { Instant } from '../../core/dates.ts'
import { DatabaseRefusedError } from './errors.ts'

/** Members' data: for the user who made it. */
const FILE_MODE = 0o600

/**
 * Writes a consistent copy of a database file, also while a service writes to it, to `target`,
 * which must not be there yet. One read transaction does it: a copy page by page would begin anew
 * with every commit of another process.
 */
export function copySqlite(path: string, target: string): void {
  const file = openSync(target, 'wx', FILE_MODE)
  closeSync(file)
  const db = new Database(path, { readonly: true, fileMustExist: true })
  try {
    db.prepare('vacuum into ?').run(target)
  } finally {
    db.close()
  }
  keepLog(target)
  makeDurable(target)
}

/** The copy has none of the settings that a file keeps; ours are refused without a log. */
function keepLog(path: string): void {
  const db = new Database(path)
  db.pragma('journal_mode = wal')
  db.close()
}

/** Throws `DatabaseRefusedError` when a file is no sound SQLite database. */
export function requireSound(path: string): void {
  const db = new Database(path, { readonly: true, fileMustExist: true })
  try {
    const found = db.pragma('integrity_check(1)', { simple: true })
    if (found !== 'ok') throw new DatabaseRefusedError(`${path}: ${String(found)}`)
    const orphans = db.pragma('foreign_key_check') as unknown[]
    if (orphans.length > 0) throw new DatabaseRefusedError(`${path}: rows refer to missing ones`)
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error
    throw new DatabaseRefusedError(`${path}: ${error.message}`, { cause: error })
  } finally {
    db.close()
  }
}

/**
 * Puts `copy`, a file of the same directory, in the place of the database at `path`. Nobody has it
 * open. What was there is kept under the time, `PATH.before-restore-20260302T080000Z`, with its log:
 * it may be the only copy of what came after `copy`. Returns its name, null when there was nothing.
 */
export function replaceSqlite(path: string, copy: string, now: Instant): string | null {
  const kept = nameForKept(path, now)
  const replaces = existsSync(path)
  for (const end of ['', '-wal']) {
    if (existsSync(path + end)) renameSync(path + end, kept + end)
  }
  rmSync(`${path}-shm`, { force: true })
  chmodSync(copy, FILE_MODE)
  renameSync(copy, path)
  makeDurable(path)
  return replaces ? kept : null
}

/** One that is not taken yet: two restores of one second keep two. */
function nameForKept(path: string, now: Instant): string {
  const time = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')
  const name = `${path}.before-restore-${time}`
  for (let count = 1; ; count += 1) {
    const free = count === 1 ? name : `${name}-${count}`
    if (!['', '-wal'].some((end) => existsSync(free + end))) return free
  }
}

/** The file and its name in its directory survive a power cut. */
function makeDurable(path: string): void {
  for (const [name, flags] of [
    [path, 'r+'],
    [dirname(path), 'r'],
  ] as const) {
    const file = openSync(name, flags)
    fsyncSync(file)
    closeSync(file)
  }
}
