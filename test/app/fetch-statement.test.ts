import { expect, it } from 'vitest'
import { readAlerts } from '../../src/app/alerts/alerts.ts'
import { reading } from '../../src/app/desk.ts'
import { fetchStatement } from '../../src/app/payments/fetch-statement.ts'
import { fetchStatements } from '../../src/app/payments/fetch-statements.ts'
import { reconciliationReport } from '../../src/app/payments/reconciliation-report.ts'
import type { StatementAsked, StatementsByRequest, Wallet } from '../../src/app/wallet.ts'
import { civilDateAt, date, instant, instantOf, plusDays } from '../../src/core/dates.ts'
import { minor } from '../../src/core/money.ts'
import type { StatementLine } from '../../src/core/payments/reconciliation.ts'
import { anotherProcess, describeWorlds, register } from '../world.ts'
import { receipts } from './rows.ts'
import { expectSound } from './sound.ts'

const AMINA = '+254711000001'

type Looked = Awaited<ReturnType<StatementsByRequest['look']>>

const pause = async () => undefined

describeWorlds('statements that an operator is asked for', (begin) => {
  /** It is Monday 2 March, 8 o'clock in UTC. */
  async function withOperator() {
    const world = await begin()
    const [number] = await register(world, [{ name: 'Amina Otieno', phone: AMINA }])
    const asked: StatementAsked[] = []
    const lines: StatementLine[] = []
    let answer: Looked | null = null
    const wallet: Wallet = {
      ...world.operator.wallet,
      statements: {
        ask: async (days) => {
          asked.push(days)
          return { ticket: `t${asked.length}` }
        },
        look: async (ticket, days) => {
          expect(ticket).toBe(`t${asked.length}`)
          const from = instantOf(days.from, '00:00', 'UTC')
          const through = instant(instantOf(plusDays(days.to, 1), '00:00', 'UTC') - 1)
          const own = lines.filter(({ at }) => from <= at && at <= through)
          return answer ?? { kind: 'statement', lines: own, covered: { from, through } }
        },
      },
    }
    Object.assign(world.ports, { wallets: new Map([['sandbox', wallet]]) })
    const paid = (reference: string, day: string): void => {
      const at = instant(Date.parse(`${day}T10:00:00Z`))
      const common = {
        reference,
        kind: 'payment',
        amount: minor(50_000),
        at,
        linked: null,
      } as const
      const on = civilDateAt(at, 'Africa/Nairobi')
      lines.push({ ...common, on, phone: AMINA, account: number as string })
    }
    const says = (next: Looked | null) => (answer = next)
    /** A step to ask, and one to look a minute later. */
    const fetch = async () => {
      const first = await fetchStatements(world.ports)
      world.clock.move({ minutes: 1 })
      return first + (await fetchStatements(world.ports))
    }
    return { world, asked, paid, says, fetch }
  }

  const days = (asked: readonly StatementAsked[]) => asked.map(({ from, to }) => `${from} ${to}`)

  it('are of each day that is over, once, and record what is missing', async () => {
    const { world, asked, paid, fetch } = await withOperator()
    paid('A', '2026-03-01')
    expect(await fetch()).toBe(1)
    expect(await fetch()).toBe(0)
    await world.worker.settle()
    expect(await receipts(world)).toMatchObject([{ operator_receipt: 'A', value_on: '2026-03-01' }])
    world.clock.move({ days: 3 })
    expect(await fetch()).toBe(1)
    expect(days(asked)).toEqual(['2026-03-01 2026-03-01', '2026-03-02 2026-03-04'])
    await expectSound(world)
  })

  it('are of a day that is over for an hour, and not before', async () => {
    const { world, asked, fetch } = await withOperator()
    await fetch()
    world.clock.move({ hours: 17, minutes: -3 })
    expect(await fetch()).toBe(0)
    expect(asked).toHaveLength(1)
    world.clock.move({ minutes: 1 })
    expect(await fetch()).toBe(1)
    expect(days(asked)).toEqual(['2026-03-01 2026-03-01', '2026-03-02 2026-03-02'])
  })

  it('are looked for until they are ready, and asked for anew after an hour', async () => {
    const { world, asked, says, fetch } = await withOperator()
    says({ kind: 'pending' })
    expect(await fetch()).toBe(0)
    expect(await fetch()).toBe(0)
    expect(asked).toHaveLength(1)
    says(null)
    expect(await fetch()).toBe(1)
    world.clock.move({ days: 1 })
    says({ kind: 'pending' })
    await fetch()
    world.clock.move({ minutes: 58 })
    await fetchStatements(world.ports)
    expect(asked).toHaveLength(2)
    world.clock.move({ minutes: 1 })
    await fetchStatements(world.ports)
    expect(asked).toHaveLength(3)
  })

  it('that do not come are asked for once by several processes, and managers hear why', async () => {
    const { world, asked, says } = await withOperator()
    const other = world.store.engine === 'postgres' ? anotherProcess(world, 'p-') : world
    Object.assign(other.ports, { wallets: world.ports.wallets })
    await Promise.all([fetchStatements(world.ports), fetchStatements(other.ports)])
    expect(asked).toHaveLength(1)
    says({ kind: 'unknown', alert: 'it is closed' })
    world.clock.move({ seconds: 29 })
    await fetchStatements(world.ports)
    const alerts = () => readAlerts(world.ports, 'umoja', { all: false, limit: 9 })
    expect(await alerts()).toMatchObject({ value: { alerts: [] } })
    world.clock.move({ seconds: 1 })
    expect(await fetchStatements(world.ports)).toBe(0)
    expect(await alerts()).toMatchObject({ value: { alerts: [{ kind: 'operator-refuses' }] } })
  })

  it('reach back a month at most', async () => {
    const { world, asked, fetch } = await withOperator()
    await fetch()
    world.clock.move({ days: 40 })
    await fetch()
    expect(days(asked)[1]).toBe('2026-03-11 2026-04-10')
  })

  it('are asked for by a person, of the days that are said or the last that is over', async () => {
    const { world, asked, says } = await withOperator()
    const how = { record: false, by: 'Grace', actor: 'test' }
    const span = { from: date('2026-02-10'), to: date('2026-02-12') }
    expect(await fetchStatement(world.ports, 'sandbox', span, how, pause)).toMatchObject({
      ok: true,
    })
    expect(await fetchStatement(world.ports, 'sandbox', null, how, pause)).toMatchObject({
      ok: true,
    })
    expect(days(asked)).toEqual(['2026-02-10 2026-02-12', '2026-03-01 2026-03-01'])
    says({ kind: 'unknown' })
    expect(await fetchStatement(world.ports, 'sandbox', null, how, pause)).toMatchObject({
      refusal: { code: 'statement-not-had' },
    })
    expect(await fetchStatement(world.ports, 'none', null, how, pause)).toMatchObject({
      refusal: { code: 'unknown-wallet' },
    })
    Object.assign(world.ports, { wallets: new Map([['sandbox', world.operator.wallet]]) })
    expect(await fetchStatement(world.ports, 'sandbox', null, how, pause)).toMatchObject({
      refusal: { code: 'no-statement-by-request' },
    })
  })

  it('stand in the report with what is open and since when (R61)', async () => {
    const { world, paid } = await withOperator()
    const report = async () => {
      const read = await reading(world.ports, (desk) => reconciliationReport(desk, 'umoja'))
      return read.ok ? read.value.wallets : []
    }
    expect(await report()).toMatchObject([
      { wallet: 'sandbox', statementThrough: null, overdue: 0 },
    ])
    paid('A', '2026-02-27')
    paid('B', '2026-02-28')
    const span = { from: date('2026-02-25'), to: date('2026-02-28') }
    const how = { record: false, by: 'Grace', actor: 'test' }
    await fetchStatement(world.ports, 'sandbox', span, how, pause)
    expect(await report()).toMatchObject([
      {
        // A day of UTC ends three hours into the next one in Nairobi.
        statementThrough: '2026-03-01',
        differences: [{ kind: 'payment-missing', count: 2, oldestDays: 3 }],
        ...{ overdue: 2, closing: null, payouts: { waiting: 0, written: 0, oldestDays: null } },
      },
    ])
    const nobody = await reading(world.ports, (desk) => reconciliationReport(desk, 'nobody'))
    expect(nobody).toMatchObject({ refusal: { code: 'unknown-mutual' } })
  })
})
