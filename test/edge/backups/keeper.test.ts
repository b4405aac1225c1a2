import { mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { type BackupKeeper, keepBackups, type WriteCopy } from '../../../src/edge/backups/keeper.ts'
import { apply, describeWorlds, logged, smsOf, type World } from '../../world.ts'
import { TUMAINI } from '../../statutes.ts'

const HOUR_MS = 60 * 60 * 1000
const KEEP = { hourly: 2, daily: 1 }
const MANAGER = '+254733000001'

/** The mutuals that were alerted to missing copies. */
async function alerted({ store }: World): Promise<string[]> {
  const rows = await store.read((tx) =>
    tx.selectFrom('alert').select('mutual_id').where('kind', '=', 'backup').execute(),
  )
  return rows.map(({ mutual_id: mutual }) => mutual).sort()
}

describeWorlds('copies that the service writes by itself', (begin) => {
  const good: WriteCopy = async (path) => {
    writeFileSync(path, 'a copy')
    return null
  }

  function keeping(world: World, folder: string, write: WriteCopy): BackupKeeper {
    const settings = { folder, besideDatabase: folder, keep: KEEP, ending: 'db' }
    const keeper = keepBackups(world.ports, settings, write, () => world.clock.now())
    onTestFinished(() => keeper.stop())
    return keeper
  }

  async function withFolder() {
    const world = await begin()
    const folder = mkdtempSync(join(tmpdir(), 'mutual-line-copies-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    return { world, folder, files: () => readdirSync(folder).sort() }
  }

  it('come once an hour, also over a restart', async () => {
    const { world, folder, files } = await withFolder()
    await keeping(world, folder, good).look()
    expect(files()).toEqual(['mutual-line-2026-03-02T08-00-00Z.db'])
    world.clock.move({ minutes: 59 })
    const again = keeping(world, folder, good)
    await again.look()
    expect(files()).toHaveLength(1)
    expect(again.age()).toBe(59 * 60 * 1000)
    world.clock.move({ minutes: 1 })
    await again.look()
    expect(files()).toHaveLength(2)
    expect(again.age()).toBe(0)
  })

  it('are deleted when they are old, and no other file is', async () => {
    const { world, folder, files } = await withFolder()
    writeFileSync(join(folder, 'letter.txt'), 'mine')
    const keeper = keeping(world, folder, good)
    for (let hour = 0; hour < 4; hour += 1) {
      await keeper.look()
      world.clock.move({ hours: 1 })
    }
    expect(files()).toEqual([
      'letter.txt',
      'mutual-line-2026-03-02T10-00-00Z.db',
      'mutual-line-2026-03-02T11-00-00Z.db',
    ])
  })

  it('that are dated ahead do not stand for one of now', async () => {
    const { world, folder, files } = await withFolder()
    writeFileSync(join(folder, 'mutual-line-2036-03-02T08-00-00Z.db'), 'of a wrong clock')
    const keeper = keeping(world, folder, good)
    await keeper.look()
    expect(files()).toContain('mutual-line-2026-03-02T08-00-00Z.db')
    world.clock.move({ minutes: 1 })
    await keeper.look()
    expect(files()).toHaveLength(2)
  })

  it('that a clock noted which was ahead grow old all the same', async () => {
    const { world, folder } = await withFolder()
    world.clock.move({ days: 400 })
    await keeping(world, folder, good).look()
    world.clock.move({ days: -400 })
    const keeper = keeping(world, folder, async () => 'the disk is gone')
    await keeper.look()
    world.clock.move({ hours: 25 })
    await keeper.look()
    expect(keeper.age()).toBe(25 * HOUR_MS)
  })

  it('leave nothing of one whose writer was killed, by us or with us', async () => {
    const { world, folder, files } = await withFolder()
    const cut: WriteCopy = async (path) => {
      writeFileSync(`${path}.part`, 'everything about everybody')
      return 'killed'
    }
    await keeping(world, folder, cut).look()
    expect(files()).toEqual([])
    writeFileSync(join(folder, 'mutual-line-2026-03-01T08-00-00Z.db.part'), 'of an earlier start')
    await keeping(world, folder, good).look()
    expect(files()).toEqual(['mutual-line-2026-03-02T08-00-00Z.db'])
  })

  it('are not kept of files that somebody put in the place of the database', async () => {
    const { world, folder, files } = await withFolder()
    await keeping(world, folder, good).look()
    world.clock.move({ hours: 1 })
    const store = {
      ...world.ports.store,
      gone: () => ['line.db-wal was deleted under the service'],
    }
    await keeping({ ...world, ports: { ...world.ports, store } }, folder, good).look()
    expect(files()).toEqual(['mutual-line-2026-03-02T08-00-00Z.db'])
    expect(logged(world, 'error')).toContain('backup-failed')
  })

  it('that fail are tried again at each look, and after a day managers are told once', async () => {
    const { world, folder, files } = await withFolder()
    await apply(world, TUMAINI)
    let why: string | null = 'no space left on the disk'
    const keeper = keeping(world, folder, async (path, stops) => why ?? good(path, stops))
    await keeper.look()
    world.clock.move({ hours: 24 })
    await keeper.look()
    expect(await alerted(world)).toEqual([])
    world.clock.move({ minutes: 1 })
    await keeper.look()
    await keeper.look()
    expect(logged(world, 'error').filter((event) => event === 'backup-failed')).toHaveLength(4)
    expect(await alerted(world)).toEqual(['tumaini', 'umoja'])
    await world.worker.settle()
    const [told, ...others] = smsOf(world, MANAGER).filter((text) => text.includes('copy'))
    expect(told).toContain('no copy of the records has been written for 24 hours')
    expect(others).toEqual([])
    why = null
    await keeper.look()
    expect(files()).toHaveLength(1)
    expect(keeper.age()).toBe(0)
  })

  it('are as old as the wish for one where there never was any, also over a restart', async () => {
    const { world, folder } = await withFolder()
    const never: WriteCopy = async () => 'the disk is gone'
    await keeping(world, folder, never).look()
    world.clock.move({ hours: 5 })
    const again = keeping(world, folder, never)
    expect(again.age()).toBeNull()
    await again.look()
    expect(again.age()).toBe(5 * HOUR_MS)
  })

  it('grow old when their folder is gone, and nothing is written elsewhere', async () => {
    const { world, folder } = await withFolder()
    const written: string[] = []
    const noting: WriteCopy = async (path, stops) => {
      written.push(basename(path))
      return good(path, stops)
    }
    const keeper = keeping(world, folder, noting)
    await keeper.look()
    renameSync(folder, `${folder}.away`)
    onTestFinished(() => rmSync(`${folder}.away`, { recursive: true, force: true }))
    world.clock.move({ hours: 25 })
    await keeper.look()
    expect(written).toHaveLength(1)
    expect(keeper.age()).toBe(25 * HOUR_MS)
    expect(await alerted(world)).toEqual(['umoja'])
  })

  it('under way end when the service stops, and are no failure', async () => {
    const { world, folder } = await withFolder()
    const endless: WriteCopy = (_path, stops) =>
      new Promise((resolve) => stops.addEventListener('abort', () => resolve('aborted')))
    const keeper = keeping(world, folder, endless)
    const looked = keeper.look()
    await keeper.stop()
    await looked
    expect(logged(world, 'error')).toEqual([])
  })
})
