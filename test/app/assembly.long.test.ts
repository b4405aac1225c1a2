import { expect, it } from 'vitest'
import { bill } from '../../src/app/books/bill.ts'
import { readIndicators } from '../../src/app/books/read-indicators.ts'
import { proposeYearEnd } from '../../src/app/bookkeeping/close-year.ts'
import { readAssembly } from '../../src/app/bookkeeping/read-assembly.ts'
import { acting, reading } from '../../src/app/desk.ts'
import { date } from '../../src/core/dates.ts'
import { describeStores } from '../store/stores.ts'
import { describeWorlds, notify, payBill, register, type World } from '../world.ts'
import { approve, reportOf, yearOf } from './assembly-world.ts'
import { openWith } from './opening-world.ts'
import { expectSound } from './sound.ts'
import { ok, pikineWorld } from './visits-world.ts'

describeStores('the report of a year to the assembly', (open) => {
  it('says by sums what the indicators say household by household, and what the rows say', async () => {
    const world = await pikineWorld(await open())
    const numbers = await yearOf(world)
    const report = await reportOf(world, 2026)
    const span = { from: date('2026-01-01'), to: date('2026-12-31') }
    const found = ok(await readIndicators(world.ports, 'pikine', span, 30))
    expect(report.dues).toMatchObject(found.collection)
    expect(found.collection.paid).toBeGreaterThan(0)
    expect(found.collection.paid).toBeLessThan(found.collection.due)
    expect(report.months.map(({ paying }) => paying)).toEqual(found.paying)
    expect(new Set(found.paying).size).toBeGreaterThan(1)
    expect(report.billDays).toEqual(found.billDays)
    expect(found.billDays.bills).toBeGreaterThan(3)
    expect(report.visits.visits).toBe(found.visits)
    expect(report.care.all.mutualAmount).toBe(found.claims)
    expect(report.members).toEqual({
      ...{ before: 5, joined: 3, ended: 1, byState: { resigned: 1 }, after: 7 },
      people: found.beneficiaries,
    })
    expect(report.months.map(({ households }) => households)).toEqual([
      8, 8, 8, 8, 8, 8, 8, 8, 7, 7, 7, 7,
    ])
    await agreesWithRows(world, report)
    expect(report).toMatchObject({ isFinal: true, isDistributed: false })
    expect(report.care.clinics).toMatchObject([{ provider: 'centre', paid: 700 * 12 }])
    expect(numbers).toHaveLength(8)
    await expectSound(world)
  })

  it('shows what two people decided about the result, which changes no figure of the year', async () => {
    const world = await pikineWorld(await open())
    await yearOf(world)
    const before = await reportOf(world, 2026)
    const asked = { mutual: 'pikine', year: 2026, by: 'Fatou Sow' }
    const proposed = ok(await acting(world.ports, (desk) => proposeYearEnd(desk, asked)))
    await approve(world, proposed.proposal?.proposal_id ?? '')
    const after = await reportOf(world, 2026)
    expect(after).toEqual({ ...before, isDistributed: true })
    const next = await reportOf(world, 2027)
    expect(next.balance.before).toEqual(after.balance.now)
    expect(next.balance.now).toMatchObject({ result: 0, worth: after.balance.now.worth })
    expect(next).toMatchObject({ isFinal: false, to: '2027-01-05', months: [{ month: '2027-01' }] })
  })

  it('is refused for a mutual that there is none of, and a year to come', async () => {
    const { ports } = await pikineWorld(await open())
    const of = (mutual: string, year: number) =>
      reading(ports, (desk) => readAssembly(desk, mutual, year))
    expect(await of('nobody', 2026)).toMatchObject({ refusal: { code: 'unknown-mutual' } })
    expect(await of('pikine', 2027)).toMatchObject({ refusal: { code: 'later-than-today' } })
    expect(await of('pikine', 2026)).toMatchObject({ ok: true })
  })
})

