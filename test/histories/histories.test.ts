import { describe, expect, inject, it } from 'vitest'
import { postgresEngine, sqliteEngine, type TestEngine } from '../store/stores.ts'
import { checkTown } from './check.ts'
import { liveOn } from './live.ts'
import { foundTown } from './town.ts'

/**
 * `SEED=7 npm test` lives that one again; else each run begins at a seed of its own. Where changes
 * are judged (`CI`) the seed is known, so that a verdict can be had again.
 */
const SEED = process.env['SEED'] === undefined ? null : Number(process.env['SEED'])
const FIRST = SEED ?? (process.env['CI'] ? 1 : Math.floor(Math.random() * 1_000_000))

/** Towns are lived in one after the other until the time is over; the first one in any case. */
type Budget = {
  readonly towns: number
  readonly households: number
  readonly stretches: number
  readonly ms: number
}
const SQLITE: Budget = { towns: 10, households: 300, stretches: 5, ms: 60_000 }
const POSTGRES: Budget = { towns: 2, households: 150, stretches: 4, ms: 30_000 }

/** Far more than they take, on a machine that has much else to do. */
const TIMEOUT_MS = 300_000

describe('histories written through the app say what they are made of', () => {
  describe('on sqlite', () => {
    const engine = sqliteEngine()
    it(`from SEED=${FIRST}`, () => live(engine, SQLITE), TIMEOUT_MS)
  })

  describe.runIf(inject('postgresUrl'))('on postgres', () => {
    const engine = postgresEngine()
    it(`from SEED=${FIRST}`, () => live(engine, POSTGRES), TIMEOUT_MS)
  })
})

async function live(engine: TestEngine, budget: Budget): Promise<void> {
  const endsAt = performance.now() + budget.ms
  let histories = 0
  for (let town = 0; town < (SEED === null ? budget.towns : 1); town += 1) {
    await liveOne(engine, FIRST + town, budget)
    histories += budget.households
    if (performance.now() > endsAt) break
  }
  process.stdout.write(`${histories} histories on ${engine.engine} from SEED=${SEED ?? FIRST}\n`)
  expect(histories).toBeGreaterThan(0)
}

/** A failure names the seed with which it is had again. */
async function liveOne(engine: TestEngine, seed: number, budget: Budget): Promise<void> {
  const town = await foundTown(await engine.open({ poolSize: 8 }), seed, budget.households)
  try {
    for (let stretch = 0; stretch < budget.stretches; stretch += 1) await liveOn(town)
    await checkTown(town)
  } catch (error) {
    throw new Error(`SEED=${seed}`, { cause: error })
  }
}
