import Database from 'better-sqlite3'

export type Lock = { release(): void }

/**
 * Takes the right to write to the SQLite database at `path`, or returns null when another process
 * (or another part of this one) has it. The lock is an exclusive transaction on the small file
 * `PATH.lock` beside it: the operating system drops it with the process, however that ends, whereas
 * a file with a process id outlives a kill -9 and may then name a stranger. A file of its own,
 * because an exclusive lock on the database itself would shut out those who only read.
 */
export function acquireWriterLock(path: string): Lock | null {
  const db = new Database(`${path}.lock`, { timeout: 0 })
  try {
    // Without a log file: the lock is on the file itself, and nothing is ever written to it.
    db.pragma('journal_mode = delete')
    db.exec('begin exclusive')
  } catch (error) {
    db.close()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null
    throw error
  }
  return { release: () => void db.close() }
}
