import { expect, it } from 'vitest'
import { bill } from '../../src/app/books/bill.ts'
import { readStanding } from '../../src/app/membership/read-standing.ts'
import { verify } from '../../src/app/verify/verify.ts'
import { date } from '../../src/core/dates.ts'
import { standing } from '../../src/core/membership/standing.ts'
import { loadHousehold } from '../../src/store/membership/households.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import {
  apply,
  describeWorlds,
  dial,
  lastSms,
  notify,
  payBill,
  register,
  type World,
} from '../world.ts'
import { corrupt } from './corrupt.ts'
import { expectSound } from './sound.ts'

const AMINA = '+254711000001'
const PLAN = {
  ...{ code: 'cheaper', validFrom: '2020-01-01', unit: 'family', period: 'month', contribution: '100' },
  rhythms: [{ periods: 3, amount: '285' }, { periods: 6, amount: '540' }, { periods: 12, amount: '1020' }],
} // prettier-ignore

describeWorlds('several periods bought at once', (begin) => {
  /** Somebody who owes for March, which has begun. */
  async function withAmina() {
    const world = await begin()
    await apply(world, { mutual: { code: 'umoja' }, plans: [PLAN] })
    const person = { name: 'Amina', phone: AMINA, plan: 'cheaper', paidThrough: '2026-02-28' }
    const [number] = (await register(world, [person])) as [MemberNumber]
    return { world, number }
  }

  const pay = (world: World, account: string, amount: string, receipt: string) =>
    notify(world, payBill(world, { phone: AMINA, account, amount, receipt }))

  function takeBack(world: World, of: string, amount?: number, on?: string) {
    const at = on ?? new Date(world.clock.now()).toISOString()
    const more = amount === undefined ? {} : { amount: String(amount) }
    return notify(world, { event: 'returned', intent: null, receipt: `R-${of}`, of, currency: 'KES', at, ...more }) // prettier-ignore
  }

  async function standingOf(world: World, number: MemberNumber) {
    const found = await readStanding(world.ports, number, null)
    if (!found.ok) throw new Error('no standing')
    return found.value.standing
  }

  async function balances({ store }: World): Promise<Record<string, number>> {
    const rows = await store.read((tx) => tx.selectFrom('balance').selectAll().execute())
    return Object.fromEntries(rows.map((row) => [row.account_id, row.debits - row.credits]))
  }

  it('pays the debt and the next three months, and the discount is posted with them', async () => {
    const { world, number } = await withAmina()
    await pay(world, number, '385', 'R1')
    expect(lastSms(world, AMINA)).toContain('Covered until 01/07/2026')
    world.clock.set('2026-05-02T08:00:00Z')
    await bill(world.ports, 'umoja', date('2026-05-02'), 'test')
    expect(await standingOf(world, number)).toMatchObject({ owed: 0, credit: 9500, paidThrough: '2026-06-30' }) // prettier-ignore
    expect(await balances(world)).toMatchObject({ '701': -30_000, '709': 1000, [`419/${number}`]: -9500 }) // prettier-ignore
    await expectSound(world)
  })

  it('costs the full prices when the receipt is taken back (R16)', async () => {
    const { world, number } = await withAmina()
    await pay(world, number, '385', 'R1')
    world.clock.set('2026-04-02T08:00:00Z')
    await bill(world.ports, 'umoja', date('2026-04-02'), 'test')
    await takeBack(world, 'R1')
    expect(await standingOf(world, number)).toMatchObject({ owed: 20_000, credit: 0 })
    expect(await balances(world)).toMatchObject({ '709': 0, [`411/${number}`]: 20_000 })
    world.clock.set('2026-05-02T08:00:00Z')
    await bill(world.ports, 'umoja', date('2026-05-02'), 'test')
    expect(await standingOf(world, number)).toMatchObject({ owed: 30_000 })
    await expectSound(world)
  })

  it.each([
    ['stays while its price is left', 100, 9500],
    ['is undone when less is', 101, 10_000],
  ])('%s of the receipt', async (_what, amount, april) => {
    const { world, number } = await withAmina()
    await pay(world, number, '385', 'R1')
    await takeBack(world, 'R1', amount)
    world.clock.set('2026-04-02T08:00:00Z')
    await bill(world.ports, 'umoja', date('2026-04-02'), 'test')
    const { charges } = await standingOf(world, number)
    expect(charges.at(-1)).toMatchObject({ startsOn: '2026-04-01', amount: april })
    await expectSound(world)
  })

  it('pays what began until we hear that its receipt was taken back, and another pays the rest', async () => {
    const { world, number } = await withAmina()
    await pay(world, number, '385', 'R1')
    await pay(world, number, '285', 'R2')
    world.clock.set('2026-05-02T08:00:00Z')
    await bill(world.ports, 'umoja', date('2026-05-02'), 'test')
    await takeBack(world, 'R1', undefined, '2026-04-20T08:00:00Z')
    const kept = await world.store.read((tx) => loadHousehold(tx, 'umoja', number))
    const { facts } = kept as NonNullable<typeof kept>
    // Seen red: undone from the operator's day on, which May came after as it was posted.
    const unposted = { ...facts, posted: [], discounts: [] }
    for (const day of ['2026-04-19', '2026-04-20', '2026-05-02', '2026-08-02'].map(date))
      expect(standing(facts, day), day).toEqual(standing(unposted, day))
    const { charges } = standing(facts, date('2026-08-02'))
    expect(charges.map(({ amount }) => amount)).toEqual([10_000, 10_000, 10_000, 9500, 9500, 9500])
    await expectSound(world)
  })

  it('shows its price to who pays several months', async () => {
    const { world } = await withAmina()
    expect(await dial(world, AMINA, '1*4')).toContain('3: KSh 285\n6: KSh 540\n12: KSh 1,020')
    expect(await dial(world, AMINA, '1*4*3')).toContain('KSh 385')
  })

  it.each([
    ['every discount stands in the books with its contribution', 'update discount set amount = 499'],
    ['no contribution is for less without a rhythm that was bought', 'delete from discount'],
    ['no rhythm takes more off than it was bought for, nor off more periods', 'update rhythm set discount = 499'],
    ['a rhythm counts while its receipt is worth its price, and its discounts are owed again after', 'update rhythm set price = 38501'],
  ])('are not changed behind the service’s back: %s', async (check, statement) => {
    const { world, number } = await withAmina()
    await pay(world, number, '385', 'R1')
    world.clock.set('2026-04-02T08:00:00Z')
    await bill(world.ports, 'umoja', date('2026-04-02'), 'test')
    await corrupt(world, statement)
    const { findings } = await verify(world.ports)
    expect(findings.map((finding) => finding.check)).toContain(check)
  }) // prettier-ignore
})
