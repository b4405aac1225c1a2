import { expect, it } from 'vitest'
import { runDueJobs } from '../../src/app/work/jobs.ts'
import { sleepingJobs } from '../../src/app/work/sleeping-jobs.ts'
import type { Store } from '../../src/store/store.ts'
import { acting, inMutual } from '../../src/app/desk.ts'
import { findMutual, statutesChanges } from '../../src/app/statutes/apply-statutes.ts'
import { proposeStatutes } from '../../src/app/statutes/propose-statutes.ts'
import { readStatutes } from '../../src/edge/files/statutes-file.ts'
import { apply, ask, describeWorlds, type World } from '../world.ts'
import { TUMAINI, UMOJA } from '../statutes.ts'
import { decideProposal } from './by-itself.ts'

const MOSES = '+254733000003'
const MOSES_TOO = { name: 'Moses', phone: MOSES, language: 'en' }

describeWorlds('jobs that sleep', (begin) => {
  /** Jobs that have run today, and how often the database was asked since. */
  async function asleep() {
    const world = await begin()
    await runDueJobs(world.ports)
    // That the mutual was founded was heard before.
    world.ports.alarm.wasRung()
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

  /** A proposal of statutes by which the mornings of the mutual begin later. */
  async function laterMornings({ ports }: World) {
    const mutual = await findMutual(ports, 'umoja')
    const quietHours = { from: '20:00', to: '11:30' }
    const read = readStatutes({ mutual: { code: 'umoja', quietHours } }, mutual)
    if (!mutual || !read.ok) throw new Error('no statutes')
    await acting(ports, async (desk) => {
      const changes = (await statutesChanges(desk, read.file, { sandbox: false })) ?? []
      const proposed = { fileName: 'later.json', file: read.file, changes, answers: [] }
      const made = await proposeStatutes(inMutual(desk, mutual), proposed, 'Mercy')
      if (!made.ok) throw new Error(made.refusal.code)
    })
  }

  const approved = { mutual: 'umoja', proposal: '1', decision: 'approved', by: MOSES } as const

  it.each<[string, (world: World) => Promise<unknown>]>([
    ['by SMS', (world) => ask(world, MOSES, 'approve p1')],
    ['at any other door', (world) => decideProposal(world.ports, { ...approved, reason: null })],
  ])('wake for statutes that were approved %s', async (_door, approve) => {
    const { world, jobs, asked } = await asleep()
    await apply(world, { ...UMOJA, managers: [...UMOJA.managers, MOSES_TOO] })
    await laterMornings(world)
    for (const seconds of [1, 11]) {
      world.clock.move({ seconds })
      await jobs.look()
    }
    const before = asked()
    await approve(world)
    await jobs.look()
    expect(asked()).toBe(before + 1)
    // Whoever rang may not have committed by then.
    world.clock.move({ seconds: 1 })
    await jobs.look()
    expect(asked()).toBe(before + 2)
    world.clock.move({ seconds: 10 })
    await jobs.look()
    expect(asked()).toBe(before + 2)
  })
})
