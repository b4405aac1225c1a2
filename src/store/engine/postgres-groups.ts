import { setImmediate } from 'node:timers/promises'
import type pg from 'pg'
import type { Tx } from '../store.ts'
import { chainLock, lockMutualChain } from './dialect.ts'
import { UnknownOutcomeError } from './errors.ts'
import { type GroupTransaction, type Member, type Outcome, runGroup } from './group.ts'
import { commit } from './postgres-commit.ts'
import { beginOn } from './postgres-pool.ts'
import { hasLost, isBroken, sqlState } from './postgres-retry.ts'
import {
  begun,
  BEGIN_WRITE,
  connect,
  queryOn,
  rollback,
  runSession,
  runWatched,
  type Server,
} from './postgres-transaction.ts'
import type { Kit, RunQuery } from './session.ts'

/**
 * Works in one transaction: past 64 savepoints PostgreSQL has to look on disk whose row it is. For
 * as long as a group takes others in, whoever else posts in this mutual waits.
 */
const LIMITS = { works: 50, forMs: 100 }

/** A work that takes longer, or waits so long for somebody's row, is done by itself instead. */
const WORK_MS = 250
const LOCK_MS = 50

const LOCK_NOT_AVAILABLE = '55P03'
const QUERY_CANCELED = '57014'

const FIRST = `set local lock_timeout = ${LOCK_MS}; set local statement_timeout = ${WORK_MS}; savepoint member`
const NEXT = 'release savepoint member; savepoint member'

class TooSlowError extends Error {
  override readonly name = 'TooSlowError'
}

/** Does a work in a transaction of its own, again when that lost. */
type Alone = (work: Member['work']) => Promise<unknown>

/**
 * Works of one mutual that arrive together run one after another, each in a savepoint, in one
 * transaction: they would wait for each other's commit anyway, since all of them lock the mutual's
 * chain. Here the lock comes before those on households, so nobody waits for a household for long: a
 * work that would, one that takes long or that lost against somebody else's goes on by itself, as do
 * all whose transaction ended before its commit.
 */
export function createGroups(server: Server, alone: Alone) {
  const queues = new Map<string, Member[]>()

  function write<T>(work: (tx: Tx) => Promise<T>, mutual: string): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const member = { work, resolve: resolve as (value: unknown) => void, reject }
      const queue = queues.get(mutual)
      if (queue) {
        queue.push(member)
        return
      }
      const begun = [member]
      queues.set(mutual, begun)
      void runAll(mutual, begun)
    })
  }

  async function runAll(mutual: string, queue: Member[]): Promise<void> {
    while (queue.length > 0) {
      // Those that were answered together may come again together.
      await setImmediate()
      await runGroup(queue, LIMITS, groupTransaction(server, mutual, alone))
    }
    queues.delete(mutual)
  }

  return { write }
}

function groupTransaction(server: Server, mutual: string, alone: Alone): GroupTransaction {
  const { kit } = server
  let client: pg.PoolClient | null = null
  let control = FIRST
  const connection = () => client as pg.PoolClient
  const goOnAlone = ({ work, resolve, reject }: Member) => void alone(work).then(resolve, reject)
  return {
    begin: async () => {
      client = await connect(server, true)
      const on = { run: queryOn(client) }
      await begun(client.query(beginOn(client, BEGIN_WRITE)), () =>
        runSession(kit, on, ({ handle }) => lockMutualChain(handle, mutual)),
      )
    },
    run: async (work) => {
      const saved = connection().query(control)
      control = NEXT
      return begun(saved, () => runMember(kit, connection(), chainLock(mutual), work))
    },
    commit: async () => {
      await commit(connection())
      connection().release()
    },
    rollback: async (error) => client?.release(!(await rollback(server, client, error))),
    failed: (member, error) => (isApart(error) ? goOnAlone(member) : member.reject(error)),
    lost: (member, error) =>
      error instanceof UnknownOutcomeError ? member.reject(error) : goOnAlone(member),
  }
}

/** Runs a work after its savepoint. Throws when that cannot be gone back to. */
async function runMember(
  kit: Kit,
  client: pg.PoolClient,
  lock: string,
  work: Member['work'],
): Promise<Outcome> {
  const on = { run: inTime(queryOn(client)), locks: [lock], isAgain: isApart }
  try {
    const value = await runSession(kit, on, (session) => runWatched(session, work))
    return { done: true, value }
  } catch (error) {
    await client.query('rollback to savepoint member')
    return { done: false, error }
  }
}

/** Refuses further queries to a work that has taken long. */
function inTime(run: RunQuery): RunQuery {
  const untilMs = performance.now() + WORK_MS
  return (query) => {
    if (performance.now() > untilMs) throw new TooSlowError()
    return run(query)
  }
}

/** It was not the work that failed, but its being with others. */
function isApart(error: unknown): boolean {
  const code = sqlState(error)
  const isTooSlow = error instanceof TooSlowError
  const isOther = code === LOCK_NOT_AVAILABLE || code === QUERY_CANCELED
  return isTooSlow || isOther || hasLost(error) || isBroken(error)
}
