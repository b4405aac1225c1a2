import { expect, it } from 'vitest'
import { type ProviderPaymentAsked } from '../../src/app/visits/pay-provider.ts'
import { date } from '../../src/core/dates.ts'
import { minor } from '../../src/core/money.ts'
import { describeStores } from '../store/stores.ts'
import { notify, payBill, type World } from '../world.ts'
import { expectSound } from './sound.ts'
import { AWA, balances, bill, codeFor, ok, pikineWorld, registerOne, why } from './visits-world.ts'
import { payProvider, readProviderStatement, reverseBill } from './by-itself.ts'

const ACTOR = { by: 'Awa Sow', actor: 'test' }

describeStores('paying a provider', (open) => {
  /** The centre is owed 8,000 for a consultation of 10,000. */
  async function begin() {
    const world = await pikineWorld(await open())
    const number = await registerOne(world, AWA)
    const code = await codeFor(world, number)
    ok(await bill(world, code, 'consultation', 10_000))
    return { world, number, code }
  }

  function pay({ ports }: World, changes: Partial<ProviderPaymentAsked> = {}) {
    const asked = { mutual: 'pikine', provider: 'centre', from: 'bank', on: null }
    const payment = { ...asked, amount: minor(5_000), reference: 'CHQ-1', ...changes }
    return payProvider(ports, payment, ACTOR)
  }

  it('from the bank lowers what it is owed (domain 1.5)', async () => {
    const { world } = await begin()
    expect(ok(await pay(world))).toMatchObject({
      payment: { paid_by: 'Awa Sow', paid_on: '2026-03-02' },
    })
    expect(await balances(world)).toEqual({
      '401/centre': -3_000,
      '521': -5_000,
      '601/consultation': 8_000,
    })
    await expectSound(world)
  })

  it('from a wallet never takes more than is in it', async () => {
    const { world, number } = await begin()
    const { phone } = AWA
    const money = { phone: phone as string, account: number, amount: '3000', currency: 'XOF' }
    await notify(world, payBill(world, money))
    expect(why(await pay(world, { from: 'sandbox' }))).toEqual({
      code: 'more-than-there-is',
      account: '552/sandbox',
      left: { amount: 3_000, currency: 'XOF' },
    })
    ok(await pay(world, { from: 'sandbox', amount: minor(3_000) }))
    expect(await balances(world)).toMatchObject({ '401/centre': -5_000 })
    await expectSound(world)
  })

  it('is refused beyond what is owed, twice for one reference, and tomorrow', async () => {
    const { world } = await begin()
    expect(why(await pay(world, { amount: minor(8_001) }))).toEqual({
      code: 'more-than-owed',
      provider: 'centre',
      owed: { amount: 8_000, currency: 'XOF' },
    })
    ok(await pay(world))
    expect(why(await pay(world, { amount: minor(1) }))).toEqual({
      code: 'already-paid',
      reference: 'CHQ-1',
    })
    const more = { amount: minor(1), reference: 'CHQ-2' }
    expect(why(await pay(world, { ...more, on: date('2026-03-03') }))).toMatchObject({
      code: 'later-than-today',
    })
    expect(why(await pay(world, { ...more, from: 'mpesa' }))).toMatchObject({
      code: 'unknown-wallet',
    })
    expect(why(await pay(world, { ...more, provider: 'nobody' }))).toMatchObject({
      code: 'unknown-provider',
    })
    expect(why(await pay(world, { ...more, mutual: 'nobody' }))).toMatchObject({
      code: 'unknown-mutual',
    })
  })

  it('shows in a statement with its bills and reversals, in the order of the books', async () => {
    const { world, number, code } = await begin()
    world.clock.move({ days: 1 })
    ok(await pay(world, { on: date('2026-03-02') }))
    ok(await bill(world, await codeFor(world, number), 'consultation', 2_000))
    const asked = { mutual: 'pikine', visitCode: code }
    ok(await reverseBill(world.ports, asked, { by: 'Clerk Two', actor: 'test' }))
    const all = { from: null, to: null }
    const statement = ok(await readProviderStatement(world.ports, 'pikine', 'centre', all))
    expect(statement.entries.map(({ on, kind, change, owed }) => [on, kind, change, owed])).toEqual(
      [
        ['2026-03-02', 'bill', 8_000, 8_000],
        ['2026-03-02', 'payment', -5_000, 3_000],
        ['2026-03-03', 'bill', 1_600, 4_600],
        ['2026-03-03', 'reversal', -8_000, -3_400],
      ],
    )
    const later = { from: date('2026-03-03'), to: date('2026-03-03') }
    const second = ok(await readProviderStatement(world.ports, 'pikine', 'centre', later))
    expect([second.before, second.entries.length, second.after]).toEqual([3_000, 2, -3_400])
    expect(await balances(world)).toMatchObject({ '401/centre': 3_400 })
    await expectSound(world)
  })

  it('a bill counts in the books on the first open day when its own is closed', async () => {
    const { world, number } = await begin()
    await world.store.write((tx) =>
      tx
        .updateTable('mutual')
        .set({ closed_through: date('2026-03-31') })
        .execute(),
    )
    world.clock.move({ days: 1 })
    ok(await bill(world, await codeFor(world, number), 'consultation', 2_000))
    const all = { from: null, to: null }
    const { entries } = ok(await readProviderStatement(world.ports, 'pikine', 'centre', all))
    expect(entries.map(({ on }) => on)).toEqual(['2026-03-02', '2026-04-01'])
  })
})
