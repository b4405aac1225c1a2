import { followUpIntents } from '../app/payments/intents.ts'
import { handleInbox } from '../app/sms/handle-sms.ts'
import { clockDoubt } from '../app/clock.ts'
import { clockKeeper } from '../app/clock-keeper.ts'
import { runDueJobs } from '../app/jobs.ts'
import { watchOperators } from '../app/alerts/look-after.ts'
import type { Ports } from '../app/ports.ts'
import { sendDue } from '../app/messages/send.ts'
import { handleEvents } from '../app/payments/wallet-events.ts'
import { isPending } from '../store/messages/pending.ts'

/** Does what has been committed and is not done yet: inbox, events, outbox, jobs. */
export type Worker = {
  /** Says that there may be something to do now; returns at once. */
  kick(): void
  /**
   * Resolves when what was there has been done, with what followed from it. What others bring
   * meanwhile is not waited for, so that nobody waits for a quiet that never comes.
   */
  settle(): Promise<void>
  /** To be awaited before a callback is answered: in the sandbox everything settles first. */
  afterRequest(): Promise<void>
  /** Begins to look by itself. */
  start(): void
  /** Ends after the round that is under way. */
  stop(): Promise<void>
}

/** How often it looks without having been kicked: retries, expiries, jobs. */
const TICK_MS = 1000

/** How often it looks whether operators have fallen silent. */
const WATCH_MS = 60 * 1000

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
  let isWanted = false
  let isPumping = false
  let stopped = false
  let watchedAt = 0
  const timers = new Map<() => Promise<void>, NodeJS.Timeout>()

  async function round(): Promise<number> {
    const inbox = await handleInbox(ports)
    const events = await handleEvents(ports)
    const intents = await followUpIntents(ports)
    const sent = await sendDue(ports)
    return inbox + events + intents + sent
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

  /** Rounds until one finds nothing; however often it is asked meanwhile, there is one of them. */
  function pump(): void {
    isWanted = true
    if (isPumping) return
    isPumping = true
    void safely(untilQuiet).then(() => {
      isPumping = false
      // Somebody asked in the moment in which it ended.
      if (isWanted && !stopped) pump()
    })
  }

  async function untilQuiet(): Promise<void> {
    for (let rounds = 0; rounds < ROUNDS_MAX && !stopped; rounds += 1) {
      isWanted = false
      if ((await nextRound()) === 0 && !isWanted) return
    }
  }

  async function run(): Promise<void> {
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

  async function jobs(): Promise<void> {
    await runDueJobs(ports, () => !stopped)
  }

  async function watch(): Promise<void> {
    if (clockDoubt(ports)) return
    const now = ports.clock.now()
    if (Math.abs(now - watchedAt) < WATCH_MS) return
    watchedAt = now
    await watchOperators(ports)
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
    void safely(work).then((ok) => {
      if (!stopped) timers.set(work, setTimeout(keepDoing, ok ? TICK_MS : REST_MS, work))
    })
  }

  return {
    kick: pump,
    settle: run,
    afterRequest: async () => {
      if (settlesFirst) await run()
      else pump()
    },
    start: () => {
      keepDoing(clockKeeper(ports))
      keepDoing(run)
      // In the sandbox jobs run as its clock is moved, and a prompt waits for whoever tries it.
      if (settlesFirst) return
      keepDoing(jobs)
      keepDoing(watch)
    },
    stop: async () => {
      stopped = true
      for (const timer of timers.values()) clearTimeout(timer)
      await (following ?? running)?.catch(() => undefined)
    },
  }
}
