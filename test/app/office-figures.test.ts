import { corrupt } from './corrupt.ts'
import { expect, it } from 'vitest'
import { acting, inMutual, reading } from '../../src/app/desk.ts'
import { readFigures } from '../../src/app/office/make-figures.ts'
import { readBehind } from '../../src/app/office/read-today.ts'
import { endMembership } from '../../src/app/membership/end-membership.ts'
import { runDueJobs } from '../../src/app/work/jobs.ts'
import { loadMutual } from '../../src/store/mutuals/directory.ts'
import { answerPrompt, ask, askToPay, describeWorlds, register, type World } from '../world.ts'
import { AMINA, staffTown } from './staff-town.ts'

const CLINIC = '+254722000001'

describeWorlds('the figures of the office', (begin) => {
  async function town(): Promise<World> {
    const world = await staffTown(await begin())
    await register(world, [
      { name: 'Baraka Mushi', number: '10000004', paidThrough: '2025-11-30' },
      { name: 'Zena Otieno', number: '20000006', joined: '2026-02-10', paidThrough: '2026-02-28' },
      { name: 'Rehema Ali', number: '30000005', paidThrough: '2026-02-28' },
    ])
    await askToPay(world, AMINA)
    await answerPrompt(world, AMINA, 'approve')
    await ask(world, CLINIC, 'COVER 0412337-8')
    return world
  }

  function read(world: World) {
    return reading(world.ports, async (desk) => {
      const books = await loadMutual(desk.tx, 'umoja')
      if (!books) throw new Error('umoja')
      return readFigures(inMutual(desk, books.mutual))
    })
  }

  it('are made as they are asked for before the first night, of a small mutual', async () => {
    const world = await town()
    const made = await read(world)
    expect(made?.at).toBe(world.clock.now())
    expect(made?.figures.states).toEqual({ active: 2, waiting: 1, suspended: 1 })
    expect(made?.figures.clinics).toEqual([
      { code: 'uhuru', name: 'Uhuru Clinic', checks: 1, bills: 0 },
    ])
  })

  it('tell of twelve months what fell due and what came, and of six months the members by state', async () => {
    const world = await town()
    const { months, members, ageing } = (await read(world))?.figures ?? never()
    expect(months.map(({ month }) => month)).toEqual([
      ...['2025-04', '2025-05', '2025-06', '2025-07', '2025-08', '2025-09'],
      ...['2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03'],
    ])
    // Four owe for March; Baraka for December to February too.
    expect(months.at(-1)).toEqual({ month: '2026-03', due: 200_000, collected: 50_000 })
    expect(months.at(-2)).toMatchObject({ due: 50_000, collected: 0 })
    expect(ageing).toMatchObject({ three: { members: 1, amount: 150_000 }, one: { members: 0 } })
    expect(members.at(-1)).toEqual({
      month: '2026-03',
      states: { active: 2, waiting: 1, suspended: 1 },
    })
    expect(members.at(-2)).toEqual({
      month: '2026-02',
      states: { active: 2, waiting: 1, suspended: 1 },
    })
    expect(members.at(-3)).toEqual({ month: '2026-01', states: { active: 2, suspended: 1 } })
  })

  it('say of a large mutual who was behind in the night, and of a small one who is now', async () => {
    const world = await town()
    const behind = (liveMax: number) =>
      reading(world.ports, async (desk) => {
        const books = await loadMutual(desk.tx, 'umoja')
        return books && readBehind(inMutual(desk, books.mutual), null, liveMax)
      })
    expect(await behind(3)).toBeNull()
    const now = await behind(4)
    expect(now).toMatchObject({ members: 4, at: null, ageing: { three: { members: 1 } } })
    await runDueJobs(world.ports)
    const night = world.clock.now()
    world.clock.move({ minutes: 5 })
    expect(await behind(3)).toEqual({ ...now, at: night })
    expect(await behind(4)).toEqual(now)
  })

  it('are those of the last night after it, until the next', async () => {
    const world = await town()
    await runDueJobs(world.ports)
    world.clock.set('2026-03-03T05:00:00Z')
    await runDueJobs(world.ports)
    const night = await read(world)
    expect(night?.at).toBe(world.clock.now())
    const left = {
      number: '30000005',
      cause: 'left',
      by: 'Mercy',
      on: null,
      ending: 'resigned',
    } as const
    const ended = await acting(world.ports, (desk) => endMembership(desk, left as never))
    expect(ended.ok).toBe(true)
    world.clock.set('2026-03-03T15:00:00Z')
    expect(await read(world)).toEqual(night)
    world.clock.set('2026-03-04T05:00:00Z')
    await runDueJobs(world.ports)
    expect((await read(world))?.figures.states).toMatchObject({ resigned: 1 })
    expect(await acting(world.ports, ({ tx }) => tx.selectFrom('office_figures').selectAll().execute())).toHaveLength(1) // prettier-ignore
    // A process of an older version was the quicker one in the night.
    await corrupt(world, `update office_figures set figures = '{"members":[{"month":"2026-03","covered":9,"others":0}]}', made_at = 1`) // prettier-ignore
    expect((await read(world))?.figures.states).toMatchObject({ resigned: 1 })
  })
})

function never(): never {
  throw new Error('no figures')
}
