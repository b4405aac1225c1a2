import { describe, inject, it } from 'vitest'
import { limitMs } from '../how-to-run.ts'
import { seedsOf } from '../seeds.ts'
import { postgresEngine, sqliteEngine, type TestEngine } from '../store/stores.ts'
import { checkTown } from './check.ts'
import { liveOn } from './live.ts'
import { foundTown } from './town.ts'

type Size = { readonly households: number; readonly stretches: number }
const SQLITE: Size = { households: 300, stretches: 5 }
const POSTGRES: Size = { households: 150, stretches: 4 }

/** Far more than they take, on a machine that has much else to do. */
const TIMEOUT_MS = limitMs(300_000)

describe('histories written through the app say what they are made of', () => {
  describe('on sqlite', () => {
    const engine = sqliteEngine()
    const seeds = seedsOf('histories', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    it.each(seeds)('with SEED=%i', (seed) => live(engine, seed, SQLITE), TIMEOUT_MS)
  })

  describe.runIf(inject('postgresUrl'))('on postgres', () => {
    const engine = postgresEngine()
    const seeds = seedsOf('histories', [1, 2])
    it.each(seeds)('with SEED=%i', (seed) => live(engine, seed, POSTGRES), TIMEOUT_MS)
  })
})

async function live(engine: TestEngine, seed: number, size: Size): Promise<void> {
  const town = await foundTown(await engine.open({ poolSize: 8 }), seed, size.households)
  for (let stretch = 0; stretch < size.stretches; stretch += 1) await liveOn(town)
  await checkTown(town)
}
