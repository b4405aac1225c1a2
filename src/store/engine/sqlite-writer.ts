import { setImmediate } from 'node:timers'
import type { Store, Tx } from '../store.ts'
import { isFatal } from './damage.ts'
import { DatabaseGoneError, GroupFailedError, UnknownOutcomeError } from './errors.ts'
import { type Kit, openSession } from './session.ts'
import type { SqliteConnection } from './sqlite-connection.ts'
import type { SqliteFiles } from './sqlite-files.ts'
import { checkpointWhenDue } from './sqlite-checkpoint.ts'
import { runWatched } from './sqlite-watch.ts'

/** Transactions in one commit: past some dozens the fsync they share no longer shows. */
const GROUP_MAX = 256

/** How long a group may take others in, so that the event loop turns in between. */
const GROUP_MS = 20

type Member = {
  readonly work: (tx: Tx) => Promise<unknown>
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

/** A member whose part succeeded: it is told so once the group's commit has returned. */
type Succeeded = { readonly member: Member; readonly value: unknown }

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
    await runGroup(kit, connection, files, queue)
    checkpointWhenDue(connection, queue.length === 0)
    running = false
    if (queue.length > 0) schedule()
  }

  return write
}

/** Takes members off the queue and answers each of them. Never throws. */
async function runGroup(
  kit: Kit,
  connection: SqliteConnection,
  files: SqliteFiles,
  queue: Member[],
): Promise<void> {
  const succeeded: Succeeded[] = []
  let taken = 0
  try {
    connection.command('begin immediate')
    const untilMs = performance.now() + GROUP_MS
    while (taken < queue.length && taken < GROUP_MAX && performance.now() < untilMs) {
      const member = queue[taken] as Member
      taken += 1
      await runMember(kit, connection, member, succeeded)
    }
    const [lost] = files.gone()
    if (lost) throw new DatabaseGoneError(lost)
    connection.command('commit')
  } catch (error) {
    rollback(connection)
    const failed = isFatal(error) ? new UnknownOutcomeError(error) : new GroupFailedError(error)
    // One at least, so that a database that cannot even begin answers its callers.
    for (const member of queue.splice(0, Math.max(taken, 1))) member.reject(failed)
    return
  }
  queue.splice(0, taken)
  for (const { member, value } of succeeded) member.resolve(value)
}

/** Runs one member in its savepoint. Throws only when the whole transaction has ended. */
async function runMember(
  kit: Kit,
  connection: SqliteConnection,
  member: Member,
  succeeded: Succeeded[],
): Promise<void> {
  connection.command('savepoint member')
  const session = openSession(kit, connection.run)
  const outcome = await runWatched(session, member.work)
  session.end()
  const failure = session.failure()
  // A full disk or an I/O error ends the transaction around the savepoint too.
  if (failure && (isFatal(failure.error) || !connection.db.inTransaction)) throw failure.error
  if (outcome.done && !failure) {
    connection.command('release member')
    succeeded.push({ member, value: outcome.value })
    return
  }
  connection.command('rollback to member')
  connection.command('release member')
  member.reject(outcome.done ? failure?.error : outcome.error)
}

function rollback(connection: SqliteConnection): void {
  if (!connection.db.inTransaction) return
  try {
    connection.command('rollback')
  } catch {
    // The next group's `begin` says what is wrong.
  }
}
