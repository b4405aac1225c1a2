import { describe, expect, inject, it } from 'vitest'
import { postgresEngine, sqliteEngine, type TestEngine } from '../store/stores.ts'
import { checkTown } from './invariants.ts'
import { type Limits, simulate } from './simulate.ts'
import { foundTown } from './town.ts'

/**
 * `SEED=7 npm test` lives that one again; else each run lives a new one beside the known ones. Where
 * changes are judged (`CI`) only the known ones are, so that a verdict can be had again.
 */
const SEED = process.env['SEED'] === undefined ? null : Number(process.env['SEED'])

const KNOWN = [1, 2, 3]
const NEW = process.env['CI'] ? 4 : Math.floor(Math.random() * 1_000_000)

/** Far more than they take, on a machine that has much else to do. */
const TIMEOUT_MS = 180_000

const SQLITE: Limits = { errands: 300 }
/** Each errand takes several times as long there. */
const POSTGRES: Limits = { errands: 120, budgetMs: 15_000 }

describe('a simulated town keeps every promise', () => {
  describe('on sqlite', () => {
    const engine = sqliteEngine()
    const seeds = SEED === null ? [...KNOWN, NEW] : [SEED]
    it.each(seeds)('with SEED=%i', (seed) => live(engine, seed, SQLITE), TIMEOUT_MS)
  })

  describe.runIf(inject('postgresUrl'))('on postgres', () => {
    const engine = postgresEngine()
    it.each([SEED ?? NEW])('with SEED=%i', (seed) => live(engine, seed, POSTGRES), TIMEOUT_MS)
  })
})

async function live(engine: TestEngine, seed: number, limits: Limits): Promise<void> {
  const town = await foundTown(await engine.open({ poolSize: 8 }), seed)
  expect(await simulate(town, limits)).toBeGreaterThan(0)
  await checkTown(town)
}
