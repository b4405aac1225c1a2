import { expect, it } from 'vitest'
import { runDueJobs } from '../../src/app/work/jobs.ts'
import { sleepingJobs } from '../../src/app/work/sleeping-jobs.ts'
import type { Store } from '../../src/store/store.ts'
import { apply, describeWorlds, type World } from '../world.ts'
import { TUMAINI } from '../statutes.ts'

describeWorlds('jobs that sleep', (begin) => {
  /** Jobs that have run today, and how often the database was asked since. */
  async function asleep() {
    const world = await begin()
    await runDueJobs(world.ports)
    let asked = 0
    const { store } = world
    const read: Store['read'] = (work) => {
      asked += 1
      return store.read(work)
    }
    const jobs = sleepingJobs({ ...world.ports, store: { ...store, read } }, () => true)
    await jobs.look()
    asked = 0
    return { world, jobs, asked: () => asked }
  }

  function ran({ log }: World) {
    const lines = log.lines.filter(({ event }) => event === 'job-ran')
    return lines.slice(7).map(({ fields }) => fields['job'])
  }

  it('ask nothing while nothing is due, and once a minute whether somebody else changed that', async () => {
    const { world, jobs, asked } = await asleep()
    for (let seconds = 1; seconds < 60; seconds += 1) {
      world.clock.move({ seconds: 1 })
      await jobs.look()
    }
    expect(asked()).toBe(0)
    world.clock.move({ seconds: 1 })
    await jobs.look()
    expect(asked()).toBe(1)
  })

  it('run at their time, also when the clock has been put forward', async () => {
    const { world, jobs } = await asleep()
    world.clock.set('2026-03-02T21:09:59Z')
    await jobs.look()
    expect(ran(world)).toEqual([])
    world.clock.set('2026-03-02T21:10:00Z')
    await jobs.look()
    expect(ran(world)).toEqual(['bill/umoja'])
    world.clock.move({ seconds: 1 })
    await jobs.look()
    world.clock.set('2026-03-03T05:00:00Z')
    await jobs.look()
    expect(ran(world).slice(1)).toEqual(
      ['anchor', 'forget-dialogs', 'look-after', 'digest', 'remind', 'year'].map(
        (name) => `${name}/umoja`,
      ),
    )
  })

  it('wake for a mutual that is new', async () => {
    const { world, jobs } = await asleep()
    world.clock.move({ seconds: 1 })
    await apply(world, TUMAINI)
    await jobs.look()
    expect(ran(world)).toEqual([])
    jobs.wake()
    await jobs.look()
    expect(ran(world)).toHaveLength(7)
    expect(ran(world)).toContain('bill/tumaini')
  })

  it('look again soon after they have run', async () => {
    const { world, jobs, asked } = await asleep()
    world.clock.set('2026-03-02T21:10:00Z')
    await jobs.look()
    const then = asked()
    world.clock.move({ seconds: 4 })
    await jobs.look()
    expect(asked()).toBe(then)
    world.clock.move({ seconds: 1 })
    await jobs.look()
    expect(asked()).toBe(then + 1)
  })
})
