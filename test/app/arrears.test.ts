import { expect, it } from 'vitest'
import { bill } from '../../src/app/books/bill.ts'
import { loadArrearsCounts, loadArrearsPage } from '../../src/app/membership/read-arrears.ts'
import { runDueJobs } from '../../src/app/work/jobs.ts'
import type { Behind } from '../../src/core/arrears/arrears.ts'
import { date } from '../../src/core/dates.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { minor } from '../../src/core/money.ts'
import { ageingByBooks } from '../../src/store/membership/arrears.ts'
import { loadMutual } from '../../src/store/mutuals/directory.ts'
import { apply, describeWorlds, register, type World } from '../world.ts'
import { TUMAINI } from '../statutes.ts'
import { readingOf, recordCash } from './by-itself.ts'

/** The 6th of March: what was due on the 5th is late. */
const TODAY = date('2026-03-06')

/** By how many periods somebody is behind who paid through each of these days. */
const PAID_THROUGH = {
  ahead: '2026-06-30',
  now: '2026-03-31',
  one: '2026-02-28',
  two: '2026-01-31',
  three: '2025-12-31',
  seven: '2025-08-31',
} as const

describeWorlds('members in arrears', (begin) => {
  async function townOf(...who: readonly (keyof typeof PAID_THROUGH)[]) {
    const world = await begin()
    world.clock.set('2026-03-06T09:00:00Z')
    const numbers = await register(
      world,
      who.map((name, at) => ({
        name: `${name} Otieno`,
        phone: `+2547110000${10 + at}`,
        paidThrough: PAID_THROUGH[name],
      })),
    )
    return { world, numbers }
  }

  async function countsOf(world: World) {
    const { ageing, members } = await readingOf(world.ports, 'umoja', ({ tx, mutual, today }) =>
      loadArrearsCounts(tx, mutual, today),
    )
    const { one, two, three, over } = ageing
    return { members, one, two, three, over }
  }

  function pageOf(
    world: World,
    behind: Behind | null,
    { after = null, limit = 10 }: { after?: MemberNumber | null; limit?: number } = {},
  ) {
    return world.store.read(async (tx) => {
      const books = await loadMutual(tx, 'umoja')
      if (!books) throw new Error('no mutual')
      return loadArrearsPage(tx, books.mutual, TODAY, { behind, after, limit })
    })
  }

  const NOBODY = { members: 0, amount: 0 }
  const EVERYBODY = {
    members: 6,
    one: { members: 1, amount: 50_000 },
    two: { members: 1, amount: 100_000 },
    three: { members: 2, amount: 150_000 + 350_000 },
    over: NOBODY,
  }

  it('are counted by unpaid periods, posted or not (R53)', async () => {
    const { world } = await townOf('ahead', 'now', 'one', 'two', 'three', 'seven')
    expect(await countsOf(world)).toEqual(EVERYBODY)
    await bill(world.ports, 'umoja', TODAY, 'test')
    expect(await countsOf(world)).toEqual(EVERYBODY)
    await runDueJobs(world.ports)
    expect(await countsOf(world)).toEqual(EVERYBODY)
  })

  it('are found after the nightly posting also when they were registered since', async () => {
    const { world } = await townOf('one')
    await runDueJobs(world.ports)
    await register(world, [{ name: 'Neema Ali', paidThrough: '2025-12-31' }])
    expect(await countsOf(world)).toMatchObject({
      members: 2,
      one: { members: 1 },
      three: { members: 1 },
    })
  })

  it('are counted by the books as they are one by one', async () => {
    const { world } = await townOf('ahead', 'now', 'one', 'two', 'three', 'seven')
    await bill(world.ports, 'umoja', TODAY, 'test')
    const { one, two, three } = await countsOf(world)
    const rows = await world.store.read((tx) => ageingByBooks(tx, 'umoja', TODAY))
    expect(rows.sort((a, b) => a.periods - b.periods)).toEqual([
      { periods: 1, ...one },
      { periods: 2, ...two },
      { periods: 3, ...three },
    ])
  })

  it('are not late by the books before a due day is over', async () => {
    const { world } = await townOf('one')
    world.clock.set('2026-03-05T09:00:00Z')
    await bill(world.ports, 'umoja', TODAY, 'test')
    const rows = await world.store.read((tx) => ageingByBooks(tx, 'umoja', date('2026-03-05')))
    expect(rows).toEqual([])
    expect(await countsOf(world)).toMatchObject({ one: NOBODY })
  })

  it('leave the counts and the list with the payment', async () => {
    const { world, numbers } = await townOf('one', 'two')
    await bill(world.ports, 'umoja', TODAY, 'test')
    const [first] = numbers as [MemberNumber]
    const cash = { amount: minor(50_000), by: 'Mercy', slip: '1', withoutSms: false }
    expect(await recordCash(world.ports, { number: first, ...cash })).toMatchObject({ ok: true })
    expect(await countsOf(world)).toMatchObject({ one: NOBODY, two: { members: 1 } })
    const { members } = await pageOf(world, null)
    expect(members.map(({ name }) => name)).toEqual(['two Otieno'])
  })

  it('come page by page, each once, with what is owed and since when', async () => {
    const { world } = await townOf('one', 'seven', 'three', 'now', 'seven', 'two')
    await bill(world.ports, 'umoja', TODAY, 'test')
    const names: string[] = []
    let after: MemberNumber | null = null
    for (;;) {
      const page: Awaited<ReturnType<typeof pageOf>> = await pageOf(world, 3, { after, limit: 2 })
      names.push(...page.members.map(({ name }) => name))
      expect(page.members.length).toBeLessThanOrEqual(2)
      after = page.next
      if (after === null) break
    }
    expect(names.sort()).toEqual(['seven Otieno', 'seven Otieno', 'three Otieno'])
    const { members } = await pageOf(world, 2)
    expect(members).toMatchObject([
      { name: 'two Otieno', periods: 2, amount: 100_000, since: '2026-02-06' },
    ])
  })

  it('are those of one mutual', async () => {
    const { world } = await townOf('one')
    await apply(world, TUMAINI)
    const household = { name: 'Elsewhere', paidThrough: '2025-12-31' }
    await register(world, [household], 'tumaini')
    await bill(world.ports, 'tumaini', TODAY, 'test')
    expect(await countsOf(world)).toMatchObject({ members: 1, one: { members: 1 }, three: NOBODY })
    expect((await pageOf(world, null)).members).toHaveLength(1)
  })
})
