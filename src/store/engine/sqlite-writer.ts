import { setImmediate } from 'node:timers'
import type { Store, Tx } from '../store.ts'
import { isFatal } from './damage.ts'
import { DatabaseGoneError, GroupFailedError, UnknownOutcomeError } from './errors.ts'
import { type GroupTransaction, type Member, type Outcome, runGroup } from './group.ts'
import { type Kit, openSession } from './session.ts'
import type { SqliteConnection } from './sqlite-connection.ts'
import type { SqliteFiles } from './sqlite-files.ts'
import { checkpointWhenDue } from './sqlite-checkpoint.ts'
import { runWatched } from './sqlite-watch.ts'

/**
 * Past some dozens of transactions the fsync they share no longer shows; and a group takes others
 * in for so long only, so that the event loop turns in between.
 */
const LIMITS = { works: 256, forMs: 20 }

/** A group that took longer has kept the event loop from its sockets. */
const SLOW_MS = 2

/** A connection is taken in one turn of the loop, its request read in the next, and then there is a write. */
const TURNS = 3

/**
 * The one writing connection. Transactions that arrive in the same turn of the event loop run one
 * after another, each in a savepoint, inside one transaction, so that one fsync serves them all. None
 * is committed to files that are not there any more.
 */
export function createWriter(
  kit: Kit,
  connection: SqliteConnection,
  files: SqliteFiles,
): Store['write'] {
  const queue: Member[] = []
  const transaction = groupTransaction(kit, connection, files)
  let running = false

  function write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      queue.push({ work, resolve: resolve as (value: unknown) => void, reject })
      schedule()
    })
  }

  function schedule(): void {
    if (running) return
    running = true
    setImmediate(() => void runNext())
  }

  async function runNext(): Promise<void> {
    const startedMs = performance.now()
    await runGroup(queue, LIMITS, transaction)
    checkpointWhenDue(connection, queue.length === 0)
    const tookMs = performance.now() - startedMs
    if (tookMs > SLOW_MS) await letIn(tookMs)
    running = false
    if (queue.length > 0) schedule()
  }

  /**
   * Node takes one new connection in each turn of the event loop, so that on a slow disk there would be one for each
   * sync, and those whose carrier opens one for each request would wait ever longer. After a slow group the loop
   * turns for as long as that brings writes, and no longer than the group took: they share the next sync.
   */
  async function letIn(forMs: number): Promise<void> {
    const untilMs = performance.now() + forMs
    let known = queue.length
    for (let idle = 0; idle < TURNS && performance.now() < untilMs; idle += 1) {
      await turn()
      if (queue.length > known) idle = -1
      known = queue.length
    }
  }

  return write
}

function turn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve))
}

function groupTransaction(
  kit: Kit,
  connection: SqliteConnection,
  files: SqliteFiles,
): GroupTransaction {
  return {
    begin: () => connection.command('begin immediate'),
    run: (work) => runMember(kit, connection, work),
    commit: () => {
      const [lost] = files.gone()
      if (lost) throw new DatabaseGoneError(lost)
      connection.command('commit')
    },
    rollback: () => rollback(connection),
    failed: (member, error) => member.reject(error),
    lost: (member, error) =>
      member.reject(isFatal(error) ? new UnknownOutcomeError(error) : new GroupFailedError(error)),
  }
}

/** Runs one member in its savepoint. Throws only when the whole transaction has ended. */
async function runMember(
  kit: Kit,
  connection: SqliteConnection,
  work: Member['work'],
): Promise<Outcome> {
  connection.command('savepoint member')
  const session = openSession(kit, connection.run)
  const outcome = await runWatched(session, work)
  session.end()
  const failure = session.failure()
  // A full disk or an I/O error ends the transaction around the savepoint too.
  if (failure && (isFatal(failure.error) || !connection.db.inTransaction)) throw failure.error
  const isDone = outcome.done && !failure
  if (!isDone) connection.command('rollback to member')
  connection.command('release member')
  return isDone || !outcome.done ? outcome : { done: false, error: failure?.error }
}

function rollback(connection: SqliteConnection): void {
  if (!connection.db.inTransaction) return
  try {
    connection.command('rollback')
  } catch {
    // The next group's `begin` says what is wrong.
  }
}
