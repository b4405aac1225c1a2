import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { openStore } from '../src/store/engine/open.ts'
import type { Store } from '../src/store/store.ts'
import { LONG_ANSWER_MS, startChild } from './child.ts'
import { hold } from './hold.ts'
import { admin, postgresCpuMs } from './postgres.ts'
import type { Drained } from './servers/draining.ts'

/**
 * One draining: how long it took, the CPU of the processes and of PostgreSQL, and how many SMS were
 * handed to the carrier.
 */
export type Draining = {
  readonly ms: number
  readonly ownMs: number
  readonly postgresMs: number
  readonly handed: number
}

type Order = {
  /** The database of which a copy is drained. */
  readonly template: string
  readonly processes: number
  /** How much of a core each process has; null for as much as there is. */
  readonly share: number | null
  /** A checkout of older code. */
  readonly old?: string | undefined
  /**
   * Adds what is measured. What the template has is then done first, with all the cores there are, so that processes
   * know their errand before they are held.
   */
  readonly add?: (store: Store) => Promise<void>
}

let databases = 0

/** Has processes do all messages and notices of a copy of a database, until nothing is left. */
export async function drainCopy(
  url: string,
  directory: string,
  { template, processes, share, old, add }: Order,
): Promise<Draining> {
  databases += 1
  const name = `bench_${databases}`
  await admin(url, `create database ${name} template ${template}`)
  const store = await openStore(`${url}/${name}`, { poolSize: 1 })
  const children = Array.from({ length: processes }, (_, at) =>
    startChild(
      'servers/draining',
      [`${url}/${name}`, `${directory}/${name}-${at}.log`],
      LONG_ANSWER_MS,
      old,
    ),
  )
  let held: (() => void)[] = []
  try {
    await Promise.all(children.map((child) => child.ask({ begin: false })))
    const begin = () => Promise.all(children.map((child) => child.ask({ begin: true })))
    const drain = async () => {
      while (await isLeft(store)) await setTimeout(LOOK_MS)
    }
    const done = async () => {
      const all = await Promise.all(children.map((child) => child.ask<Drained>({ begin: false })))
      const sum = (of: keyof Drained) => all.reduce((total, one) => total + one[of], 0)
      return { ownMs: sum('cpuMs'), handed: sum('handed'), postgresMs: postgresCpuMs() }
    }
    if (add) {
      await begin()
      await drain()
    }
    // Not before: to begin with so little of a core takes longer than all that is measured.
    if (share !== null) held = children.map(({ pid }) => hold(pid, share))
    const [began, before] = [performance.now(), await done()]
    await (add ? add(store) : begin())
    await drain()
    const ms = performance.now() - began
    const after = await done()
    return {
      ms,
      ownMs: after.ownMs - (add ? before.ownMs : 0),
      postgresMs: after.postgresMs - before.postgresMs,
      handed: after.handed - before.handed,
    }
  } finally {
    await Promise.all(children.map((child) => child.stop()))
    for (const release of held) release()
    await store.close()
    await admin(url, `drop database ${name}`)
  }
}

/** Some drainings last less than two seconds. */
const LOOK_MS = 50

async function isLeft(store: Store): Promise<boolean> {
  const found = await store.read((tx) =>
    sql<{ left: boolean }>`select exists (select from inbox where handled_at is null)
      or exists (select from event where handled_at is null)
      or exists (select from outbox where state in ('waiting', 'sending')) as left`.execute(tx),
  )
  return found.rows[0]?.left === true
}