describeWorlds('the report of a year whose books were opened with debts', (begin) => {
  it('counts what was brought as the indicators do', async () => {
    const world = await begin()
    const [amina = '', zawadi = '', neema = ''] = await register(world, [
      { name: 'Amina Otieno', phone: '+254711000001', paidThrough: '2025-09-30' },
      { name: 'Zawadi Njeri', phone: '+254711000002', paidThrough: '2026-03-31' },
      { name: 'Neema Wanjiru', phone: '+254711000003', paidThrough: '2025-12-31' },
    ])
    const lines = [`owed,${amina},200,2025-10`, `owed,${amina},500,2025-12`, 'clinic,uhuru,400']
    expect(await openWith(world, lines)).toMatchObject({ ok: true })
    for (const [number, amount] of [
      [amina, '900'],
      [neema, '1500'],
    ] as const)
      await notify(world, payBill(world, { phone: '+254711000009', account: number, amount }))
    world.clock.set('2026-05-20T08:00:00Z')
    await bill(world.ports, 'umoja', date('2026-05-20'), 'test')
    for (const [year, to] of [
      [2026, '2026-05-20'],
      [2025, '2025-12-31'],
    ] as const) {
      const span = { from: date(`${year}-01-01`), to: date(to) }
      const found = ok(await readIndicators(world.ports, 'umoja', span, 30))
      const report = ok(await reading(world.ports, (desk) => readAssembly(desk, 'umoja', year)))
      expect(report.dues, to).toMatchObject(found.collection)
      expect(report.months.map(({ paying }) => paying)).toEqual(found.paying)
    }
    const { balance, care } = ok(
      await reading(world.ports, (desk) => readAssembly(desk, 'umoja', 2026)),
    )
    expect(balance.now.assets.total).toBe(balance.now.liabilities.total + balance.now.worth)
    // Amina owed 700, Zawadi had paid three months ahead, and the clinic was owed 400.
    expect(balance.before.assets).toMatchObject({ lines: [{ code: '411', amount: 70_000 }] })
    expect(balance.before.liabilities).toMatchObject({
      lines: [
        { code: '401', amount: 40_000 },
        { code: '419', amount: 150_000 },
      ],
    })
    expect(balance.before).toMatchObject({ result: 0, worth: -120_000 })
    expect(care.clinics).toMatchObject([{ provider: 'uhuru', bills: 0, paid: 0, owed: 40_000 }])
    expect(zawadi).not.toBe('')
    await expectSound(world)
  })
})

/** Turns over every transfer, payment and charge of the year. */
async function agreesWithRows(
  { store }: World,
  { income, balance, months }: Awaited<ReturnType<typeof reportOf>>,
) {
  const rows = await store.read(async (tx) => ({
    transfers: await tx
      .selectFrom('transfer')
      .innerJoin('journal', 'journal.journal_id', 'transfer.journal_id')
      .selectAll('transfer')
      .select('journal.effective_on')
      .execute(),
    charges: await tx.selectFrom('charge').selectAll().execute(),
    payments: await tx.selectFrom('payment').selectAll().execute(),
  }))
  const sum = (amounts: readonly number[]) => amounts.reduce((total, one) => total + one, 0)
  const on = (first: string) =>
    sum(
      rows.transfers.filter((one) => one.debit_account[0] === first).map(({ amount }) => amount),
    ) -
    sum(rows.transfers.filter((one) => one.credit_account[0] === first).map(({ amount }) => amount))
  expect(income.now).toMatchObject({ income: { total: -on('7') }, costs: { total: on('6') } })
  expect(balance.now.worth).toBe(-on('7') - on('6'))
  expect(balance.now.assets.total - balance.now.liabilities.total).toBe(on('4') + on('5') + on('1'))
  for (const { month, charged, received } of months) {
    expect({ month, charged, received }).toEqual({
      month,
      charged: sum(
        rows.charges.filter((one) => one.starts_on.startsWith(month)).map(({ amount }) => amount),
      ),
      received: sum(
        rows.payments.filter((one) => one.value_on.startsWith(month)).map(({ amount }) => amount),
      ),
    })
  }
}
