import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import type { TestProject } from 'vitest/node'
import { insertMany } from '../src/store/engine/insert-many.ts'
import { openStore } from '../src/store/engine/open.ts'
import type { Store } from '../src/store/store.ts'
import startPostgres, { TEMPLATE } from '../test/global-postgres.ts'
import { LONG_ANSWER_MS, startChild } from './child.ts'
import { ratiosOf } from './figures.ts'
import { foundMutuals, numberAt } from './many-mutuals.ts'
import type { Part } from './part.ts'
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

/** The server of the tests, for as long as the part runs. */
async function postgres(): Promise<{ url: string; stop: () => Promise<void> }> {
  let url = ''
  const project = { provide: (_name: string, value: string) => void (url = value) }
  const stop = await startPostgres(project as unknown as TestProject)
  if (!stop) throw new Error('there is no PostgreSQL with ENGINES=sqlite')
  return { url, stop }
}

const FULL = 'bench_full'

/** A database with all that is to be done; each draining has a copy. */
async function fill(url: string): Promise<void> {
  await admin(url, `create database ${FULL} template ${TEMPLATE}`)
  const store = await openStore(`${url}/${FULL}`)
  await foundMutuals(store, MUTUALS, MEMBERS)
  const items = Array.from({ length: MANY }, (_, at) => at)
  await store.write((tx) => insertMany(tx, 'inbox', items.map(messageAt)))
  await store.write((tx) => insertMany(tx, 'event', items.map(noticeAt)))
  await store.close()
}

function messageAt(at: number) {
  const sender = phoneAt(at % (MUTUALS * MEMBERS))
  const message_id = String(at).padStart(6, '0')
  const received = { received_at: TOWN_OPENS, handled_at: null, outcome: null }
  return { carrier: 'bench', message_id, sender, recipient: '21512', text: 'BALANCE', ...received }
}

function noticeAt(at: number) {
  const member = at % (MUTUALS * MEMBERS)
  const receipt = `BENCH${at}`
  const body = {
    ...{ event: 'paid', intent: null, receipt, amount: '10.00', currency: 'KES' },
    ...{ account: numberAt(member), phone: phoneAt(member) },
    paidAt: new Date(TOWN_OPENS).toISOString(),
  }
  return {
    event_id: `e${String(at).padStart(6, '0')}`,
    ...{ wallet: 'bench', event_key: `paid/${receipt}`, body_hash: receipt, intent_id: null },
    body: JSON.stringify({ path: 'notice', body }),
    ...{ seen: 1, failures: 0, received_at: TOWN_OPENS, not_before: TOWN_OPENS },
  }
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

async function admin(url: string, text: string): Promise<void> {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: `${url}/postgres` })
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

/** Ticks of Linux's process table, of which a second has a hundred. */
const TICK_MS = 10

/** What all processes of PostgreSQL on this machine have taken that still run, and their children. */
function postgresCpuMs(): number {
  let ticks = 0
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      if (!stat.includes('(postgres)')) continue
      const [user, system, waitedUser, waitedSystem] = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .slice(11, 15)
      ticks += [user, system, waitedUser, waitedSystem].reduce(
        (sum, value) => sum + Number(value),
        0,
      )
    } catch {
      // It has ended meanwhile.
    }
  }
  return ticks * TICK_MS
}
