import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { insertMany } from '../src/store/engine/insert-many.ts'
import { openStore } from '../src/store/engine/open.ts'
import type { Store } from '../src/store/store.ts'
import { LONG_ANSWER_MS, startChild } from './child.ts'
import { type Code, codeBefore, migrateBy, NOW, shareOf } from './code.ts'
import { type Figure, ratiosOf } from './figures.ts'
import { foundMutuals } from './many-mutuals.ts'
import { noticeOf } from './notices.ts'
import type { Part } from './part.ts'
import { admin, postgres, postgresCpuMs } from './postgres.ts'
import { phoneAt } from './register.ts'
import type { Drained } from './servers/draining.ts'
import { TOWN_OPENS } from './town.ts'

const MUTUALS = 64
const MEMBERS = 20
const MANY = shareOf(10_000)
const ROUNDS = 3

/** Two processes may be kept from twice by the cores and by the database that they share. */
const WANTED = 1.4

/**
 * One draining: how long it took, the CPU of the processes and of PostgreSQL, and how many SMS were
 * handed to the carrier.
 */
type Draining = {
  readonly ms: number
  readonly ownMs: number
  readonly postgresMs: number
  readonly handed: number
}

/** What one code took, by one process and by two. */
type Rounds = { readonly one: Draining[]; readonly two: Draining[] }

/**
 * Messages and notices of many mutuals on one PostgreSQL, done by one process and by two; with
 * BENCH_OLD the same by older code, in turn with this one.
 */
export const draining: Part = {
  name: 'draining',
  measure: async (directory) => {
    const { url, stop } = await postgres()
    const before = codeBefore()
    const measured = new Map([NOW, ...(before ? [before] : [])].map((code) => [code, empty()]))
    try {
      for (const code of measured.keys()) await fill(url, code)
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const [code, { one, two }] of measured) {
          one.push(await drain(url, directory, code, 1))
          two.push(await drain(url, directory, code, 2))
        }
      }
    } finally {
      await stop()
    }
    const now = measured.get(NOW) as Rounds
    const then = before && (measured.get(before) as Rounds)
    return {
      figures: [figureOfTwo(now), ...(then ? figuresAgainst(now, then) : [])],
      said: [...measured].flatMap(([code, { one, two }]) => [
        saidOf(`one process of ${code.name}`, one),
        saidOf(`two of ${code.name}`, two),
      ]),
    }
  },
}

function empty(): Rounds {
  return { one: [], two: [] }
}

const WHAT = `${MANY.toLocaleString('en')} messages and as many notices of ${MUTUALS} mutuals on one PostgreSQL`

function figureOfTwo({ one, two }: Rounds): Figure {
  return {
    what: `${WHAT}, two processes`,
    against: 'one process',
    ratios: ratiosOf(each(one, 'ms'), each(two, 'ms')),
    wanted: WANTED,
  }
}

/** How much less this code takes than the one of before. */
function figuresAgainst(now: Rounds, then: Rounds): Figure[] {
  const figure = (what: string, processes: keyof Rounds, of: keyof Draining): Figure => ({
    what: `${what}, ${processes === 'one' ? 'one process' : 'two processes'}`,
    against: 'the code of before',
    ratios: ratiosOf(each(now[processes], of), each(then[processes], of)),
    wanted: null,
  })
  return (['one', 'two'] as const).flatMap((processes) => [
    figure(`time for ${WHAT}`, processes, 'ms'),
    figure('its CPU', processes, 'ownMs'),
    figure("PostgreSQL's CPU for it", processes, 'postgresMs'),
  ])
}

function each(some: readonly Draining[], of: keyof Draining): number[] {
  return some.map((one) => one[of])
}

function saidOf(who: string, rounds: readonly Draining[]): string {
  const last = rounds.at(-1) as Draining
  const perItem = (ms: number) => `${Math.round((ms * 1000) / (2 * MANY))} µs`
  return (
    `Draining: ${who} took ${(last.ms / 1000).toFixed(1)} s in the last of ${ROUNDS} rounds, ` +
    `${perItem(last.ownMs)} of CPU for each message or notice and ${perItem(last.postgresMs)} of PostgreSQL's, ` +
    `and sent ${last.handed.toLocaleString('en')} SMS.`
  )
}

/** A database with all that is to be done; each draining has a copy. */
async function fill(url: string, code: Code): Promise<void> {
  const name = fullOf(code)
  await admin(url, `create database ${name}`)
  await migrateBy(code, `${url}/${name}`)
  const store = await openStore(`${url}/${name}`)
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

function fullOf({ old }: Code): string {
  return old ? 'bench_full_before' : 'bench_full'
}

function messageAt(at: number) {
  const sender = phoneAt(at % (MUTUALS * MEMBERS))
  const message_id = String(at).padStart(6, '0')
  const received = { received_at: TOWN_OPENS, handled_at: null, outcome: null }
  return { carrier: 'bench', message_id, sender, recipient: '21512', text: 'BALANCE', ...received }
}

let databases = 0

async function drain(
  url: string,
  directory: string,
  code: Code,
  processes: number,
): Promise<Draining> {
  databases += 1
  const name = `bench_${databases}`
  await admin(url, `create database ${name} template ${fullOf(code)}`)
  const store = await openStore(`${url}/${name}`, { poolSize: 1 })
  const children = Array.from({ length: processes }, (_, at) =>
    startChild(
      'servers/draining',
      [`${url}/${name}`, `${directory}/${name}-${at}.log`],
      LONG_ANSWER_MS,
      code.old,
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
    if (!code.old && handed !== 2 * MANY)
      throw new Error(`${handed} SMS left for ${2 * MANY} messages and notices`)
    return { ms, ownMs: drained.reduce((sum, one) => sum + one.cpuMs, 0), postgresMs, handed }
  } finally {
    await Promise.all(children.map((child) => child.stop()))
    await store.close()
    await admin(url, `drop database ${name}`)
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
