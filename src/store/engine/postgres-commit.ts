import type pg from 'pg'
import { invariant, InvariantError } from '../../core/invariant.ts'
import { within } from '../within.ts'
import { UnknownOutcomeError } from './errors.ts'
import { sqlState } from './postgres-retry.ts'

/** No statement timeout ends a commit that waits for a standby, so we do. */
const COMMIT_DEADLINE_MS = 10_000

/**
 * Commits, and throws `UnknownOutcomeError` when it cannot be told whether that happened: the
 * connection broke, time ran out, or the wait for a standby was cancelled, which PostgreSQL
 * reports as a success with a warning.
 */
export async function commit(client: pg.PoolClient): Promise<void> {
  const warnings: pg.DatabaseError[] = []
  const listen = (notice: unknown) => void warnings.push(notice as pg.DatabaseError)
  client.on('notice', listen)
  try {
    const { command } = await within(COMMIT_DEADLINE_MS, client.query('commit'))
    const warning = warnings.find(leavesUnreplicated)
    if (warning) throw new UnknownOutcomeError(warning)
    // A commit after a failed query answers that it rolled back.
    invariant(command === 'COMMIT', 'a query failed unheard, so nothing was committed')
  } catch (error) {
    throw isDefinite(error) ? error : new UnknownOutcomeError(error)
  } finally {
    client.off('notice', listen)
  }
}

/** `01000 canceling wait for synchronous replication`, or the same because of a shutdown. */
function leavesUnreplicated({ code }: pg.DatabaseError): boolean {
  return code === '01000' || code?.startsWith('57P') === true
}

/** An answer of the server that the transaction failed, and not that the server is going down. */
function isDefinite(error: unknown): boolean {
  if (error instanceof UnknownOutcomeError || error instanceof InvariantError) return true
  return /^(?!08|57P|58|XX)./.test(sqlState(error))
}
