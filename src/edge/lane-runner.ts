import { clearImmediate, setImmediate } from 'node:timers'
import { setTimeout as pause } from 'node:timers/promises'
import pLimit from 'p-limit'
import type { Lane, LaneName } from '../app/lane.ts'
import type { Ports } from '../app/ports.ts'

/** One lane at work: it takes what is due as long as it has room, and does it. */
type LaneRunner = {
  readonly name: LaneName
  /** Says that there may be something to do now; returns at once. */
  look(): void
  /** The same a moment later, so that what comes together is taken together. */
  lookSoon(): void
  /** Takes what is due, and resolves when all that is under way has been done: how much it was. */
  drain(): Promise<number>
  /** So many things are being done. */
  underWay(): number
  /** Takes nothing more. Resolves when what is under way has been done, and recorded. */
  stop(): Promise<void>
}

/** A network is waited for so long, well within the lease of what was handed to it. */
const PATIENCE_MS = 30 * 1000

/** When the service stops, networks have this long to answer; then what they have is unknown. */
const STOP_PATIENCE_MS = 4 * 1000

/** Each look costs as much as doing a thing: what is done within so long leads to one of them. */
const GATHER_MS = 5

/** After a fault it rests, each time for twice as long, so that a database that is gone fills no log. */
const REST_MS = 1000
const REST_MAX_MS = 5 * 1000

type Doing = {
  readonly doors: readonly string[]
  readonly key: string | null
  readonly done: Promise<void>
  readonly patience: AbortController
}

/** `wake` is told where work has led to more. */
export function runLane<Item>(
  ports: Ports,
  lane: Lane<Item>,
  wake: (names: readonly LaneName[]) => void,
): LaneRunner {
  const slots = pLimit(lane.atOnce)
  const doings = new Set<Doing>()
  let taking: Promise<unknown> = Promise.resolve()
  let isLooking = false
  let isWanted = false
  let stopped = false
  let restMs = 0
  let resting: NodeJS.Timeout | null = null
  let gathering: NodeJS.Timeout | null = null
  let immediate: NodeJS.Immediate | null = null

  /**
   * One taking at a time: else two would count the same room. `then` is what comes after each thing
   * that was done; whoever drives the lane by hand sees to that himself.
   */
  function take(then?: { readonly goOn: () => void; readonly rest: (error: unknown) => void }) {
    const taken = taking.then(async () => {
      const room = roomOf(lane, doings)
      const items = room.free > 0 && !stopped ? await lane.take(ports, room) : []
      for (const item of items) begin(item).then(then?.goOn, then?.rest ?? (() => undefined))
      return items.length
    })
    taking = taken.catch(() => undefined)
    return taken
  }

  function begin(item: Item): Promise<void> {
    const patience = new AbortController()
    const late = setTimeout(() => patience.abort(), PATIENCE_MS)
    const done = slots(() => lane.do(ports, item, patience.signal)).finally(() => {
      clearTimeout(late)
      doings.delete(doing)
    })
    const doing = { doors: lane.doorsOf(item), key: lane.keyOf?.(item) ?? null, done, patience }
    doings.add(doing)
    return done
  }

  function goOn(): void {
    restMs = 0
    wake(lane.wakes)
    if (doings.size > mostOf(lane) / 2) lookSoon()
    // Once those that share a commit have all been answered.
    else
      immediate ??= setImmediate(() => {
        immediate = null
        look()
      })
  }

  function lookSoon(): void {
    if (stopped) return
    gathering ??= setTimeout(() => {
      gathering = null
      look()
    }, GATHER_MS)
  }

  function rest(error: unknown): void {
    ports.log.error('worker-failed', error, { lane: lane.name })
    restMs = Math.min(REST_MAX_MS, Math.max(REST_MS, restMs * 2))
    if (resting) clearTimeout(resting)
    resting = setTimeout(() => {
      resting = null
      look()
    }, restMs)
  }

  function look(): void {
    isWanted = true
    if (isLooking || resting || stopped) return
    isLooking = true
    void untilFull()
      .catch(rest)
      .then(() => {
        isLooking = false
        // Somebody asked in the moment in which it ended.
        if (isWanted) look()
      })
  }

  async function untilFull(): Promise<void> {
    while (!stopped && isWanted) {
      isWanted = false
      if ((await take({ goOn, rest })) > 0) isWanted = true
    }
  }

  async function drain(): Promise<number> {
    const before = [...doings]
    const taken = await take()
    await Promise.all([...before, ...doings].map(({ done }) => done))
    return taken + before.length
  }

  async function stop(): Promise<void> {
    stopped = true
    if (resting) clearTimeout(resting)
    if (gathering) clearTimeout(gathering)
    if (immediate) clearImmediate(immediate)
    await taking
    const over = new AbortController()
    const ended = Promise.allSettled([...doings].map(({ done }) => done))
    const late = pause(STOP_PATIENCE_MS, undefined, { signal: over.signal }).then(
      () => doings.forEach(({ patience }) => patience.abort()),
      () => undefined,
    )
    await ended
    over.abort()
    await late
  }

  return { name: lane.name, look, lookSoon, drain, underWay: () => doings.size, stop }
}

/** So many are taken at most, of which some may wait for their turn here. */
function mostOf<Item>({ atOnce, ahead = 0 }: Lane<Item>): number {
  return atOnce + ahead
}

function roomOf<Item>(lane: Lane<Item>, doings: ReadonlySet<Doing>) {
  const behind = (door: string) => [...doings].filter(({ doors }) => doors.includes(door)).length
  return {
    free: mostOf(lane) - doings.size,
    of: (door: string) => lane.atOnceOf(door) - behind(door),
    isUnderWay: (key: string) => [...doings].some((doing) => doing.key === key),
  }
}
