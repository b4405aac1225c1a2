import { setImmediate } from 'node:timers'
import type { CompiledQuery, QueryResult } from 'kysely'
import type pg from 'pg'
import type { ReadTx, Tx } from '../store.ts'
import { idleWrite, UnknownOutcomeError } from './errors.ts'
import { commit } from './postgres-commit.ts'
import { hasLost, TransactionLostError } from './postgres-retry.ts'
import { type Kit, openSession, type Session } from './session.ts'

/** One attempt at a write. */
export async function runWrite<T>(
  kit: Kit,
  pool: pg.Pool,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return transact(kit, pool, 'begin isolation level read committed', (session) =>
    runWatched(session, work),
  )
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
    await client.query(begin)
    const value = await runSession(kit, client, work)
    await commit(client)
    reusable = true
    return value
  } catch (error) {
    reusable = !(error instanceof UnknownOutcomeError) && (await rollback(client))
    throw hasLost(error) ? new TransactionLostError('', { cause: error }) : error
  } finally {
    client.release(!reusable)
  }
}

async function runSession<T>(
  kit: Kit,
  client: pg.PoolClient,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const queries = oneByOne((query) => runQuery(client, query))
  const session = openSession(kit, queries.run)
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
    // Whatever the work made of it, a lost transaction is tried again.
    throw failure && hasLost(failure.error) ? failure.error : error
  } finally {
    session.end()
    await queries.ended()
  }
}

/** Aborts a write that has no query in flight when the event loop turns. */
function runWatched<T>(session: Session, work: (tx: Tx) => Promise<T>): Promise<T> {
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

/** Queries that a work sends at once, since a connection takes one at a time. */
function oneByOne(run: (query: CompiledQuery) => Promise<QueryResult<unknown>>) {
  let last: Promise<unknown> = Promise.resolve()
  return {
    run: (query: CompiledQuery) => {
      const result = last.then(() => run(query))
      last = result.catch(() => undefined)
      return result
    },
    ended: () => last,
  }
}

async function runQuery(
  client: pg.PoolClient,
  query: CompiledQuery,
): Promise<QueryResult<unknown>> {
  const { command, rowCount, rows } = await client.query<Record<string, unknown>>(query.sql, [
    ...query.parameters,
  ])
  const changes = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE'
  return changes ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows: rows ?? [] }
}

/** Whether the connection is fit for the next one. */
async function rollback(client: pg.PoolClient): Promise<boolean> {
  try {
    await client.query('rollback')
    return true
  } catch {
    return false
  }
}
