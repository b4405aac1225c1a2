import { setImmediate } from 'node:timers'
import type { CompiledQuery, QueryResult } from 'kysely'
import type pg from 'pg'
import type { ReadTx, Tx } from '../store.ts'
import { LateError } from '../within.ts'
import { idleWrite, UnknownOutcomeError } from './errors.ts'
import { commit, commitUnchanged } from './postgres-commit.ts'
import type { Connections } from './postgres-connections.ts'
import type { Hanging } from './postgres-hanging.ts'
import { beginOn, keepsSession } from './postgres-pool.ts'
import {
  ConnectionLostError,
  hasLost,
  isBroken,
  isFull,
  isStale,
  TransactionLostError,
} from './postgres-retry.ts'
import { type Kit, openSession, type RunQuery, type Session } from './session.ts'
import { statementName } from './statement-names.ts'

export const BEGIN_WRITE = 'begin isolation level read committed'

/** What transactions of one store run on. */
export type Server = {
  readonly kit: Kit
  readonly connections: Connections
  readonly hanging: Hanging
}

/** One attempt at a write. */
export async function runWrite<T>(server: Server, work: (tx: Tx) => Promise<T>): Promise<T> {
  const changes = { any: false }
  return transact(server, {
    begin: BEGIN_WRITE,
    writes: true,
    changes,
    work: (session) => runWatched(session, work),
  })
}

/** One attempt at a read. It may await what it likes: it holds no lock. */
export async function runRead<T>(server: Server, work: (tx: ReadTx) => Promise<T>): Promise<T> {
  return transact(server, {
    begin: 'begin isolation level repeatable read read only',
    writes: false,
    changes: { any: false },
    work: (session) => work(session.handle),
  })
}

type Attempt<T> = {
  readonly begin: string
  readonly writes: boolean
  /** Noted by its queries. */
  readonly changes: Changes
  readonly work: (session: Session) => Promise<T>
}

async function transact<T>(server: Server, attempt: Attempt<T>): Promise<T> {
  const { begin, writes, changes, work } = attempt
  const client = await connect(server, writes)
  let reusable = false
  try {
    const value = await begun(client.query(beginOn(client, begin)), () =>
      runSession(server.kit, { run: queryOn(client, changes) }, work),
    )
    await (writes && !changes.any ? commitUnchanged(client) : commit(client))
    reusable = true
    return value
  } catch (error) {
    reusable = await rollback(server, client, error)
    if (hasLost(error)) throw new TransactionLostError('', { cause: error })
    throw isBroken(error) ? new ConnectionLostError('broke', error) : error
  } finally {
    client.release(!reusable)
  }
}

/** A connection to begin a transaction on. */
export async function connect(
  { connections, hanging }: Server,
  writes: boolean,
): Promise<pg.PoolClient> {
  try {
    if (writes) await hanging.requireRoom()
    return await connections.connect()
  } catch (error) {
    const mayComeBack = isBroken(error) || isFull(error)
    throw mayComeBack ? new ConnectionLostError('none', error) : error
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
  { run, locks, isAgain = mayBeAgain }: On,
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

function mayBeAgain(error: unknown): boolean {
  return hasLost(error) || isBroken(error)
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

/** Whether any query of a transaction has changed a row. */
type Changes = { any: boolean }

/** A script may take long: a migration does. As long as a timer can wait. */
const SCRIPT_MS = 2 ** 31 - 1

/** Sends queries to a connection, and notes whether they changed something. */
export function queryOn(client: pg.ClientBase, changes: Changes = { any: false }): RunQuery {
  return async ({ sql, parameters }): Promise<QueryResult<unknown>> => {
    // Without values it may be a script of several statements, which have no plan together.
    const isScript = parameters.length === 0
    const name = isScript || !keepsSession(client) ? null : statementName(sql)
    const { command, rowCount, rows } = await client.query<Record<string, unknown>>({
      ...(name && { name }),
      ...(isScript && { query_timeout: SCRIPT_MS }),
      text: sql,
      values: [...parameters],
    })
    if (command !== 'INSERT' && command !== 'UPDATE' && command !== 'DELETE') {
      return { rows: rows ?? [] }
    }
    if (rowCount) changes.any = true
    return { rows, numAffectedRows: BigInt(rowCount ?? 0) }
  }
}

/** Whether the connection is fit for the next transaction after this one failed. */
export async function rollback(
  { connections, hanging }: Pick<Server, 'connections' | 'hanging'>,
  client: pg.PoolClient,
  error: unknown,
): Promise<boolean> {
  if (error instanceof UnknownOutcomeError) {
    connections.doubt?.()
    // The server goes on with a commit that was only late.
    if (error.cause instanceof LateError) hanging.note()
    return false
  }
  if (isStale(error) || isBroken(error)) return false
  try {
    await client.query('rollback')
    return true
  } catch {
    return false
  }
}
