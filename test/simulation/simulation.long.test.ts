import { describe, inject, it } from 'vitest'
import { limitMs } from '../how-to-run.ts'
import { seedsOf } from '../seeds.ts'
import { postgresEngine, sqliteEngine } from '../store/stores.ts'
import { live } from './live.ts'
import type { Limits } from './simulate.ts'

/** Far more than they take, on a machine that has much else to do. */
const TIMEOUT_MS = limitMs(180_000)

const SQLITE: Limits = { errands: 300 }
/** Each errand takes several times as long there. */
const POSTGRES: Limits = { errands: 120 }

describe('a simulated town keeps every promise', () => {
  describe('on sqlite', () => {
    const engine = sqliteEngine()
    const seeds = seedsOf('simulation', [1, 2, 3, 4])
    it.each(seeds)('with SEED=%i', (seed) => live(engine, seed, SQLITE), TIMEOUT_MS)
  })

  describe.runIf(inject('postgresUrl'))('on postgres', () => {
    const engine = postgresEngine()
    const seeds = seedsOf('simulation', [4])
    it.each(seeds)('with SEED=%i', (seed) => live(engine, seed, POSTGRES), TIMEOUT_MS)
  })
})
