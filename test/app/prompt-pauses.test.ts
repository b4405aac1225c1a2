import { expect, it } from 'vitest'
import type { PromptOutcome, Wallet } from '../../src/app/wallet.ts'
import { askToPay, describeWorlds, register, type World } from '../world.ts'
import { outbox } from './rows.ts'

const AMINA = '+254711000001'
const MINUTE = { anyMs: 60_000, sameAmountMs: 120_000 }

describeWorlds('an operator that asks a phone only after a pause', (begin) => {
  async function withTwo(outcome: PromptOutcome = { kind: 'accepted', operatorRef: 'r' }) {
    const world = await begin()
    await register(world, [
      { name: 'Amina Otieno', phone: AMINA, paidThrough: '2026-02-28' },
      { name: 'Baraka Mwangi', phone: '+254711000002', paidThrough: '2026-02-28' },
    ])
    const asked: string[] = []
    const wallet: Wallet = {
      ...world.operator.wallet,
      pauses: MINUTE,
      prompt: async ({ intentId }) => {
        asked.push(intentId)
        return outcome
      },
      query: async () => ({ kind: 'pending' }),
    }
    Object.assign(world.ports, { wallets: new Map([['sandbox', wallet]]) })
    return { world, asked }
  }

  /** The same phone is asked once more, for the same amount. */
  async function again(world: World): Promise<void> {
    await world.store.write(async (tx) => {
      await tx.updateTable('intent').set({ state: 'failed', ask_at: null }).execute()
    })
    await askToPay(world, AMINA)
  }

  it.each(['accepted', 'pending', 'unknown'] as const)(
    'waits after one that was %s',
    async (kind) => {
      const { world, asked } = await withTwo({ kind, operatorRef: null })
      await askToPay(world, AMINA)
      expect(asked).toHaveLength(1)
      await again(world)
      expect(asked).toHaveLength(1)
      world.clock.move({ seconds: 119 })
      await world.worker.settle()
      expect(asked).toHaveLength(1)
      world.clock.move({ seconds: 1 })
      await world.worker.settle()
      expect(asked).toHaveLength(2)
      const prompts = (await outbox(world)).filter((row) => row.kind === 'prompt')
      // Waiting is no attempt.
      expect(prompts.map(({ attempts }) => attempts)).toEqual([1, 1])
    },
  )

  it('does not wait after one that was turned away, or for another phone', async () => {
    const { world, asked } = await withTwo({ kind: 'rejected', reason: 'limit', retryable: false })
    await askToPay(world, AMINA)
    await again(world)
    expect(asked).toHaveLength(2)
    await askToPay(world, '+254711000002')
    expect(asked).toHaveLength(3)
  })

  it('tries again no sooner than the operator says', async () => {
    const { world, asked } = await withTwo({
      ...{ kind: 'rejected', reason: 'try-later', retryable: true },
      ...{ retryAfterMs: 5 * 60_000, alert: 'the quota is used up' },
    })
    await askToPay(world, AMINA)
    world.clock.move({ seconds: 299 })
    await world.worker.settle()
    expect(asked).toHaveLength(1)
    world.clock.move({ seconds: 1 })
    await world.worker.settle()
    expect(asked).toHaveLength(2)
    const alerts = await world.store.read((tx) => tx.selectFrom('alert').selectAll().execute())
    expect(alerts).toMatchObject([{ kind: 'operator-refuses', cause: 'sandbox' }])
  })
})
