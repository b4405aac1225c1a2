import type { SqliteConnection } from './sqlite-connection.ts'

/** Pages in the log from which it is written back when nobody waits (4 MB). */
const DUE_PAGES = 1_000

/** Pages from which it is written back although somebody waits (64 MB). */
const OVERDUE_PAGES = 16_000

/**
 * Writes the log back into the database between two groups, on the connection that writes. It is
 * passive: it waits for no reader, and what a reader still needs is left for the next time.
 */
export function checkpointWhenDue(connection: SqliteConnection, idle: boolean): void {
  try {
    const pages = pagesToWriteBack(connection)
    if (pages < DUE_PAGES || (!idle && pages < OVERDUE_PAGES)) return
    connection.run({ sql: 'pragma wal_checkpoint(passive)', parameters: [] })
  } catch {
    // What failed here is tried again after the next group, and a fault of the disk has been told.
  }
}

type LogState = { readonly log: number; readonly checkpointed: number }

function pagesToWriteBack(connection: SqliteConnection): number {
  const { rows } = connection.run({ sql: 'pragma wal_checkpoint(noop)', parameters: [] })
  const state = rows[0] as LogState
  return state.log - state.checkpointed
}
