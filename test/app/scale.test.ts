import { expect, it } from 'vitest'
import { bill } from '../../src/app/books/bill.ts'
import { date } from '../../src/core/dates.ts'
import { describeWorlds, register, type World } from '../world.ts'
import { countingStore } from './counting.ts'

/** As many as one write of billing takes, and more than fit into one list or one insert. */
const BATCH = 500

describeWorlds('work for many members', (begin) => {
  async function withMembers(count: number): Promise<World> {
    const world = await begin()
    const names = Array.from({ length: count }, (_, index) => ({ name: `Member ${index}` }))
    await register(
      world,
      names.map((household) => ({ ...household, joined: '2026-01-10' })),
    )
    return world
  }

  async function billCounting(world: World, day: string) {
    const counted = countingStore(world.store)
    const ports = { ...world.ports, store: counted.store }
    const billed = await bill(ports, 'umoja', date(day), 'test')
    return { ...billed, queries: counted.queries() }
  }

  it('bills a full batch with no more queries than a small one needs rows', async () => {
    const few = await billCounting(await withMembers(12), '2026-01-31')
    const many = await billCounting(await withMembers(BATCH), '2026-01-31')
    expect([few.charges, many.charges]).toEqual([12, BATCH])
    // Rows are inserted a hundred at a time into five tables; everything else is asked once.
    expect(many.queries - few.queries).toBeLessThanOrEqual(6 * (BATCH / 100))
  })

  it('neither loads nor locks whom nothing can have begun for', async () => {
    const world = await withMembers(BATCH)
    await bill(world.ports, 'umoja', date('2026-01-31'), 'test')
    const again = await billCounting(world, '2026-01-31')
    expect(again).toMatchObject({ members: BATCH, charges: 0 })
    expect(again.queries).toBeLessThanOrEqual(4)
  })
})
