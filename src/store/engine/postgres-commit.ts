import type pg from 'pg'
import { invariant, InvariantError } from '../../core/invariant.ts'
import { within } from '../within.ts'
import { UnknownOutcomeError } from './errors.ts'
import { sqlState } from './postgres-retry.ts'

/**
 * No statement timeout ends a commit that waits for a standby, so we do, before a caller hangs up. A
 * healthy standby answers in milliseconds.
 */
const COMMIT_DEADLINE_MS = 6_000

/**
 * Where a commit waits for a standby, it waits only for what it wrote itself. What it read may be of a
 * commit whose wait was cut short, which a fail-over undoes: saying that something was done before
 * rests on it. This is written to the log of the server and nowhere else, after all of that.
 */
const WRITES_SOMETHING = `select pg_logical_emit_message(true, 'mutual-line', '')
  where current_setting('synchronous_standby_names') <> ''`

/** Commits a transaction that changed nothing, as durably as if it had. */
export async function commitUnchanged(client: pg.ClientBase): Promise<void> {
  const written = client.query(WRITES_SOMETHING)
  await Promise.all([written, commit(client)])
}

/**
 * Commits, and throws `UnknownOutcomeError` when it cannot be told whether that happened: the
 * connection broke, time ran out, or the wait for a standby was cancelled, which PostgreSQL
 * reports as a success with a warning.
 */
export async function commit(client: pg.ClientBase): Promise<void> {
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
