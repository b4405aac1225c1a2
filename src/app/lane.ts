import { randomUUID } from 'node:crypto'
import { instant, type Instant } from '../core/dates.ts'
import type { Lease } from '../store/lease.ts'
import type { WalletChoice } from '../store/payments/of-wallet.ts'
import { acting, type Desk } from './desk.ts'
import { PATIENT } from './patience.ts'
import type { Ports } from './ports.ts'

/**
 * A kind of work that is done without a caller. What is due is taken by a lease, so that several
 * processes share it and what a dead one had is taken over, and each thing is done by itself.
 */
export type Lane<Item> = {
  readonly name: LaneName
  /** So many things are done at once. */
  readonly atOnce: number
  /** So many more are taken with them and wait here, since each taking costs as much as a thing. */
  readonly ahead?: number
  /** Of these, so many at most behind each door, so that a silent operator takes no other's turn. */
  readonly atOnceOf: (door: string) => number
  readonly doorsOf: (item: Item) => readonly string[]
  /** The key of what a network gets, which may not have it a second time while it is under way here. */
  readonly keyOf?: (item: Item) => string
  readonly take: (ports: Ports, room: Room) => Promise<Item[]>
  /**
   * Does one of them. Once `patience` is over, what a network has not answered is unknown, and
   * recorded so. Throws only what keeps all others from being done as well.
   */
  readonly do: (ports: Ports, item: Item, patience: AbortSignal) => Promise<void>
  /** What should have been taken and is not: how much, and for how long the oldest of it should. */
  readonly behind: (ports: Ports) => Promise<Behind>
  /** Where its work leads to more. */
  readonly wakes: readonly LaneName[]
}

export type LaneName = 'inbox' | 'events' | 'prompts' | 'questions' | 'sms'

export type Behind = { readonly count: number; readonly oldestMs: number }

/** How much may be taken: altogether, and for one door. */
export type Room = {
  readonly free: number
  of(door: string): number
  /** Whether this process is at it, whatever its lease says: a clock that jumps ends leases at once. */
  readonly isUnderWay?: (key: string) => boolean
}

/** What was taken is somebody else's after this long: a carrier is waited for half a minute. */
const LEASE_MS = 2 * 60 * 1000

/** A lease from now on. Its token is nobody else's, ever. */
export function leaseFrom(now: Instant, forMs = LEASE_MS): Lease {
  return { token: randomUUID(), until: instant(now + forMs) }
}

/** How far behind a lane is with what has waited since then; null for nothing. */
export function behindSince(
  { count, since }: { readonly count: number; readonly since: Instant | null },
  now: Instant,
): Behind {
  return { count, oldestMs: since === null ? 0 : Math.max(0, now - since) }
}

/** Takes what fits into a lane at once and does it; for whoever drives a lane by hand. */
export async function doOnce<Item>(ports: Ports, lane: Lane<Item>): Promise<number> {
  const items = await lane.take(ports, { free: lane.atOnce, of: lane.atOnceOf })
  const doing = await Promise.allSettled(items.map((item) => lane.do(ports, item, PATIENT)))
  for (const done of doing) if (done.status === 'rejected') throw done.reason
  return items.length
}

/**
 * Takes behind each wallet what fits there; at last what wallets of which we know nothing have. One
 * transaction for all of them, since most of the time there is nothing to take.
 */
export async function takeByWallet<Row>(
  ports: Ports,
  room: Room,
  take: (desk: Desk, wallet: WalletChoice, limit: number) => Promise<Row[]>,
): Promise<Row[]> {
  const names = [...ports.wallets.keys()]
  return acting(ports, async (desk) => {
    const taken: Row[] = []
    for (const name of [...names, names]) {
      const here = typeof name === 'string' ? room.of(name) : room.free
      const limit = Math.min(here, room.free - taken.length)
      if (limit > 0) taken.push(...(await take(desk, name, limit)))
    }
    return taken
  })
}
