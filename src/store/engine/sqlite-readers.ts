import type { ReadTx } from '../store.ts'
import { type Kit, openSession } from './session.ts'
import type { SqliteConnection } from './sqlite-connection.ts'

/** Snapshots open at once; one more waits. Most reads end within a turn and use the first. */
const READERS_MAX = 4

type Readers = {
  readonly read: <T>(work: (tx: ReadTx) => Promise<T>) => Promise<T>
  /** Closes the connections; no read may be under way. */
  readonly close: () => void
}

/** Read-only connections of their own, which never see what is not committed. */
export function createReaders(kit: Kit, open: () => SqliteConnection): Readers {
  const idle: SqliteConnection[] = []
  const waiting: ((connection: SqliteConnection) => void)[] = []
  let opened = 0

  async function read<T>(work: (tx: ReadTx) => Promise<T>): Promise<T> {
    const connection = idle.pop() ?? (await acquire())
    try {
      return await readSnapshot(kit, connection, work)
    } finally {
      giveBack(connection)
    }
  }

  async function acquire(): Promise<SqliteConnection> {
    if (opened === READERS_MAX) return new Promise((resolve) => waiting.push(resolve))
    opened += 1
    try {
      return open()
    } catch (error) {
      opened -= 1
      throw error
    }
  }

  function giveBack(connection: SqliteConnection): void {
    const next = waiting.shift()
    if (next) next(connection)
    else idle.push(connection)
  }

  function close(): void {
    for (const connection of idle) connection.db.close()
  }

  return { read, close }
}

async function readSnapshot<T>(
  kit: Kit,
  connection: SqliteConnection,
  work: (tx: ReadTx) => Promise<T>,
): Promise<T> {
  const session = openSession(kit, connection.run)
  connection.command('begin')
  try {
    const value = await work(session.handle)
    const failure = session.failure()
    if (failure) throw failure.error
    return value
  } finally {
    session.end()
    if (connection.db.inTransaction) connection.command('commit')
  }
}
