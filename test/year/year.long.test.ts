import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exportJournal } from '../../src/app/books/export-journal.ts'
import { readIndicators } from '../../src/app/books/read-indicators.ts'
import { date } from '../../src/core/dates.ts'
import { standing } from '../../src/core/membership/standing.ts'
import { loadHouseholds } from '../../src/store/membership/household-batch.ts'
import { balances } from '../app/opening-world.ts'
import { expectSound } from '../app/sound.ts'
import { limitMs } from '../how-to-run.ts'
import { describeStores } from '../store/stores.ts'
import { makeWorld, type World } from '../world.ts'
import { type Figures, figuresOf } from './figures.ts'
import { owedOf, paidThroughOf, stateOf } from './model.ts'
import { yearReadme } from './readme.ts'
import { oldRegister, openingCsv, registerCsv } from './register.ts'
import { JOKKO } from './statutes.ts'
import { MUTUAL, type Town } from './town.ts'
import { found, live, TODAY } from './year.ts'

/** The mutual of the example; fewer while somebody works on this. */
const HOUSEHOLDS = Number(process.env['HOUSEHOLDS'] ?? 3000)

/** A year of 3,000 households takes a minute or two on an idle machine. */
const TIMEOUT_MS = limitMs(900_000)

const LAST = date('2026-12-31')
const YEAR = { from: date('2026-01-01'), to: LAST }

describeStores('the year of a mutual', (open) => {
  it(
    'comes to what a small model of its own says, to the franc',
    async () => {
      const world = makeWorld(await open({ poolSize: 8 }))
      const town = await found(world, HOUSEHOLDS)
      await live(town)
      await expectHouseholds(town)
      expect(await balances(world)).toEqual(balancesOf(town))
      await expectIndicators(town)
      await expectSound(world)
      await expectHledger(world)
      if (HOUSEHOLDS === 3000) expectFile('README.md', yearReadme(figuresOf(town.model, TODAY)))
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

  it('are those of its statutes', () => {
    expect(JSON.parse(readFileSync(pathOf('statutes.json'), 'utf8'))).toEqual(JOKKO)
  })
})

/** Every household stands as the model says. */
async function expectHouseholds({ world, numbers, model }: Town): Promise<void> {
  const households = await world.store.read((tx) => loadHouseholds(tx, MUTUAL, numbers))
  const byNumber = new Map(households.map((one) => [one.number, one]))
  const ours = numbers.map((number) => {
    const facts = byNumber.get(number)?.facts
    if (!facts) throw new Error(`no member ${number}`)
    const { owed, credit, state, paidThrough } = standing(facts, LAST)
    return { number, owed, credit, state, paidThrough }
  })
  const theirs = model.households.map((household, at) => ({
    number: numbers[at],
    owed: owedOf(household),
    credit: household.credit,
    state: stateOf(household, LAST),
    paidThrough: paidThroughOf(model, household),
  }))
  expect(ours).toEqual(theirs)
}

/** The model's accounts under the names of the books. */
function balancesOf({ model, numbers }: Town): Record<string, number> {
  const named = [...model.accounts].map(([account, sum]) => [nameIn(account), sum] as const)
  const members = model.households.flatMap((household, at) => [
    [`411/${numbers[at]}`, owedOf(household)] as const,
    [`419/${numbers[at]}`, -household.credit] as const,
  ])
  return Object.fromEntries([...named, ...members].filter(([, sum]) => sum !== 0))
}

const NAMES: Readonly<Record<string, string>> = {
  '552': '552/sandbox',
  '571 Awa Sy': '571/c1',
  '571 Ibra Ba': '571/c2',
}

function nameIn(account: string): string {
  return NAMES[account] ?? account.replace(' ', '/')
}

async function expectIndicators({ world, model }: Town): Promise<void> {
  const read = await readIndicators(world.ports, MUTUAL, YEAR, 30)
  if (!read.ok) throw new Error(read.refusal.code)
  const pick = ({ collection, renewal, earned, beneficiaries, covered, claims, visits }: Figures) =>
    ({ collection, renewal, earned, beneficiaries, covered, claims, visits }) // prettier-ignore
  const theirs = figuresOf(model, TODAY)
  expect(pick({ ...theirs, ...read.value })).toEqual(pick(theirs))
}

/** The books pass the checks of plain-text accounting, where hledger is there. */
async function expectHledger(world: World): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-line-year-'))
  try {
    execFileSync('hledger', ['--version'])
  } catch {
    return
  }
  try {
    const file = join(folder, 'year.journal')
    const lines: string[] = []
    const all = { from: null, to: null }
    const done = await exportJournal(world.ports, MUTUAL, 'hledger', all, (text) =>
      lines.push(text),
    )
    expect(done.ok).toBe(true)
    writeFileSync(file, lines.join('\n'))
    execFileSync('hledger', ['-f', file, 'check', '--strict'])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
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
