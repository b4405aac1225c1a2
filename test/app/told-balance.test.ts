import { expect, it } from 'vitest'
import { breakerFinding, lastToldBalance } from '../../src/app/payments/told-balance.ts'
import { noteOutcome } from '../../src/app/payments/breaker.ts'
import { receiveEvent } from '../../src/app/payments/wallet-events.ts'
import type { Wallet } from '../../src/app/wallet.ts'
import { FAILURES_MAX } from '../../src/core/payments/breaker.ts'
import { minor } from '../../src/core/money.ts'
import { describeWorlds, payBill } from '../world.ts'

describeWorlds('what is known of an account', (begin) => {
  it('is the balance that its newest notice says, of those that say one', async () => {
    const world = await begin()
    const read: string[] = []
    const wallet: Wallet = {
      ...world.operator.wallet,
      balanceIn: ({ raw }) => {
        const { amount } = JSON.parse(raw) as { amount: string }
        read.push(amount)
        return amount === '300'
          ? null
          : { amount: minor(Number(amount) * 100), currency: 'KES', at: world.clock.now() }
      },
    }
    expect(await lastToldBalance(world.ports, wallet)).toBeNull()
    for (const amount of ['100', '200', '300']) {
      const paid = payBill(world, { phone: '+254711000001', account: null, amount })
      await receiveEvent(world.ports, 'sandbox', 'notice', paid)
      world.clock.move({ seconds: 1 })
    }
    expect(await lastToldBalance(world.ports, wallet)).toMatchObject({ amount: 20_000 })
    expect(read).toEqual(['300', '200'])
    expect(await lastToldBalance(world.ports, world.operator.wallet)).toBeNull()
  })

  it('is whether its operator takes prompts, and from when on one is asked again', async () => {
    const world = await begin()
    const { wallet } = world.operator
    expect(await breakerFinding(world.ports, wallet)).toMatchObject({ state: 'right' })
    for (let at = 0; at < FAILURES_MAX; at += 1) {
      await noteOutcome(world.ports, wallet.name, { kind: 'unknown' })
    }
    const found = await breakerFinding(world.ports, wallet)
    expect(found).toMatchObject({ what: 'prompts', state: 'wrong' })
    expect(found.detail).toContain('2026-03-02T08:00:30.000Z')
  })
})
