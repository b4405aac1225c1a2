import { expect, it } from 'vitest'
import { dueJobs, noteClock, runDueJobs } from '../../src/app/work/jobs.ts'
import {
  apply,
  anotherProcess,
  describeWorlds,
  dial,
  logged,
  register,
  type World,
} from '../world.ts'
import { TUMAINI } from '../statutes.ts'
import { charges } from './rows.ts'
import { goOnAfter } from './clock-ahead.ts'
import { expectSound } from './sound.ts'

const AMINA = '+254711000001'

describeWorlds('the jobs', (begin) => {
  function runs({ store }: World, job = 'bill/umoja') {
    return store
      .read((tx) =>
        tx
          .selectFrom('job_run')
          .select('run_key')
          .where('job', '=', job)
          .orderBy('run_key')
          .execute(),
      )
      .then((rows) => rows.map((row) => row.run_key))
  }

  it('run once a day, however often they are looked at', async () => {
    const world = await begin()
    for (let hours = 0; hours < 72; hours += 1) {
      await runDueJobs(world.ports)
      world.clock.move({ hours: 1 })
    }
    expect(await runs(world)).toEqual(['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05'])
    expect(await runDueJobs(world.ports)).toBe(0)
  })

  it('run at their time on the wall of the mutual', async () => {
    const world = await begin()
    await runDueJobs(world.ports)
    world.clock.set('2026-03-02T21:09:59Z')
    expect(await dueJobs(world.ports, world.clock.now())).toEqual([])
    world.clock.set('2026-03-02T21:10:00Z')
    expect((await dueJobs(world.ports, world.clock.now())).map(({ name }) => name)).toEqual([
      'bill/umoja',
    ])
  })

  it('are made up for after a standstill, each day once and in order', async () => {
    const world = await begin()
    await runDueJobs(world.ports)
    world.clock.move({ days: 3 })
    const due = await dueJobs(world.ports, world.clock.now())
    expect(due.map(({ name }) => name)).toEqual(
      Array.from({ length: 3 }, () => [
        'bill/umoja',
        'anchor/umoja',
        'forget-dialogs/umoja',
        'look-after/umoja',
        'digest/umoja',
        'remind/umoja',
        'year/umoja',
      ]).flat(),
    )
    expect([...due].sort((a, b) => a.at - b.at)).toEqual(due)
    await runDueJobs(world.ports)
    expect(await runs(world)).toEqual(['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05'])
  })

  it('do not run again when the clock goes back', async () => {
    const world = await begin()
    await runDueJobs(world.ports)
    world.clock.move({ days: -2 })
    expect(await runDueJobs(world.ports)).toBe(0)
    world.clock.move({ days: 2 })
    expect(await runDueJobs(world.ports)).toBe(0)
    world.clock.move({ days: 1 })
    expect(await runDueJobs(world.ports)).toBe(7)
  })

  it('go on when the clock was days ahead and is put right', async () => {
    await goOnAfter(await begin(), 10)
  })

  it('wait for a clock that is years behind, and the log says so at the start', async () => {
    const world = await begin()
    await runDueJobs(world.ports)
    await noteClock(world.ports)
    expect(logged(world, 'error')).toEqual([])
    world.clock.set('2020-01-01T08:00:00Z')
    await noteClock(world.ports)
    expect(logged(world, 'error')).toEqual(['clock-behind'])
    expect(await runDueJobs(world.ports)).toBe(0)
  })

  it('of two processes at the same moment do their work once', async () => {
    const world = await begin()
    await register(world, [{ name: 'Amina Otieno', phone: AMINA }])
    const other = anotherProcess(world, 'b')
    await Promise.all([runDueJobs(world.ports), runDueJobs(other.ports)])
    expect(await runs(world)).toEqual(['2026-03-02'])
    expect(await charges(world)).toHaveLength(10)
    await expectSound(world)
  })

  it('run for each mutual', async () => {
    const world = await begin()
    await apply(world, TUMAINI)
    await runDueJobs(world.ports)
    expect(await runs(world, 'bill/tumaini')).toEqual(['2026-03-02'])
  })

  it('that were cut run again, and what they had done counts once', async () => {
    const world = await begin()
    await register(world, [{ name: 'Amina Otieno', phone: AMINA }])
    const ids = world.ports.ids
    let left = 7
    const dying = anotherProcess(world, 'b', {
      ids: {
        ...ids,
        id: () => {
          left -= 1
          if (left === 0) throw new Error('killed')
          return ids.id()
        },
      },
    })
    await expect(runDueJobs(dying.ports)).rejects.toThrow('killed')
    expect(await runs(world)).toEqual([])
    await runDueJobs(world.ports)
    expect(await runs(world)).toEqual(['2026-03-02'])
    expect(await charges(world)).toHaveLength(10)
    await expectSound(world, ['job-failed'])
  })

  it('of one mutual that fail do not keep those of another from running', async () => {
    const world = await begin()
    world.clock.move({ minutes: 1 })
    await apply(world, TUMAINI)
    await register(world, [{ name: 'Amina Otieno', phone: AMINA }])
    const { ids } = world.ports
    const failing = anotherProcess(world, 'b', {
      ids: {
        ...ids,
        id: () => {
          throw new Error('no id')
        },
      },
    })
    await expect(runDueJobs(failing.ports)).rejects.toThrow('no id')
    expect(await runs(world)).toEqual([])
    expect(await runs(world, 'bill/tumaini')).toEqual(['2026-03-02'])
    expect(await runs(world, 'forget-dialogs/umoja')).toEqual(['2026-03-02'])
    // The billing and, on a Monday, the digest.
    expect(logged(world, 'error')).toEqual(['job-failed', 'job-failed'])
  })

  it('post each month’s charge when it begins', async () => {
    const world = await begin()
    await register(world, [{ name: 'Amina Otieno', phone: AMINA, paidThrough: '2026-02-28' }])
    const begun = async () => (await charges(world)).map((charge) => charge.starts_on)
    await runDueJobs(world.ports)
    expect(await begun()).toEqual(['2026-03-01'])
    world.clock.set('2026-03-31T20:59:00Z')
    await runDueJobs(world.ports)
    expect(await begun()).toEqual(['2026-03-01'])
    world.clock.set('2026-03-31T21:10:00Z')
    await runDueJobs(world.ports)
    expect(await begun()).toEqual(['2026-03-01', '2026-04-01'])
    await expectSound(world)
  })

  it('forget calls after ninety days', async () => {
    const world = await begin()
    await register(world, [{ name: 'Amina Otieno', phone: AMINA }])
    await dial(world, AMINA)
    const calls = () => world.store.read((tx) => tx.selectFrom('dialog').select('phone').execute())
    world.clock.move({ days: 90 })
    await runDueJobs(world.ports)
    expect(await calls()).toHaveLength(1)
    world.clock.move({ days: 1 })
    await runDueJobs(world.ports)
    expect(await calls()).toEqual([])
  })
})
