import { instant } from '../src/core/dates.ts'
import { insertMany } from '../src/store/engine/insert-many.ts'
import { openStore } from '../src/store/engine/open.ts'
import type { Store } from '../src/store/store.ts'
import { TEMPLATE } from '../test/global-postgres.ts'
import { shareOf } from './code.ts'
import { drainCopy } from './drain.ts'
import { type Figure, ratiosOf } from './figures.ts'
import { type Done, turnsOfGateways } from './gateway-turns.ts'
import { canHold } from './hold.ts'
import { clinicPhoneAt, foundMutuals, numberAt } from './many-mutuals.ts'
import { noticeOf } from './notices.ts'
import type { Part } from './part.ts'
import { admin, postgres } from './postgres.ts'
import { TOWN_OPENS } from './town.ts'

const MEMBERS = 2_560
/** So many are done first, to get to know the errand, and as many are measured. */
const MANY = shareOf(384)
/** Of all members, so that there are some of each mutual. */
const STEP = Math.floor(MEMBERS / (2 * MANY))
const CLINICS = 64
const MUTUALS = [64, 1] as const
const GATEWAYS = [1, 2, 4] as const
const ROUNDS = 2

/** What one more gateway of the same size is to add, where there are cores for it. */
const WANTED = 1.6

/**
 * So much of a core each gateway has, so that four and their PostgreSQL find cores enough: on two, one gateway that
 * has as much as it likes leaves hardly any for another, which `draining` shows.
 */
const HELD = 0.2

const ERRANDS = ['turns', 'checks', 'receipts'] as const
type Errand = (typeof ERRANDS)[number]

/** Who is told: of a check the clinic and the member, of a receipt the member. */
const SMS = { checks: 2, receipts: 1 } as const

/**
 * Turns of calls, checks by SMS and receipts of payments in a second, by one gateway, two and four on one
 * PostgreSQL that waits for its disk; of many mutuals, and of one, whose books all have to queue for.
 */
export const gateways: Part = {
  name: 'gateways',
  isLong: true,
  measure: async (directory) => {
    if (!canHold()) return { figures: [], said: ['Gateways are held to a part of a core, which takes root.'] } // prettier-ignore
    const { url, stop } = await postgres({ isDurable: true })
    const figures: Figure[] = []
    const said: string[] = []
    try {
      for (const mutuals of MUTUALS)
        for (const errand of ERRANDS) {
          const template = `bench_${errand}_${mutuals}`
          await fill(url, template, errand, mutuals)
          const rounds = await measure(url, directory, errand, template)
          figures.push(...figuresOf(errand, mutuals, rounds))
          said.push(saidOf(errand, mutuals, rounds))
        }
    } finally {
      await stop()
    }
    return { figures, said }
  },
}

/** Of each number of gateways what it did in each round. */
type Rounds = ReadonlyMap<number, readonly Done[]>

async function measure(
  url: string,
  directory: string,
  errand: Errand,
  template: string,
): Promise<Rounds> {
  const rounds = new Map(GATEWAYS.map((count) => [count, [] as Done[]]))
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const processes of round % 2 === 0 ? GATEWAYS : GATEWAYS.toReversed()) {
      const order = { template, processes, share: HELD }
      rounds.get(processes)?.push(await doneBy(url, directory, errand, order))
    }
  }
  return rounds
}

type Order = { readonly template: string; readonly processes: number; readonly share: number }

async function doneBy(url: string, directory: string, errand: Errand, order: Order): Promise<Done> {
  if (errand === 'turns') return turnsOfGateways(url, directory, { ...order, members: MEMBERS })
  const added = (store: Store) => store.write((tx) => add(tx, errand, MANY))
  const { ms, ownMs, postgresMs, handed } = await drainCopy(url, directory, {
    ...order,
    add: added,
  })
  if (handed !== SMS[errand] * MANY) throw new Error(`${handed} SMS left for ${MANY} ${errand}`)
  const each = (cpuMs: number) => (cpuMs * 1000) / MANY
  return { perSecond: (MANY * 1000) / ms, ownUs: each(ownMs), postgresUs: each(postgresMs) }
}

/** A database with the members, and with what is done before anything is measured. */
async function fill(url: string, name: string, errand: Errand, mutuals: number): Promise<void> {
  await admin(url, `create database ${name} template ${TEMPLATE}`)
  const store = await openStore(`${url}/${name}`)
  const clinics = errand === 'checks' ? CLINICS / mutuals : 0
  await foundMutuals(store, mutuals, MEMBERS / mutuals, { clinics })
  if (errand !== 'turns') await store.write((tx) => add(tx, errand, 0))
  await store.close()
}

type Tx = Parameters<Parameters<Store['write']>[0]>[0]

/** As many checks or notices as are done in one go, from the one at this place on. */
function add(tx: Tx, errand: 'checks' | 'receipts', from: number): Promise<void> {
  const items = Array.from({ length: MANY }, (_, at) => (from + at) * STEP)
  return errand === 'checks'
    ? insertMany(tx, 'inbox', items.map(checkOf))
    : insertMany(
        tx,
        'event',
        items.map((at) => noticeOf(at, at)),
      )
}

/** A clinic asks about the member at this place, one of its own mutual where there are several. */
function checkOf(at: number) {
  const sender = clinicPhoneAt(Math.floor((at * CLINICS) / MEMBERS))
  const message_id = String(at).padStart(6, '0')
  // One after the other, in the seconds before.
  const received = {
    received_at: instant(TOWN_OPENS - MEMBERS + at),
    handled_at: null,
    outcome: null,
  }
  const text = `COVER ${numberAt(at)}`
  return { carrier: 'bench', message_id, sender, recipient: '21512', text, ...received }
}

function figuresOf(errand: Errand, mutuals: number, rounds: Rounds): Figure[] {
  const perSecond = (count: number) => (rounds.get(count) ?? []).map((done) => done.perSecond)
  return GATEWAYS.slice(1).map((count) => ({
    what: `${errand} per second of ${ofMutuals(mutuals)} by ${count} gateways on PostgreSQL that have ${HELD} of a core each`,
    against: 'one gateway',
    ratios: ratiosOf(perSecond(count), perSecond(1)),
    wanted: count === 2 ? WANTED : null,
  }))
}

function saidOf(errand: Errand, mutuals: number, rounds: Rounds): string {
  const each = GATEWAYS.map((count) => {
    const last = rounds.get(count)?.at(-1) as Done
    const [own, database] = [Math.round(last.ownUs), Math.round(last.postgresUs)]
    return `${count}: ${Math.round(last.perSecond)} per second, ${own} µs of CPU for each and ${database} µs of PostgreSQL's`
  })
  return `Gateways, ${errand} of ${ofMutuals(mutuals)}, in the last of ${ROUNDS} rounds: ${each.join('; ')}.`
}

function ofMutuals(mutuals: number): string {
  return mutuals === 1 ? 'one mutual' : `${mutuals} mutuals`
}
