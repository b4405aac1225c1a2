import { afterEach, describe, expect, it, vi } from 'vitest'
import type * as believing from '../../src/app/payments/believed.ts'
import type * as events from '../../src/store/payments/events.ts'
import type * as intents from '../../src/store/payments/intents.ts'
import type * as receipts from '../../src/store/payments/receipts.ts'
import { sqliteEngine } from '../store/stores.ts'
import { live } from './live.ts'
import { openMpesa } from './operators/mpesa.ts'
import type { OpenOperator } from './operators/operator.ts'
import { openSandbox } from './operators/sandbox.ts'

/** A fault that somebody might build in, while one of the tests below has it planted. */
const planted = vi.hoisted(() => ({ fault: 'none' }))

vi.mock('../../src/edge/outgoing/request.ts', () => import('./wire.ts'))

vi.mock('../../src/store/payments/receipts.ts', async (load) => {
  const real = await load<typeof receipts>()
  const isGone = () => planted.fault === 'a receipt number counts more than once'
  return {
    ...real,
    findReceipt: ((...of) =>
      isGone() ? Promise.resolve(undefined) : real.findReceipt(...of)) as typeof real.findReceipt,
    insertReceipt: (async (tx, receipt) => {
      const isNew = await real.insertReceipt(tx, receipt)
      if (isNew || !isGone()) return isNew
      const operator_receipt = `${receipt.operator_receipt}/${receipt.receipt_id}`
      return real.insertReceipt(tx, { ...receipt, operator_receipt })
    }) as typeof real.insertReceipt,
  }
})

vi.mock('../../src/store/payments/events.ts', async (load) => {
  const real = await load<typeof events>()
  return {
    ...real,
    claimEvents: (async (tx, now, ...rest) => {
      if (planted.fault === 'what a dead process had taken is taken for done')
        await tx
          .updateTable('event')
          .set({ handled_at: now, outcome: 'lost', lease: null, lease_until: null })
          .where('handled_at', 'is', null)
          .where('lease_until', '<=', now)
          .execute()
      return real.claimEvents(tx, now, ...rest)
    }) as typeof real.claimEvents,
  }
})

vi.mock('../../src/store/payments/intents.ts', async (load) => {
  const real = await load<typeof intents>()
  const isAbsorbing = () => planted.fault !== 'a failure undoes a success'
  return {
    ...real,
    findIntent: (async (tx, intentId) => {
      const intent = await real.findIntent(tx, intentId)
      if (isAbsorbing() || intent?.state !== 'paid') return intent
      return { ...intent, state: 'prompted' }
    }) as typeof real.findIntent,
    moveIntent: (async (tx, intentId, change) => {
      const isMoved = await real.moveIntent(tx, intentId, change)
      if (isMoved || isAbsorbing() || change.state === 'paid') return isMoved
      await tx.updateTable('intent').set(change).where('intent_id', '=', intentId).execute()
      return true
    }) as typeof real.moveIntent,
  }
})

vi.mock('../../src/app/payments/believed.ts', async (load) => {
  const real = await load<typeof believing>()
  return {
    believed: ((...asked) =>
      planted.fault === 'a callback is believed unasked'
        ? Promise.resolve(asked[2])
        : real.believed(...asked)) as typeof real.believed,
  }
})

const ERRANDS = 120
const TIMEOUT_MS = 300_000

const FAULTS: readonly (readonly [string, OpenOperator, readonly number[]])[] = [
  ['a receipt number counts more than once', openMpesa, [1, 2, 3]],
  ['a callback is believed unasked', openSandbox, [1, 2, 3, 4, 5, 6]],
  ['what a dead process had taken is taken for done', openSandbox, [1, 2, 3, 4, 5, 6]],
  ['a failure undoes a success', openMpesa, [1, 2, 3, 4, 5, 6]],
]

describe('a simulated town goes red when', () => {
  const engine = sqliteEngine()
  afterEach(() => (planted.fault = 'none'))

  it.each(FAULTS)(
    '%s',
    async (fault, open, seeds) => {
      planted.fault = fault
      const found: number[] = []
      for (const seed of seeds) {
        if (found.length > 0) break
        await live(engine, seed, { errands: ERRANDS }, { open }).catch(() => found.push(seed))
      }
      expect(found).not.toEqual([])
    },
    TIMEOUT_MS,
  )
})
