import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { insertMany } from '../src/store/engine/insert-many.ts'
import { openStore } from '../src/store/engine/open.ts'
import type { Store } from '../src/store/store.ts'
import { TEMPLATE } from '../test/global-postgres.ts'
import { LONG_ANSWER_MS, startChild } from './child.ts'
import { ratiosOf } from './figures.ts'
import { foundMutuals } from './many-mutuals.ts'
import { noticeOf } from './notices.ts'
import type { Part } from './part.ts'
import { admin, postgres, postgresCpuMs } from './postgres.ts'
import { phoneAt } from './register.ts'
import type { Drained } from './servers/draining.ts'
import { TOWN_OPENS } from './town.ts'

const MUTUALS = 64
const MEMBERS = 20
const MANY = 10_000
const ROUNDS = 3

/** Two processes may be kept from twice by the cores and by the database that they share. */
const WANTED = 1.4

/** One draining: how long it took, and the CPU of the processes and of PostgreSQL. */
type Draining = { readonly ms: number; readonly ownMs: number; readonly postgresMs: number }

/** Messages and notices of many mutuals on one PostgreSQL, done by one process and by two. */
export const draining: Part = {
  name: 'draining',
  measure: async (directory) => {
    const { url, stop } = await postgres()
    try {
      await fill(url)
      const one: Draining[] = []
      const two: Draining[] = []
      for (let round = 0; round < ROUNDS; round += 1) {
        one.push(await drain(url, directory, 1))
        two.push(await drain(url, directory, 2))
      }
      const each = (some: readonly Draining[], of: (one: Draining) => number) => some.map(of)
      return {
        figures: [
          {
            what: `${MANY.toLocaleString('en')} messages and as many notices of ${MUTUALS} mutuals, two processes on one PostgreSQL`,
            against: 'one process',
            ratios: ratiosOf(
              each(one, ({ ms }) => ms),
              each(two, ({ ms }) => ms),
            ),
            wanted: WANTED,
          },
        ],
        said: [saidOf('one process', one), saidOf('two', two)],
      }
    } finally {
      await stop()
    }
  },
}

function saidOf(who: string, rounds: readonly Draining[]): string {
  const last = rounds.at(-1) as Draining
  const perItem = (ms: number) => `${Math.round((ms * 1000) / (2 * MANY))} µs`
  return (
    `Draining: ${who} took ${(last.ms / 1000).toFixed(1)} s in the last of ${ROUNDS} rounds, ` +
    `${perItem(last.ownMs)} of CPU for each message or notice and ${perItem(last.postgresMs)} of PostgreSQL's.`
  )
}

const FULL = 'bench_full'

/** A database with all that is to be done; each draining has a copy. */
async function fill(url: string): Promise<void> {
  await admin(url, `create database ${FULL} template ${TEMPLATE}`)
  const store = await openStore(`${url}/${FULL}`)
  await foundMutuals(store, MUTUALS, MEMBERS)
  const items = Array.from({ length: MANY }, (_, at) => at)
  await store.write((tx) => insertMany(tx, 'inbox', items.map(messageAt)))
  await store.write((tx) =>
    insertMany(
      tx,
      'event',
      items.map((at) => noticeOf(at, at % (MUTUALS * MEMBERS))),
    ),
  )
  await store.close()
}

function messageAt(at: number) {
  const sender = phoneAt(at % (MUTUALS * MEMBERS))
  const message_id = String(at).padStart(6, '0')
  const received = { received_at: TOWN_OPENS, handled_at: null, outcome: null }
  return { carrier: 'bench', message_id, sender, recipient: '21512', text: 'BALANCE', ...received }
}

let databases = 0

async function drain(url: string, directory: string, processes: number): Promise<Draining> {
  databases += 1
  const name = `bench_${databases}`
  await admin(url, `create database ${name} template ${FULL}`)
  const store = await openStore(`${url}/${name}`, { poolSize: 1 })
  const children = Array.from({ length: processes }, (_, at) =>
    startChild(
      'servers/draining',
      [`${url}/${name}`, `${directory}/${name}-${at}.log`],
      LONG_ANSWER_MS,
    ),
  )
  try {
    await Promise.all(children.map((child) => child.ask({ begin: false })))
    const [began, before] = [performance.now(), postgresCpuMs()]
    await Promise.all(children.map((child) => child.ask({ begin: true })))
    while (await isLeft(store)) await setTimeout(250)
    const ms = performance.now() - began
    const postgresMs = postgresCpuMs() - before
    const drained = await Promise.all(children.map((child) => child.ask<Drained>({ begin: false })))
    const handed = drained.reduce((sum, one) => sum + one.handed, 0)
    if (handed !== 2 * MANY)
      throw new Error(`${handed} SMS left for ${2 * MANY} messages and notices`)
    return { ms, ownMs: drained.reduce((sum, one) => sum + one.cpuMs, 0), postgresMs }
  } finally {
    await Promise.all(children.map((child) => child.stop()))
    await store.close()
  }
}

async function isLeft(store: Store): Promise<boolean> {
  const found = await store.read((tx) =>
    sql<{ left: boolean }>`select exists (select from inbox where handled_at is null)
      or exists (select from event where handled_at is null)
      or exists (select from outbox where state in ('waiting', 'sending')) as left`.execute(tx),
  )
  return found.rows[0]?.left === true
}
