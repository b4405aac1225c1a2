import { describe, inject, it, type TestContext, vi } from 'vitest'
import { limitMs } from '../how-to-run.ts'
import { askedSeeds, seedsOf } from '../seeds.ts'
import { postgresEngine, sqliteEngine } from '../store/stores.ts'
import { live } from './live.ts'
import { openMomo } from './operators/momo.ts'
import { openMpesa } from './operators/mpesa.ts'
import { openPawapay } from './operators/pawapay.ts'
import { openSandbox } from './operators/sandbox.ts'

// Adapters reach the simulators of this process, in no time and in the same order each time.
vi.mock('../../src/edge/outgoing/request.ts', () => import('./wire.ts'))

/** Far more than they take, on a machine that has much else to do. */
const TIMEOUT_MS = limitMs(180_000)

/** Each errand takes several times as long on PostgreSQL. */
const OPERATORS = [
  { operator: 'the sandbox', open: openSandbox, usual: [1, 2, 3, 4], sqlite: 300, postgres: 120 },
  { operator: 'M-PESA', open: openMpesa, usual: [1, 17], sqlite: 250, postgres: 80 },
  { operator: 'pawaPay', open: openPawapay, usual: [1], sqlite: 250, postgres: 80 },
  { operator: 'MTN MoMo', open: openMomo, usual: [1], sqlite: 250, postgres: 80 },
] as const

/** In a soak each seed is a town of one operator, so that there are more towns. */
function isOf(operator: string, seed: number): boolean {
  const own = OPERATORS[seed % OPERATORS.length]?.operator
  return !process.env['SOAK'] || own === operator
}

/**
 * A town lives for days on the whole service: calls, SMS, payments and checks, carriers and operators
 * that lose, repeat, delay and contradict, processes that die at any step, clocks that jump. What
 * must hold is looked at after each step, and everything once all have come to rest. `SEED=7` does
 * one again.
 */
describe.each(OPERATORS)(
  'a simulated town with $operator keeps every promise',
  ({ operator, open, usual, ...errands }) => {
    const passOver = (seed: number, { skip }: TestContext) => skip(!isOf(operator, seed))

    describe('on sqlite', () => {
      const engine = sqliteEngine()
      const limits = { errands: errands.sqlite }
      it.for(seedsOf('simulation', usual))(
        'with SEED=%i',
        { timeout: TIMEOUT_MS },
        async (seed, test) => {
          passOver(seed, test)
          await live(engine, seed, limits, { open })
        },
      )
    })

    describe.runIf(inject('postgresUrl'))('on postgres, by two processes', () => {
      const engine = postgresEngine()
      const limits = { errands: errands.postgres }
      const founding = { open, processes: 2 } as const
      it.for(seedsOf('simulation', [4]))(
        'with SEED=%i',
        { timeout: TIMEOUT_MS },
        async (seed, test) => {
          passOver(seed, test)
          await live(engine, seed, limits, founding)
        },
      )
    })
  },
)

/**
 * So long other towns are founded, up to so many: the seeds are known, as all are that anybody runs
 * but the soak.
 */
const BUDGET_MS = 60_000
const FIRST_SEED = 100
const SEEDS = 4

describe.skipIf(askedSeeds())('as many simulated towns as there is time for', () => {
  const engine = sqliteEngine()

  it(
    'keep every promise',
    async () => {
      // Seen red: with each of the faults that `planted.long.test.ts` builds in, on every run of it.
      const endsAt = performance.now() + BUDGET_MS
      const towns = Array.from({ length: SEEDS }, (_, at) => FIRST_SEED + at).flatMap((seed) =>
        OPERATORS.map((one) => ({ ...one, seed })),
      )
      for (const { operator, open, seed } of towns) {
        if (performance.now() > endsAt) break
        await live(engine, seed, { errands: 250 }, { open }).catch((error: unknown) => {
          throw new Error(`the town with ${operator}, SEED=${seed}`, { cause: error })
        })
      }
    },
    TIMEOUT_MS,
  )
})
