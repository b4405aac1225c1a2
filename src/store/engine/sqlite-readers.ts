import { invariant } from '../../core/invariant.ts'
import type { ReadTx } from '../store.ts'
import { type Kit, openSession } from './session.ts'
import type { SqliteConnection } from './sqlite-connection.ts'

/** Snapshots open at once; one more waits. Most reads end within a turn and use the first. */
const READERS_MAX = 4

export type Readers = {
  readonly read: <T>(work: (tx: ReadTx) => Promise<T>) => Promise<T>
  /** Resolves when the reads that were begun have ended; nothing more is taken. */
  readonly close: () => Promise<void>
}

/** Read-only connections of their own, which never see what is not committed. */
export function createReaders(kit: Kit, open: () => SqliteConnection): Readers {
  const idle: SqliteConnection[] = []
  const waiting: ((connection: SqliteConnection) => void)[] = []
  let opened = 0
  let closing: (() => void) | null = null

  async function read<T>(work: (tx: ReadTx) => Promise<T>): Promise<T> {
    invariant(!closing, 'a read came after the store was closed')
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
    if (next) return next(connection)
    idle.push(connection)
    if (idle.length === opened) closing?.()
  }

  async function close(): Promise<void> {
    await new Promise<void>((resolve) => {
      closing = resolve
      if (idle.length === opened) resolve()
    })
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
