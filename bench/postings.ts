import { insertMany } from '../src/store/engine/insert-many.ts'
import { openStore } from '../src/store/engine/open.ts'
import { TEMPLATE } from '../test/global-postgres.ts'
import { LONG_ANSWER_MS, startChild } from './child.ts'
import { ratiosOf } from './figures.ts'
import { foundMutuals } from './many-mutuals.ts'
import { noticeOf } from './notices.ts'
import type { Part } from './part.ts'
import { admin, postgres, postgresCpuMs } from './postgres.ts'
import type { Posted } from './servers/posting.ts'

const CLIENTS = 16
const MEMBERS = 500
const NOTICES = 1_500
const ROUNDS = 5
const WANTED = 3

type Way = 'grouped' | 'alone'
type Round = Posted & { readonly postgresMs: number }

/**
 * Payments of one mutual, posted by many at once on a PostgreSQL that waits for the disk: those that
 * arrive together in one transaction, and each in its own. With BENCH_OLD the latter is the older
 * code that was built there.
 */
export const postings: Part = {
  name: 'postings',
  isLong: true,
  measure: async (directory) => {
    const { url, stop } = await postgres({ isDurable: true })
    try {
      await fill(url)
      const rounds: Record<Way, Round[]> = { grouped: [], alone: [] }
      for (let round = 0; round < ROUNDS; round += 1) {
        const ways: Way[] = round % 2 === 0 ? ['alone', 'grouped'] : ['grouped', 'alone']
        for (const way of ways) rounds[way].push(await measure(url, directory, way, round))
      }
      const perSecond = (some: readonly Round[]) => some.map(({ ms }) => (NOTICES * 1000) / ms)
      const old = process.env['BENCH_OLD'] ? 'the code of before' : 'each in its own transaction'
      return {
        figures: [
          {
            what: `payments of one mutual posted per second on PostgreSQL, ${CLIENTS} at once`,
            against: old,
            ratios: ratiosOf(perSecond(rounds.grouped), perSecond(rounds.alone)),
            wanted: WANTED,
          },
        ],
        said: [saidOf('together', rounds.grouped), saidOf(old, rounds.alone)],
      }
    } finally {
      await stop()
    }
  },
}

function saidOf(who: string, rounds: readonly Round[]): string {
  const last = rounds.at(-1) as Round
  const perItem = (ms: number) => `${Math.round((ms * 1000) / NOTICES)} µs`
  return (
    `Postings: ${who}, ${Math.round((NOTICES * 1000) / last.ms)} per second in the last of ` +
    `${ROUNDS} rounds of ${NOTICES.toLocaleString('en')}, ${perItem(last.cpuMs)} of CPU for each ` +
    `and ${perItem(last.postgresMs)} of PostgreSQL's.`
  )
}

const FULL = 'bench_payments'

async function fill(url: string): Promise<void> {
  await admin(url, `create database ${FULL} template ${TEMPLATE}`)
  const store = await openStore(`${url}/${FULL}`)
  await foundMutuals(store, 1, MEMBERS)
  const notices = Array.from({ length: NOTICES }, (_, at) => noticeOf(at, at % MEMBERS))
  await store.write((tx) => insertMany(tx, 'event', notices))
  await store.close()
}

async function measure(url: string, directory: string, way: Way, round: number): Promise<Round> {
  const name = `bench_${way}_${round}`
  await admin(url, `create database ${name} template ${FULL}`)
  await admin(url, 'checkpoint')
  const old = way === 'alone' ? process.env['BENCH_OLD'] : undefined
  const args = [`${url}/${name}`, `${directory}/${name}.log`, way]
  const child = startChild('servers/posting', args, LONG_ANSWER_MS, old)
  try {
    const before = postgresCpuMs()
    const posted = await child.ask<Posted>({ clients: CLIENTS })
    if (posted.posted !== NOTICES) throw new Error(`${posted.posted} of ${NOTICES} were posted`)
    return { ...posted, postgresMs: postgresCpuMs() - before }
  } finally {
    await child.stop()
    await admin(url, `drop database ${name}`)
  }
}
