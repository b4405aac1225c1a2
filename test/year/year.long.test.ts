import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { format } from 'prettier'
import { describe, expect, it } from 'vitest'
import { instant } from '../../src/core/dates.ts'
import { openSandboxClock } from '../../src/edge/sandbox/clock.ts'
import { expectSound } from '../app/sound.ts'
import { limitMs } from '../how-to-run.ts'
import { describeStores } from '../store/stores.ts'
import { makeWorld } from '../world.ts'
import {
  expectAssembly,
  expectBalances,
  expectHouseholds,
  expectIndicators,
  expectPayer,
} from './agrees.ts'
import { LAST } from './figures.ts'
import { expectHledger } from './hledger.ts'
import { yearReadme } from './readme.ts'
import { oldRegister, openingCsv, registerCsv } from './register.ts'
import { JOKKO } from './statutes.ts'
import type { Town } from './town.ts'
import { endYear, found, live, TODAY } from './year.ts'

/** The mutual of the example; on PostgreSQL a tenth of it, unless somebody asks for more. */
const HOUSEHOLDS = { sqlite: 3000, postgres: 300 } as const

/** A year of 3,000 households takes a minute or two on an idle machine, on PostgreSQL several. */
const TIMEOUT_MS = limitMs(1_800_000)

/** Days on which every standing is looked at; the others follow from what happens later. */
const LOOKS = ['2026-03-31', '2026-07-31', LAST]

describeStores('the year of a mutual', (open, engine) => {
  it(
    'comes to what a small model of its own says, to the franc',
    async () => {
      const kept = engine.engine === 'sqlite' ? process.env['KEEP'] : undefined
      const url = kept && (await engine.freshUrl())
      const world = makeWorld(await open({ poolSize: 8 }, url))
      const households = Number(process.env['HOUSEHOLDS'] ?? HOUSEHOLDS[engine.engine])
      const town = await found(world, households)
      await live(town)
      await endYear(town)
      for (const day of LOOKS) await expectHouseholds(town, day)
      await expectBalances(town)
      await expectPayer(town)
      await expectIndicators(town, TODAY)
      await expectAssembly(town)
      await expectSound(world)
      await expectHledger(town)
      if (households === 3000) expectFile('README.md', yearReadme(town.model, TODAY))
      if (kept && url) await keep(town, url, kept)
    },
    TIMEOUT_MS,
  )
})

describe('the files of the year', () => {
  const register = oldRegister(3000)
  it.each([
    ['register.csv', registerCsv(register)],
    ['opening.csv', openingCsv(register)],
  ])('are those of its generator: %s', (name, text) => {
    expectFile(name, text)
  })

  it('are those of its statutes', async () => {
    const text = await format(JSON.stringify(JOKKO, null, 2), { parser: 'json', printWidth: 100 })
    expectFile('statutes.json', text)
  })
})

/** Leaves the database for whoever wants to look round, on the day on which all is told. */
async function keep({ world }: Town, url: string, path: string): Promise<void> {
  await (await openSandboxClock(world.store)).moveTo(instant(Date.parse(`${TODAY}T09:00:00Z`)))
  rmSync(path, { force: true })
  const database = new Database(url.slice('sqlite:'.length), { readonly: true })
  await database.backup(path)
  database.close()
}

function pathOf(name: string): string {
  return join(import.meta.dirname, '../../examples/year', name)
}

/** A file of `examples/year/`, written with UPDATE=1. */
function expectFile(name: string, text: string): void {
  const path = pathOf(name)
  if (process.env['UPDATE']) writeFileSync(path, text)
  else expect(readFileSync(path, 'utf8')).toBe(text)
}
