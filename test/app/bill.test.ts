import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { bill } from '../../src/app/books/bill.ts'
import { handleEvents, receiveEvent } from '../../src/app/payments/wallet-events.ts'
import { date } from '../../src/core/dates.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { anotherProcess, describeWorlds, logged, payBill, register, type World } from '../world.ts'
import { charges } from './rows.ts'
import { expectSound } from './sound.ts'

const MARCH = date('2026-03-02')

describeWorlds('billing', (begin, { engine }) => {
  async function withMembers(count: number) {
    const world = await begin()
    const households = Array.from({ length: count }, (_, index) => ({
      name: `Member ${index}`,
      phone: phoneOf(index),
      joined: '2025-12-10',
      feePaid: false,
    }))
    return { world, numbers: await register(world, households) }
  }

  function phoneOf(index: number): string {
    return `+2547110000${String(index + 1).padStart(2, '0')}`
  }

  it('posts the joining fee and every period that has begun, with its due day (R08, R10)', async () => {
    const { world, numbers } = await withMembers(1)
    const billed = await bill(world.ports, 'umoja', MARCH, 'test')
    expect(billed).toEqual({ members: 1, charges: 5 })
    const rows = await charges(world)
    expect(
      rows.map(({ kind, starts_on, due_on, amount }) => [kind, starts_on, due_on, amount]),
    ).toEqual([
      ['contribution', '2025-12-01', '2025-12-10', 50000],
      ['joining-fee', '2025-12-10', '2025-12-10', 20000],
      ['contribution', '2026-01-01', '2026-01-05', 50000],
      ['contribution', '2026-02-01', '2026-02-05', 50000],
      ['contribution', '2026-03-01', '2026-03-05', 50000],
    ])
    expect(new Set(rows.map(({ number }) => number))).toEqual(new Set(numbers))
    await expectSound(world)
  })

  it('twice is once (R10)', async () => {
    const { world } = await withMembers(3)
    await bill(world.ports, 'umoja', MARCH, 'test')
    expect(await bill(world.ports, 'umoja', MARCH, 'test')).toEqual({ members: 3, charges: 0 })
    expect(await charges(world)).toHaveLength(15)
    await expectSound(world)
  })

  it('twice at the same moment is once', async () => {
    const { world } = await withMembers(40)
    const again = () => bill(world.ports, 'umoja', MARCH, 'test')
    const billed = await Promise.all([again(), again(), again()])
    expect(billed.reduce((sum, one) => sum + (one?.charges ?? 0), 0)).toBe(200)
    expect(await charges(world)).toHaveLength(200)
    await expectSound(world)
  })

  it('at the same moment as payments doubles no charge and waits for nobody in a circle', async () => {
    const { world, numbers } = await withMembers(30)
    await tellOfPayments(world, numbers)
    const before = await deadlocks(world)
    const processes = [1, 2, 3].map((name) => anotherProcess(world, `p${name}-`))
    await Promise.all([
      bill(world.ports, 'umoja', MARCH, 'test'),
      ...processes.map(({ ports }) => handleEvents(ports)),
    ])
    await world.worker.settle()
    expect(await charges(world)).toHaveLength(150)
    expect(await deadlocks(world)).toBe(before)
    await expectSound(world)
  })

  it('goes on past a member whose record is broken', async () => {
    const { world, numbers } = await withMembers(4)
    await world.store.write((tx) =>
      tx
        .updateTable('member')
        .set({ plan_code: 'gone' })
        .where('number', '=', numbers[1] as MemberNumber)
        .execute(),
    )
    await bill(world.ports, 'umoja', MARCH, 'test')
    expect(await charges(world)).toHaveLength(15)
    expect(logged(world, 'error')).toEqual(['bill-failed'])
    await bill(world.ports, 'umoja', MARCH, 'test')
    expect(await charges(world)).toHaveLength(15)
  })

  it('of a mutual that is not there does nothing', async () => {
    const { world } = await withMembers(1)
    expect(await bill(world.ports, 'nobody', MARCH, 'test')).toBeNull()
  })

  async function tellOfPayments(world: World, numbers: readonly MemberNumber[]) {
    // From the last member to the first, against the order in which they are billed.
    for (const [index, account] of [...numbers.entries()].reverse()) {
      const notice = payBill(world, { phone: phoneOf(index), account, amount: '750' })
      await receiveEvent(world.ports, 'sandbox', 'notice', notice)
    }
  }

  /** How often PostgreSQL had to end a transaction so that others could go on. */
  async function deadlocks({ store }: World): Promise<number> {
    if (engine === 'sqlite') return 0
    const { rows } = await store.read((tx) =>
      sql<{ deadlocks: number }>`select deadlocks::int as deadlocks from pg_stat_database
        where datname = current_database()`.execute(tx),
    )
    return rows[0]?.deadlocks ?? NaN
  }
})
