import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { PATIENT } from '../../src/app/patience.ts'
import { EVENTS, receiveEvent } from '../../src/app/payments/wallet-events.ts'
import { verify } from '../../src/app/verify/verify.ts'
import { UMOJA } from '../statutes.ts'
import { describeStores } from '../store/stores.ts'
import { apply, countedIds, dial, makeWorld, payBill, register, type World } from '../world.ts'
import { events, receipts } from './rows.ts'
import { expectSound } from './sound.ts'

const PHONES = Array.from({ length: 12 }, (_, at) => `+2547110000${10 + at}`)
const PAYMENTS = 96
const CLIENTS = 16
const ALL = { free: PAYMENTS, of: () => PAYMENTS }

describeStores('payments of one mutual posted by many at once', (open, { engine, freshUrl }) => {
  async function withPayments() {
    const url = await freshUrl()
    const world = makeWorld(await open({}, url))
    await apply(world, UMOJA)
    const numbers = await register(
      world,
      PHONES.map((phone, at) => ({ name: `Amina ${at}`, phone, paidThrough: '2026-01-31' })),
    )
    for (let at = 0; at < PAYMENTS; at += 1) {
      const phone = PHONES[at % PHONES.length] as string
      const account = numbers[at % numbers.length] as string
      // Some are nobody's.
      const notice = payBill(world, { phone, account: at % 9 === 8 ? '?' : account, amount: '10' })
      await receiveEvent(world.ports, 'sandbox', 'notice', notice)
    }
    return { world, other: await otherOf(world, url) }
  }

  /** Another process: on SQLite only one writes, and it is this one under another name. */
  async function otherOf(world: World, url: string): Promise<World> {
    const { clock, log, carrier, operator } = world
    const { wallets } = world.ports
    const store = engine === 'postgres' ? await open({}, url) : world.store
    return makeWorld(store, { clock, log, carrier, operator, wallets, ids: countedIds('b') })
  }

  /** So many at once, of two processes, act on what there is, while the members are on the phone. */
  async function postAll(
    { world, other }: { world: World; other: World },
    meanwhile: () => Promise<unknown> = async () => undefined,
  ) {
    const taken = await EVENTS.take(world.ports, ALL)
    let next = 0
    const client = async (_: unknown, at: number) => {
      const { ports } = at % 2 === 0 ? world : other
      for (;;) {
        const event = taken[next++]
        if (!event) return
        await EVENTS.do(ports, event, PATIENT)
        if (next === PAYMENTS / 2) await meanwhile()
      }
    }
    await Promise.all([
      ...Array.from({ length: CLIENTS }, client),
      ...PHONES.map((phone) => dial(world, phone)),
    ])
  }

  it('I2, I3: leave books that are sound, with each of them once and no number missing', async () => {
    const both = await withPayments()
    const { world } = both
    await postAll(both)
    expect((await events(world)).every(({ handled_at: at }) => at !== null)).toBe(true)
    await expectAll(world)
    await expectSound(world)
  })

  it('lose and double nothing when all connections break in the middle', async () => {
    if (engine === 'sqlite') return
    const both = await withPayments()
    const { world } = both
    const broken = () =>
      world.store.read((tx) =>
        sql`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()`.execute(tx),
      )
    await postAll(both, broken).catch(() => undefined)
    // What was under way has a lease, and is taken over when that has run out.
    for (let count = 0; count < 5; count += 1) {
      world.clock.move({ minutes: 3 })
      await world.worker.settle()
    }
    await expectAll(world)
    expect((await verify(world.ports)).findings).toEqual([])
  })

  async function expectAll(world: World) {
    const posted = await receipts(world)
    expect(new Set(posted.map((row) => row.operator_receipt)).size).toBe(PAYMENTS)
    const numbers = posted.map((row) => Number(row.receipt_number.split('-')[1]))
    expect([...numbers].sort((a, b) => a - b)).toEqual(numbers.map((_, at) => at + 1))
  }
})
