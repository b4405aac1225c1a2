import { expect, it } from 'vitest'
import { pullPayments } from '../../src/app/payments/pull-payments.ts'
import type { MoneyArrived, Pulled, Wallet } from '../../src/app/wallet.ts'
import type { Instant } from '../../src/core/dates.ts'
import { minor } from '../../src/core/money.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import { anotherProcess, describeWorlds, notify, payBill, register } from '../world.ts'
import { events, receipts } from './rows.ts'
import { expectSound } from './sound.ts'

const AMINA = '+254711000001' as PhoneNumber
const MINUTE_MS = 60_000

describeWorlds('payments that an operator is asked for', (begin) => {
  async function withOperator() {
    const world = await begin()
    const [number] = (await register(world, [
      { name: 'Amina Otieno', phone: AMINA, paidThrough: '2026-02-28' },
    ])) as [MemberNumber]
    const windows: [from: Instant, to: Instant][] = []
    const payments: MoneyArrived[] = []
    let answer: Pulled | null = null
    const wallet: Wallet = {
      ...world.operator.wallet,
      pull: async (from, to) => {
        windows.push([from, to])
        return answer ?? { kind: 'payments', payments }
      },
    }
    Object.assign(world.ports, { wallets: new Map([['sandbox', wallet]]) })
    const payment = (operatorReceipt: string, account: string = number): MoneyArrived => ({
      ...{ kind: 'paid', operatorReceipt, amount: minor(50_000), currency: 'KES' },
      ...{ intentId: null, account, payerPhone: AMINA, paidAt: world.clock.now() },
    })
    return { world, number, windows, payments, payment, says: (next: Pulled) => (answer = next) }
  }

  it('and that nobody told us of are posted once, however often they are in the answer', async () => {
    const { world, payments, payment } = await withOperator()
    payments.push(payment('P1'), payment('P2', 'rent'))
    expect(await pullPayments(world.ports)).toBe(2)
    await world.worker.settle()
    world.clock.move({ minutes: 10 })
    expect(await pullPayments(world.ports)).toBe(0)
    await world.worker.settle()
    expect(await receipts(world)).toMatchObject([
      { operator_receipt: 'P1', state: 'posted' },
      { operator_receipt: 'P2', state: 'suspense' },
    ])
    await expectSound(world)
  })

  it.each([
    [{ minutes: 59 }, 0],
    [{ minutes: 60 }, 1],
    [{ minutes: 130 }, 1],
    // Too long ago for this question.
    [{ minutes: 131 }, 0],
  ])('and has none of, though one came %j ago, are looked after', async (ago, alerts) => {
    const { world, number } = await withOperator()
    await pullPayments(world.ports)
    await notify(world, payBill(world, { phone: AMINA, account: number, amount: '500' }))
    world.clock.move(ago)
    // Another question in between, as every ten minutes: the time of the next one begins two hours before.
    await world.store.write((tx) =>
      tx
        .updateTable('setting')
        .set({ value: String(world.clock.now() - 10 * MINUTE_MS) })
        .where('name', '=', 'pulled/sandbox')
        .execute(),
    )
    await pullPayments(world.ports)
    const raised = await world.store.read((tx) =>
      tx.selectFrom('alert').selectAll().where('kind', '=', 'operator-refuses').execute(),
    )
    expect(raised).toHaveLength(alerts)
  })

  it('and that we were told of, before or after, are posted once', async () => {
    const { world, number, payments, payment } = await withOperator()
    const told = (receipt: string) =>
      notify(world, payBill(world, { phone: AMINA, account: number, amount: '500', receipt }))
    await told('P1')
    payments.push(payment('P1'), payment('P2'))
    expect(await pullPayments(world.ports)).toBe(1)
    await world.worker.settle()
    await told('P2')
    expect(await receipts(world)).toHaveLength(2)
    expect((await events(world)).map(({ outcome }) => outcome)).toEqual([
      'posted',
      'posted',
      'repeat',
    ])
    await expectSound(world)
  })

  it('are asked for every ten minutes, each time two hours back, and two days at most', async () => {
    const { world, windows } = await withOperator()
    const back = () => windows.map(([from, to]) => (to - from) / MINUTE_MS)
    await pullPayments(world.ports)
    expect(back()).toEqual([48 * 60])
    world.clock.move({ seconds: 599 })
    await pullPayments(world.ports)
    expect(windows).toHaveLength(1)
    world.clock.move({ seconds: 1 })
    await pullPayments(world.ports)
    expect(back()).toEqual([48 * 60, 130])
    world.clock.move({ days: 5 })
    await pullPayments(world.ports)
    expect(back()).toEqual([48 * 60, 130, 48 * 60])
  })

  it('are asked for by one of two processes', async () => {
    const { world, windows } = await withOperator()
    const other = anotherProcess(world, 'b')
    await Promise.all([pullPayments(world.ports), pullPayments(other.ports)])
    expect(windows).toHaveLength(1)
  })

  it('are asked for again when the operator cannot say', async () => {
    const { world, windows, says, payments, payment } = await withOperator()
    says({ kind: 'unknown' })
    expect(await pullPayments(world.ports)).toBe(0)
    says({ kind: 'payments', payments })
    payments.push(payment('P1'))
    world.clock.move({ minutes: 10 })
    expect(await pullPayments(world.ports)).toBe(1)
    expect(windows).toHaveLength(2)
  })
})
