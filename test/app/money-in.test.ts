import { expect, it } from 'vitest'
import { loadMoneyIn } from '../../src/app/payments/read-money-in.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { minor } from '../../src/core/money.ts'
import { apply, describeWorlds, notify, payBill, register, type World } from '../world.ts'
import { TUMAINI } from '../statutes.ts'
import { readingOf, recordCash } from './by-itself.ts'

const AMINA = '+254711000001'

describeWorlds('money that came in', (begin) => {
  async function withAmina() {
    const world = await begin()
    const [number] = await register(world, [{ name: 'Amina Otieno', phone: AMINA }])
    return { world, number: number as MemberNumber }
  }

  const moneyIn = (world: World, code = 'umoja') =>
    readingOf(world.ports, code, ({ tx, mutual, today }) => loadMoneyIn(tx, mutual, today))

  it('is told for today, seven days and the month, by channel (R53)', async () => {
    const { world, number } = await withAmina()
    const pay = (amount: string) =>
      notify(world, payBill(world, { phone: AMINA, account: number, amount }))
    world.clock.set('2026-03-08T09:00:00Z')
    await pay('100')
    world.clock.set('2026-03-12T09:00:00Z')
    await pay('200')
    world.clock.set('2026-03-18T09:00:00Z')
    await pay('400')
    const cash = { number, amount: minor(30_000), by: 'Mercy', slip: '7', withoutSms: false }
    expect(await recordCash(world.ports, cash)).toMatchObject({ ok: true })
    const { today, week, month } = await moneyIn(world)
    expect(today).toEqual({
      from: '2026-03-18',
      receipts: 2,
      amount: 70_000,
      channels: [
        { channel: 'sandbox', receipts: 1, amount: 40_000 },
        { channel: 'cash', receipts: 1, amount: 30_000 },
      ],
      takenBack: 0,
      net: 70_000,
    })
    expect(week).toMatchObject({ from: '2026-03-12', receipts: 3, amount: 90_000 })
    expect(month).toMatchObject({ from: '2026-03-01', receipts: 4, amount: 100_000 })
  })

  it('counts what is nobody’s yet, but not an amount in another currency', async () => {
    const { world } = await withAmina()
    await notify(world, payBill(world, { phone: AMINA, account: 'mama', amount: '250' }))
    const foreign = { phone: AMINA, account: 'mama', amount: '9', currency: 'USD' }
    await notify(world, payBill(world, foreign))
    expect((await moneyIn(world)).today).toMatchObject({ receipts: 1, amount: 25_000 })
  })

  it('is that of one mutual', async () => {
    const { world, number } = await withAmina()
    await apply(world, TUMAINI)
    await notify(world, payBill(world, { phone: AMINA, account: number, amount: '500' }))
    expect((await moneyIn(world, 'tumaini')).month).toMatchObject({ receipts: 0, amount: 0 })
  })
})
