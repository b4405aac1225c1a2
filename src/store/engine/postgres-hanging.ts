import type { Connections } from './postgres-connections.ts'

/** Nothing was done: other commits wait for a standby, and this one would wait behind them. */
export class StandbysLostError extends Error {
  override readonly name = 'StandbysLostError'
  readonly retryable = true

  constructor() {
    super('PostgreSQL confirms no commits: it waits for a standby that does not answer')
  }
}

const WAITING = `select count(*)::int as count from pg_stat_activity
  where usename = current_user and wait_event = 'SyncRep'`

/**
 * Counts commits that nobody waits for any more: the server goes on with each, on a connection of its
 * own, and cannot be told to stop. When there are `max`, nothing more is begun to be written, so that
 * the server has connections left, people read, and callers hear at once that it cannot be done now.
 */
export function watchHanging(connections: Connections, max: number) {
  let givenUp = 0

  function note(): void {
    givenUp += 1
  }

  /** Throws `StandbysLostError` while the server has its hands full of commits that wait. */
  async function requireRoom(): Promise<void> {
    if (givenUp < max) return
    const client = await connections.connect()
    let isUsable = false
    try {
      const { rows } = await client.query<{ count: number }>(WAITING)
      isUsable = true
      // Fewer when they were on a server that is gone, or the standby is back.
      givenUp = rows[0]?.count ?? 0
    } finally {
      client.release(!isUsable)
    }
    if (givenUp >= max) throw new StandbysLostError()
  }

  return { note, requireRoom }
}

export type Hanging = ReturnType<typeof watchHanging>
