import { setTimeout as pause } from 'node:timers/promises'
import { clockDoubt } from '../app/clock.ts'
import { clockKeeper } from '../app/alerts/clock-keeper.ts'
import { sleepingJobs } from '../app/work/sleeping-jobs.ts'
import type { Behind, LaneName } from '../app/lane.ts'
import { LANES } from '../app/work/lanes.ts'
import { watchOperators } from '../app/office/look-after.ts'
import { fetchStatements } from '../app/payments/fetch-statements.ts'
import { pullPayments } from '../app/payments/pull-payments.ts'
import type { Ports } from '../app/ports.ts'
import { giveBackJobs } from '../app/work/run-job.ts'
import { isPending } from '../store/messages/pending.ts'
import { runLane } from './lane-runner.ts'

/** Does what has been committed and is not done yet: each kind of it in a lane of its own, and jobs. */
export type Worker = {
  /** Says that there may be something to do now; returns at once. */
  kick(): void
  /**
   * Runs all lanes until they are quiet: resolves when what was there has been done, with what
   * followed from it. What others bring meanwhile is not waited for, so that nobody waits for a
   * quiet that never comes.
   */
  settle(): Promise<void>
  /** To be awaited before a callback is answered: in the sandbox everything settles first. */
  afterRequest(): Promise<void>
  /** Begins to look by itself. */
  start(): void
  /** How each lane stands. */
  lanes(): Promise<readonly LaneState[]>
  /** Ends after what is under way; what a network has not answered by then is written as unknown. */
  stop(): Promise<void>
}

/** What a lane does at the moment, and how far it is behind. */
export type LaneState = Behind & { readonly lane: LaneName; readonly underWay: number }

/** How often it looks without having been kicked: retries, expiries, what other processes bring. */
const TICK_MS = 1000

/** How often it looks whether operators have fallen silent, and whether a lane is behind. */
const WATCH_MS = 60 * 1000

/** What waits for longer in a lane that does its work is said in the log. */
const LATE_MS = 60 * 1000

/** When the service stops, a job has this long to end. */
const STOP_PATIENCE_MS = 4 * 1000

/** How long it rests after a fault, so that a database that is gone fills no log. */
const REST_MS = 5000

/** What settles may set off more; a circle is cut here and goes on at the next tick. */
const ROUNDS_MAX = 1000

/** What follows from what: a message, its prompt, the refusal, the SMS about it. */
const FOLLOWS_MAX = 4

/**
 * A worker over the app. `settlesFirst`: callbacks wait for what follows from them, which only the
 * sandbox may do.
 */
export function createWorker(ports: Ports, { settlesFirst }: { settlesFirst: boolean }): Worker {
  let running: Promise<number> | null = null
  let following: Promise<number> | null = null
  let stopped = false
  let watchedAt = 0
  const doings = new Set<Promise<void>>()
  const timers = new Map<() => Promise<void>, NodeJS.Timeout>()
  const jobs = sleepingJobs(ports, () => !stopped)
  const lanes = LANES.map((lane) => runLane(ports, lane, wake))

  function wake(names: readonly LaneName[]): void {
    for (const lane of lanes) if (names.includes(lane.name)) lane.lookSoon()
  }

  function look(): void {
    for (const lane of lanes) lane.look()
  }

  /** One lane after the other, so that what leads to more is done before it is asked what there is. */
  async function round(): Promise<number> {
    let done = 0
    for (const lane of lanes) done += await lane.drain()
    return done
  }

  function begin(): Promise<number> {
    const begun = round().finally(() => {
      if (running === begun) running = null
    })
    running = begun
    return begun
  }

  /** A round that begins after this was called, so that it sees what was there; one at a time. */
  function nextRound(): Promise<number> {
    if (following) return following
    if (!running) return begin()
    following = running
      .catch(() => 0)
      .then(() => {
        following = null
        return begin()
      })
    return following
  }

  async function settle(): Promise<void> {
    let until = ports.clock.now()
    let followed = 0
    for (let rounds = 0; rounds < ROUNDS_MAX && !stopped; rounds += 1) {
      if ((await nextRound()) === 0) return
      const now = ports.clock.now()
      if (await ports.store.read((tx) => isPending(tx, now, until))) continue
      followed += 1
      if (followed === FOLLOWS_MAX) return
      until = now
    }
  }

  async function watch(): Promise<void> {
    if (clockDoubt(ports)) return
    const now = ports.clock.now()
    if (Math.abs(now - watchedAt) < WATCH_MS) return
    watchedAt = now
    await watchOperators(ports)
    if ((await pullPayments(ports)) > 0) wake(['events'])
    // What a statement brought to light is told at once.
    if ((await fetchStatements(ports)) > 0) wake(['sms'])
    for (const { lane, ...state } of await states()) {
      if (state.oldestMs > LATE_MS) ports.log.warn('lane-behind', { lane, ...state })
    }
  }

  function states(): Promise<LaneState[]> {
    return Promise.all(
      LANES.map(async ({ name, behind }, at) => ({
        lane: name,
        underWay: lanes[at]?.underWay() ?? 0,
        ...(await behind(ports)),
      })),
    )
  }

  async function safely(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work()
      return true
    } catch (error) {
      ports.log.error('worker-failed', error)
      return false
    }
  }

  /** Each work by itself: a job that is long, or fails each time, keeps no receipt waiting. */
  function keepDoing(work: () => Promise<void>): void {
    if (stopped) return
    const doing = safely(work).then((ok) => {
      doings.delete(doing)
      if (!stopped) timers.set(work, setTimeout(keepDoing, ok ? TICK_MS : REST_MS, work))
    })
    doings.add(doing)
  }

  /** A job that takes longer is given back: another process, or the next start, does it again. */
  async function endJobs(): Promise<void> {
    const over = new AbortController()
    const late = pause(STOP_PATIENCE_MS, undefined, { signal: over.signal }).catch(() => undefined)
    await Promise.race([Promise.all(doings), late])
    over.abort()
    await giveBackJobs(ports)
  }

  return {
    kick: look,
    settle,
    afterRequest: async () => {
      if (settlesFirst) await settle()
      else look()
    },
    lanes: states,
    start: () => {
      keepDoing(clockKeeper(ports))
      keepDoing(async () => look())
      // In the sandbox jobs run as its clock is moved, and a prompt waits for whoever tries it.
      if (settlesFirst) return
      keepDoing(() => jobs.look())
      keepDoing(watch)
    },
    stop: async () => {
      stopped = true
      for (const timer of timers.values()) clearTimeout(timer)
      await Promise.all([...lanes.map((lane) => lane.stop()), safely(endJobs)])
      await (following ?? running)?.catch(() => undefined)
    },
  }
}
