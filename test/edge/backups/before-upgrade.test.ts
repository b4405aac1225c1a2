import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { instant } from '../../../src/core/dates.ts'
import { copyBeforeUpgrade } from '../../../src/edge/backups/before-upgrade.ts'
import type { WriteCopy } from '../../../src/edge/backups/keeper.ts'
import { migrate } from '../../../src/store/engine/migrate.ts'
import { describeStores } from '../../store/stores.ts'
import { migrationsBefore } from '../../store/engine/earlier.ts'
import { testLog } from '../../world.ts'

const NOW = Date.parse('2026-03-02T08:00:00Z')
const HOUR_MS = 60 * 60 * 1000

describeStores('a start that will change the tables', (open, { emptyUrl, freshUrl }) => {
  async function starting(url: string) {
    const store = await open({}, url)
    const folder = mkdtempSync(join(tmpdir(), 'mutual-line-upgrades-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const good: WriteCopy = async (path) => {
      writeFileSync(path, 'a copy')
      return null
    }
    const start = (now = NOW, write = good) =>
      copyBeforeUpgrade(store, { folder, ending: 'db' }, { write, log: testLog(), now })
    return { store, start, files: () => readdirSync(folder) }
  }

  it('has a copy of a database in use before, one for each upgrade', async () => {
    // Seen red: with the start going straight to its migrations, there was no copy.
    const { store, start, files } = await starting(await emptyUrl())
    await migrate(store, instant(NOW), migrationsBefore('0005'))
    await start()
    expect(files()).toEqual(['before-upgrade-mutual-line-2026-03-02T08-00-00Z.db'])
    await start(NOW + HOUR_MS - 1)
    expect(files()).toHaveLength(1)
    await start(NOW + HOUR_MS)
    expect(files()).toHaveLength(2)
    await migrate(store, instant(NOW))
    await start(NOW + 5 * HOUR_MS)
    expect(files()).toHaveLength(2)
  })

  it('has none where there is nothing to copy yet, or nothing to change', async () => {
    for (const url of [await emptyUrl(), await freshUrl()]) {
      const { start, files } = await starting(url)
      await start()
      expect(files()).toEqual([])
    }
  })

  it('is refused when no copy can be written', async () => {
    const { store, start } = await starting(await emptyUrl())
    await migrate(store, instant(NOW), migrationsBefore('0005'))
    await expect(start(NOW, async () => 'no space left on the disk')).rejects.toThrow(
      'nothing was changed: no copy could be written before the upgrade: no space left on the disk',
    )
  })
})
