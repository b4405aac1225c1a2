import { expect, it } from 'vitest'
import {
  acting,
  actingOrTrying,
  type Desk,
  inBooks,
  inMutual,
  reading,
  tryingAt,
} from '../../src/app/desk.ts'
import { date } from '../../src/core/dates.ts'
import { loadMutual } from '../../src/store/mutuals/directory.ts'
import { readSetting, writeSetting } from '../../src/store/mutuals/settings.ts'
import type { Store } from '../../src/store/store.ts'
import { describeWorlds, logged, START, type World } from '../world.ts'

describeWorlds('a desk', (begin) => {
  const moment = (desk: Pick<Desk, 'now'>) => Promise.resolve(new Date(desk.now).toISOString())

  /** The world's app on a store that does something else with what is to be written. */
  function withStore(world: World, changes: Partial<Store>) {
    return { ...world.ports, store: { ...world.store, ...changes } }
  }

  it('has the moment at which its transaction begins, not the one at which it began to wait', async () => {
    const world = await begin()
    const { store, clock } = world
    const write: Store['write'] = (work) => {
      clock.move({ seconds: 10 })
      return store.write(work)
    }
    const read: Store['read'] = (work) => {
      clock.move({ seconds: 10 })
      return store.read(work)
    }
    const ports = withStore(world, { write, read })
    expect(await acting(ports, moment)).toBe('2026-03-02T08:00:10.000Z')
    expect(await reading(ports, moment)).toBe('2026-03-02T08:00:20.000Z')
  })

  it('that is made again, since a try was thrown away, has a moment of its own', async () => {
    const world = await begin()
    const { store, clock } = world
    const lost = new Error('lost')
    const write: Store['write'] = async (work) => {
      const attempt = store.write(async (tx) => {
        await work(tx)
        throw lost
      })
      await expect(attempt).rejects.toBe(lost)
      clock.move({ seconds: 1 })
      return store.write(work)
    }
    await acting(withStore(world, { write }), async (desk) => {
      await writeSetting(desk.tx, 'moment', await moment(desk))
    })
    const kept = await store.read((tx) => readSetting(tx, 'moment'))
    expect(kept).toBe('2026-03-02T08:00:01.000Z')
  })

  it('keeps nothing of a trial, and tells what came of it', async () => {
    const world = await begin()
    const set = (value: string, isTrial: boolean) =>
      actingOrTrying(
        world.ports,
        async ({ tx }) => {
          await writeSetting(tx, 'tried', value)
          return { value: await readSetting(tx, 'tried'), isTrial }
        },
        (came) => came.isTrial,
      )
    const all = [set('one', false), set('two', true), set('three', true)]
    expect((await Promise.all(all)).map(({ value }) => value)).toEqual(['one', 'two', 'three'])
    expect(await world.store.read((tx) => readSetting(tx, 'tried'))).toBe('one')
    const broken = actingOrTrying(world.ports, () => Promise.reject(new Error('no')), () => true) // prettier-ignore
    await expect(broken).rejects.toThrow('no')
  })

  it('logs nothing of a trial', async () => {
    const world = await begin()
    const before = logged(world, 'info')
    await acting(world.ports, async (desk) => {
      const { log } = tryingAt(desk).ports
      log.info('pin-reset')
      log.warn('phone-kept')
      log.error('broken', new Error('no'))
    })
    expect(logged(world, 'info')).toEqual(before)
    expect(logged(world, 'warn')).toEqual([])
    expect(logged(world, 'error')).toEqual(['broken'])
  })

  it('keeps one moment for all its life, whatever the clock shows', async () => {
    const world = await begin()
    await acting(world.ports, async (desk) => {
      const books = await loadMutual(desk.tx, 'umoja')
      if (!books) throw new Error('no mutual')
      world.clock.move({ days: 1 })
      expect(inMutual(desk, books.mutual).today).toBe(date('2026-03-02'))
      expect(await moment(inBooks(desk, books))).toBe(new Date(START).toISOString())
    })
  })

  it.each([
    ['2026-03-02T20:59:59.999Z', '2026-03-02', '2026-03-02'],
    ['2026-03-02T21:00:00.000Z', '2026-03-03', '2026-03-02'],
    ['2026-03-03T00:00:00.000Z', '2026-03-03', '2026-03-03'],
  ])('at %s is of the day in the mutual’s own time zone', async (at, nairobi, dakar) => {
    const world = await begin()
    world.clock.set(at)
    const days = await reading(world.ports, async (desk) => {
      const books = await loadMutual(desk.tx, 'umoja')
      if (!books) throw new Error('no mutual')
      const { mutual } = books
      const there = inMutual(desk, { ...mutual, timeZone: 'Africa/Dakar' })
      return [inBooks(desk, books).today, there.today]
    })
    expect(days).toEqual([nairobi, dakar])
  })

  it('says to the store in whose books it posts', async () => {
    const world = await begin()
    const told: unknown[] = []
    const write: Store['write'] = (work, mutual) => {
      told.push(mutual)
      return world.store.write(work, mutual)
    }
    const ports = withStore(world, { write })
    await acting(ports, moment, 'umoja')
    await acting(ports, moment)
    expect(told).toEqual(['umoja', undefined])
  })
})
