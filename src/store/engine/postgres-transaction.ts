import { setImmediate } from 'node:timers'
import type { CompiledQuery, QueryResult } from 'kysely'
import type pg from 'pg'
import type { ReadTx, Tx } from '../store.ts'
import { idleWrite, UnknownOutcomeError } from './errors.ts'
import { commit } from './postgres-commit.ts'
import { hasLost, isStale, TransactionLostError } from './postgres-retry.ts'
import { type Kit, openSession, type RunQuery, type Session } from './session.ts'
import { statementName } from './statement-names.ts'

export const BEGIN_WRITE = 'begin isolation level read committed'

/** One attempt at a write. */
export async function runWrite<T>(
  kit: Kit,
  pool: pg.Pool,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return transact(kit, pool, BEGIN_WRITE, (session) => runWatched(session, work))
}

/** One attempt at a read. It may await what it likes: it holds no lock. */
export async function runRead<T>(
  kit: Kit,
  pool: pg.Pool,
  work: (tx: ReadTx) => Promise<T>,
): Promise<T> {
  return transact(kit, pool, 'begin isolation level repeatable read read only', (session) =>
    work(session.handle),
  )
}

async function transact<T>(
  kit: Kit,
  pool: pg.Pool,
  begin: string,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  let reusable = false
  try {
    const value = await begun(client.query(begin), () =>
      runSession(kit, { run: queryOn(client) }, work),
    )
    await commit(client)
    reusable = true
    return value
  } catch (error) {
    reusable = await rollback(client, error)
    throw hasLost(error) ? new TransactionLostError('', { cause: error }) : error
  } finally {
    client.release(!reusable)
  }
}

/**
 * Goes on while a command that was sent is on its way: a connection does one after the other, and
 * when that one fails, so do those after it.
 */
export async function begun<T>(command: Promise<unknown>, goOn: () => Promise<T>): Promise<T> {
  const [sent, done] = await Promise.allSettled([command, goOn()])
  if (sent.status === 'rejected') throw sent.reason
  if (done.status === 'rejected') throw done.reason
  return done.value
}

/** Where a session's queries go, and how its transaction differs from one of its own. */
type On = {
  readonly run: RunQuery
  /** Locks that it has already. */
  readonly locks?: readonly string[]
  /** Failures of a query after which the work is done again, whatever it made of them. */
  readonly isAgain?: (error: unknown) => boolean
}

/** Runs a work, and throws when one of its queries failed, whatever it made of that. */
export async function runSession<T>(
  kit: Kit,
  { run, locks, isAgain = hasLost }: On,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const queries = counted(run)
  const session = openSession(kit, queries.run, locks)
  try {
    const value = await work(session)
    session.end()
    // Those that the work has not awaited count too.
    await queries.ended()
    const failure = session.failure()
    if (failure) throw failure.error
    return value
  } catch (error) {
    const failure = session.failure()
    throw failure && isAgain(failure.error) ? failure.error : error
  } finally {
    session.end()
    await queries.ended()
  }
}

/** Aborts a write that has no query in flight when the event loop turns. */
export function runWatched<T>(session: Session, work: (tx: Tx) => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const look = () => {
      setImmediate(() => {
        // Without effect on one that has settled.
        if (session.isIdle()) reject(idleWrite())
      })
    }
    session.whenIdle(look)
    call(work, session.handle).then(resolve, reject)
    look()
  })
}

async function call<T>(work: (tx: Tx) => Promise<T>, handle: Tx): Promise<T> {
  return work(handle)
}

/** Queries, and when those that were sent have been answered: a connection answers them in order. */
function counted(run: RunQuery) {
  let last: Promise<unknown> = Promise.resolve()
  return {
    run: async (query: CompiledQuery) => {
      const result = Promise.resolve(run(query))
      last = result.catch(() => undefined)
      return result
    },
    ended: () => last,
  }
}

/** Sends queries to a connection. */
export function queryOn(client: pg.PoolClient): RunQuery {
  return async ({ sql, parameters }): Promise<QueryResult<unknown>> => {
    // Without values it may be a script of several statements, which have no plan together.
    const name = parameters.length > 0 ? statementName(sql) : null
    const { command, rowCount, rows } = await client.query<Record<string, unknown>>({
      ...(name && { name }),
      text: sql,
      values: [...parameters],
    })
    const changes = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE'
    return changes ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows: rows ?? [] }
  }
}

/** Whether the connection is fit for the next transaction after this one failed. */
export async function rollback(client: pg.PoolClient, error: unknown): Promise<boolean> {
  if (error instanceof UnknownOutcomeError || isStale(error)) return false
  try {
    await client.query('rollback')
    return true
  } catch {
    return false
  }
}
