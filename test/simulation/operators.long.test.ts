import { describe, inject, it, vi } from 'vitest'
import { limitMs } from '../how-to-run.ts'
import { seedsOf } from '../seeds.ts'
import { postgresEngine, sqliteEngine } from '../store/stores.ts'
import { live } from './live.ts'
import { openMomo } from './operators/momo.ts'
import { openMpesa } from './operators/mpesa.ts'
import { openPawapay } from './operators/pawapay.ts'
import type { Limits } from './simulate.ts'

// Adapters reach the simulators of this process, in no time and in the same order each time.
vi.mock('../../src/edge/outgoing/request.ts', () => import('./wire.ts'))

/** Far more than they take, on a machine that has much else to do. */
const TIMEOUT_MS = limitMs(180_000)

const SQLITE: Limits = { errands: 250 }
/** Each errand takes several times as long there. */
const POSTGRES: Limits = { errands: 80 }

const OPERATORS = [
  ['M-PESA', openMpesa, [1, 17]],
  ['pawaPay', openPawapay, [1]],
  ['MTN MoMo', openMomo, [1]],
] as const

describe.each(OPERATORS)(
  'days of faults, crashes and clocks with %s lose and double no money',
  (_name, open, usual) => {
    describe('on sqlite', () => {
      const engine = sqliteEngine()
      const seeds = seedsOf('operators', usual)
      it.each(seeds)('with SEED=%i', (seed) => live(engine, seed, SQLITE, { open }), TIMEOUT_MS)
    })

    describe.runIf(inject('postgresUrl'))('on postgres, by two processes', () => {
      const engine = postgresEngine()
      const seeds = seedsOf('operators', [4])
      const founding = { open, processes: 2 } as const
      it.each(seeds)('with SEED=%i', (seed) => live(engine, seed, POSTGRES, founding), TIMEOUT_MS)
    })
  },
)
