import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { instant } from '../../../src/core/dates.ts'
import { migrate, pendingMigrations } from '../../../src/store/engine/migrate.ts'
import { openStore } from '../../../src/store/engine/open.ts'
import { migrationsBefore } from '../../store/engine/earlier.ts'
import { makeTerminal } from '../cli/terminal.ts'

it('a database of an earlier version is copied as it is, and tried as this version will have it', async () => {
  const { done, folder, database } = makeTerminal()
  const store = await openStore(`sqlite:${database}`)
  await migrate(store, instant(1), migrationsBefore('0005'))
  await store.close()
  const copy = join(folder, 'copy.db')
  expect(await done('backup', copy)).toBe(`${copy}: written and verified, 0 journals\n`)
  expect(readdirSync(folder).filter((name) => /part|tried/.test(name))).toEqual([])
  const copied = await openStore(`sqlite:${copy}`, { readOnly: true })
  expect((await pendingMigrations(copied))[0]).toBe('0005-payouts')
  await copied.close()
  expect(await done('restore', copy)).toContain('restored, 0 journals')
  await done('migrate')
  expect(await done('verify')).toContain('0 journals')
})
