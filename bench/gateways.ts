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
const MANY = shareOf(MEMBERS)
const MANY_HELD = Math.ceil(MANY / 5)
const GATEWAYS = [1, 2, 4] as const
const ROUNDS = 3

/** What one more gateway of the same size is to add, where there are cores for it. */
const WANTED = 1.6

/**
 * So much of a core each gateway has where the cores are to allow four: on two, one gateway and its
 * PostgreSQL have hardly any left for another.
 */
const HELD = 0.15

const ERRANDS = ['turns', 'checks', 'receipts'] as const
type Errand = (typeof ERRANDS)[number]

/** Who is told: of a check the clinic and the member, of a receipt the member. */
const SMS = { checks: 2, receipts: 1 } as const

type Setting = {
  /** Of how many mutuals the members are. */
  readonly mutuals: number
  /** How many checks, or receipts, are done. */
  readonly many: number
  /** How much of a core each gateway has; null for as much as there is. */
  readonly share: number | null
}

/**
 * Turns of calls, checks by SMS and receipts of payments in a second, by one gateway, two and four on one
 * PostgreSQL that waits for its disk; of many mutuals, and of one, whose books all have to queue for.
 */
export const gateways: Part = {
  name: 'gateways',
  measure: async (directory) => {
    const { url, stop } = await postgres({ isDurable: true })
    const settings: Setting[] = [
      { mutuals: 64, many: MANY, share: null },
      ...(canHold() ? [{ mutuals: 64, many: MANY_HELD, share: HELD }] : []),
      { mutuals: 1, many: MANY, share: null },
    ]
    const figures: Figure[] = []
    const said: string[] = []
    try {
      for (const setting of settings)
        for (const errand of ERRANDS) {
          await fill(url, errand, setting)
          const rounds = await measure(url, directory, errand, setting)
          figures.push(...figuresOf(errand, setting, rounds))
          said.push(saidOf(errand, setting, rounds))
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
  setting: Setting,
): Promise<Rounds> {
  const rounds = new Map(GATEWAYS.map((count) => [count, [] as Done[]]))
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const count of round % 2 === 0 ? GATEWAYS : GATEWAYS.toReversed()) {
      rounds.get(count)?.push(await doneBy(url, directory, errand, setting, count))
    }
  }
  return rounds
}

async function doneBy(
  url: string,
  directory: string,
  errand: Errand,
  setting: Setting,
  processes: number,
): Promise<Done> {
  const { many, share } = setting
  const of = { template: nameOf(errand, setting), processes, share }
  if (errand === 'turns') return turnsOfGateways(url, directory, { ...of, members: MEMBERS })
  const { ms, ownMs, postgresMs, handed } = await drainCopy(url, directory, of)
  if (handed !== SMS[errand] * many) throw new Error(`${handed} SMS left for ${many} ${errand}`)
  const each = (cpuMs: number) => (cpuMs * 1000) / many
  return { perSecond: (many * 1000) / ms, ownUs: each(ownMs), postgresUs: each(postgresMs) }
}

/** A database with the members, and with all checks or notices that are to be done. */
async function fill(url: string, errand: Errand, setting: Setting): Promise<void> {
  const { mutuals, many } = setting
  const name = nameOf(errand, setting)
  await admin(url, `create database ${name} template ${TEMPLATE}`)
  const store = await openStore(`${url}/${name}`)
  const covered = errand === 'checks'
  await foundMutuals(store, mutuals, MEMBERS / mutuals, { covered })
  // Of all mutuals, also where there are fewer to do than members.
  const step = Math.floor(MEMBERS / many)
  const items = Array.from({ length: many }, (_, at) => at * step)
  if (errand !== 'turns') await store.write((tx) => add(tx, errand, items, mutuals))
  await store.close()
}

type Tx = Parameters<Parameters<Store['write']>[0]>[0]

function add(tx: Tx, errand: 'checks' | 'receipts', items: readonly number[], mutuals: number) {
  return errand === 'checks'
    ? insertMany(
        tx,
        'inbox',
        items.map((at) => checkOf(at, mutuals)),
      )
    : insertMany(
        tx,
        'event',
        items.map((at) => noticeOf(at, at)),
      )
}

/** A clinic asks about a member of its mutual. */
function checkOf(at: number, mutuals: number) {
  const sender = clinicPhoneAt(Math.floor((at * mutuals) / MEMBERS))
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

function nameOf(errand: Errand, { mutuals, share }: Setting): string {
  return `bench_${errand}_${mutuals}${share === null ? '' : '_held'}`
}

function figuresOf(errand: Errand, setting: Setting, rounds: Rounds): Figure[] {
  const perSecond = (count: number) => (rounds.get(count) ?? []).map((done) => done.perSecond)
  return GATEWAYS.slice(1).map((count) => ({
    what: `${errand} per second of ${ofMutuals(setting)} by ${count} gateways on PostgreSQL${heldOf(setting)}`,
    against: 'one gateway',
    ratios: ratiosOf(perSecond(count), perSecond(1)),
    // Nothing is wanted of gateways for which there is no core.
    wanted: setting.share !== null && count === 2 ? WANTED : null,
  }))
}

function saidOf(errand: Errand, setting: Setting, rounds: Rounds): string {
  const each = GATEWAYS.map((count) => {
    const last = rounds.get(count)?.at(-1) as Done
    const [own, database] = [Math.round(last.ownUs), Math.round(last.postgresUs)]
    return `${count}: ${Math.round(last.perSecond)} per second, ${own} µs of CPU for each and ${database} µs of PostgreSQL's`
  })
  return `Gateways, ${errand} of ${ofMutuals(setting)}${heldOf(setting)}, in the last of ${ROUNDS} rounds: ${each.join('; ')}.`
}

function ofMutuals({ mutuals }: Setting): string {
  return mutuals === 1 ? 'one mutual' : `${mutuals} mutuals`
}

function heldOf({ share }: Setting): string {
  return share === null ? '' : ` that have ${share} of a core each`
}
