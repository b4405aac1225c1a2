import { availableParallelism } from 'node:os'
import { insertMany } from '../src/store/engine/insert-many.ts'
import { openStore } from '../src/store/engine/open.ts'
import { type Code, codeBefore, migrateBy, NOW, shareOf } from './code.ts'
import { type Figure, ratiosOf } from './figures.ts'
import { foundMutuals } from './many-mutuals.ts'
import { type Draining, drainCopy } from './drain.ts'
import { canHold } from './hold.ts'
import { noticeOf } from './notices.ts'
import type { Part } from './part.ts'
import { admin, postgres } from './postgres.ts'
import { phoneAt } from './register.ts'
import { TOWN_OPENS } from './town.ts'

const MUTUALS = 64
const MEMBERS = 20
const MANY = shareOf(10_000)
const ROUNDS = 3

/** Two processes may be kept from twice by the cores and by the database that they share. */
const WANTED = 1.4

/**
 * So much of a core each process has where the cores are to allow it: on two, one process and its
 * PostgreSQL have hardly any left for another.
 */
const HELD = 0.3

/** With so few cores nothing is wanted of processes that are not held. */
const CROWDED = 2

/** What one code took, by one process and by two. */
type Rounds = { readonly one: Draining[]; readonly two: Draining[] }

/** What is to be done, by whom, and how much of a core each has. */
type Work = { readonly code: Code; readonly many: number; readonly share: number | null }

/**
 * Messages and notices of many mutuals on one PostgreSQL, done by one process and by two; with
 * BENCH_OLD the same by older code, in turn with this one.
 */
export const draining: Part = {
  name: 'draining',
  isLong: true,
  measure: async (directory) => {
    const { url, stop } = await postgres()
    const before = codeBefore()
    const works: Work[] = [NOW, ...(before ? [before] : [])].map((code) => ({
      ...{ code, many: MANY, share: null },
    }))
    if (canHold()) works.push({ code: NOW, many: Math.ceil(MANY * HELD), share: HELD })
    const measured = new Map(works.map((work) => [work, empty()]))
    try {
      for (const work of works) await fill(url, work)
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const [work, { one, two }] of measured) {
          one.push(await drain(url, directory, work, 1))
          two.push(await drain(url, directory, work, 2))
        }
      }
    } finally {
      await stop()
    }
    const all = [...measured]
    const [, now] = all[0] as [Work, Rounds]
    const then = all.find(([{ code }]) => code.old)?.[1]
    return {
      figures: [
        ...all.filter(([{ code }]) => !code.old).map(([work, rounds]) => figureOfTwo(work, rounds)),
        ...(then ? figuresAgainst(now, then) : []),
      ],
      said: all.flatMap(([work, { one, two }]) => [
        saidOf(`one process of ${work.code.name}`, work, one),
        saidOf(`two of ${work.code.name}`, work, two),
      ]),
    }
  },
}

function empty(): Rounds {
  return { one: [], two: [] }
}

const whatOf = (many: number) =>
  `${many.toLocaleString('en')} messages and as many notices of ${MUTUALS} mutuals on one PostgreSQL`

/** What is wanted is wanted where the cores allow it; how far they do is said under the table. */
function figureOfTwo({ many, share }: Work, { one, two }: Rounds): Figure {
  const what = `${whatOf(many)}, two processes`
  return {
    what: share === null ? what : `${what} that have ${share} of a core each`,
    against: 'one process',
    ratios: ratiosOf(each(one, 'ms'), each(two, 'ms')),
    wanted: share === null && availableParallelism() <= CROWDED ? null : WANTED,
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
    figure(`time for ${whatOf(MANY)}`, processes, 'ms'),
    figure('its CPU', processes, 'ownMs'),
    figure("PostgreSQL's CPU for it", processes, 'postgresMs'),
  ])
}

function each(some: readonly Draining[], of: keyof Draining): number[] {
  return some.map((one) => one[of])
}

function saidOf(who: string, { many, share }: Work, rounds: readonly Draining[]): string {
  const { ms, ownMs, postgresMs, handed } = rounds.at(-1) as Draining
  const perItem = (cpuMs: number) => `${Math.round((cpuMs * 1000) / (2 * many))} µs`
  const held = share === null ? '' : `, held to ${share} of a core,`
  return (
    `Draining: ${who}${held} took ${(ms / 1000).toFixed(1)} s in the last of ${ROUNDS} rounds, ` +
    `${perItem(ownMs)} of CPU for each message or notice and ${perItem(postgresMs)} of PostgreSQL's ` +
    `(${((ownMs + postgresMs) / ms).toFixed(2)} cores at work), ` +
    `and sent ${handed.toLocaleString('en')} SMS.`
  )
}

/** A database with all that is to be done; each draining has a copy. */
async function fill(url: string, work: Work): Promise<void> {
  const { code, many } = work
  const name = fullOf(work)
  await admin(url, `create database ${name}`)
  await migrateBy(code, `${url}/${name}`)
  const store = await openStore(`${url}/${name}`)
  await foundMutuals(store, MUTUALS, MEMBERS)
  const items = Array.from({ length: many }, (_, at) => at)
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

function fullOf({ code, many }: Work): string {
  return `bench_full_${many}${code.old ? '_before' : ''}`
}

function messageAt(at: number) {
  const sender = phoneAt(at % (MUTUALS * MEMBERS))
  const message_id = String(at).padStart(6, '0')
  const received = { received_at: TOWN_OPENS, handled_at: null, outcome: null }
  return { carrier: 'bench', message_id, sender, recipient: '21512', text: 'BALANCE', ...received }
}

async function drain(
  url: string,
  directory: string,
  work: Work,
  processes: number,
): Promise<Draining> {
  const { code, many, share } = work
  const drained = await drainCopy(url, directory, {
    ...{ template: fullOf(work), processes, share, old: code.old },
  })
  if (!code.old && drained.handed !== 2 * many)
    throw new Error(`${drained.handed} SMS left for ${2 * many} messages and notices`)
  return drained
}
