import { expect, it } from 'vitest'
import { reconcileStatement } from '../../src/app/payments/reconcile.ts'
import { runDueJobs } from '../../src/app/work/jobs.ts'
import { civilDateAt, date, instant } from '../../src/core/dates.ts'
import { minor } from '../../src/core/money.ts'
import type { StatementLine } from '../../src/core/payments/reconciliation.ts'
import { apply, describeWorlds, smsOf, type World } from '../world.ts'

const [MERCY, JUMA, ALI] = ['+254733000001', '+254733000002', '+254733000003'] as const

/** Three managers, each with a language. */
const STAFF = {
  mutual: { code: 'umoja', languages: ['en', 'fr', 'sw'] },
  managers: [
    { name: 'Mercy', phone: MERCY, language: 'en' },
    { name: 'Juma', phone: JUMA, language: 'fr' },
    { name: 'Ali', phone: ALI, language: 'sw' },
  ],
}

describeWorlds('the daily report of a reconciliation (R61)', (begin) => {
  async function withStaff(more: object = {}): Promise<World> {
    const world = await begin()
    await apply(world, { ...STAFF, mutual: { ...STAFF.mutual, ...more } })
    return world
  }

  /** The statement of a day, with a payment at a moment that nobody here has heard of. */
  async function statement(world: World, day: string, at: string, record = false): Promise<void> {
    const paidAt = instant(Date.parse(at))
    const line: StatementLine = {
      ...{ kind: 'payment', reference: `X-${day}`, amount: minor(50_000), at: paidAt },
      ...{ on: civilDateAt(paidAt, 'Africa/Nairobi'), phone: null, account: null, linked: null },
    }
    const span = { from: date(day), to: date(day) }
    const given = { wallet: 'sandbox', fileName: 's.csv', lines: [line], ...span }
    const done = await reconcileStatement(world.ports, given, { record, by: 'M', actor: 'test' })
    expect(done).toMatchObject({ ok: true })
  }

  async function until(world: World, wall: string): Promise<void> {
    world.clock.set(`2026-${wall}:00+03:00`)
    await runDueJobs(world.ports)
    await world.worker.settle()
  }

  const reports = (world: World, phone: string = MERCY) =>
    smsOf(world, phone).filter((text) => /Statement through|Relevé jusqu|Taarifa hadi/.test(text))

  const logged = ({ log }: World) => log.lines.filter(({ event }) => event === 'reconciliation')

  it('is sent to each manager once a morning, in the own language', async () => {
    const world = await withStaff()
    await statement(world, '2026-03-01', '2026-03-01T10:00:00+03:00', true)
    await until(world, '03-03T07:59')
    expect(reports(world)).toEqual([])
    await until(world, '03-03T08:00')
    expect(reports(world)).toEqual(['Umoja Afya: Statement through 01/03: all agrees.'])
    expect(reports(world, JUMA)).toEqual(["Umoja Afya: Relevé jusqu'au 01/03: tout concorde."])
    expect(reports(world, ALI)).toEqual(['Umoja Afya: Taarifa hadi 01/03: zote zinalingana.'])
    await until(world, '03-03T20:00')
    expect(reports(world)).toHaveLength(1)
    await until(world, '03-04T08:00')
    expect(reports(world)).toHaveLength(2)
    expect(logged(world).at(-1)).toMatchObject({
      fields: { wallet: 'sandbox', through: '2026-03-01', differences: 0, overdue: 0 },
    })
  })

  it.each([
    ['a day old to the millisecond', '2026-03-02T08:00:00.000+03:00', 0],
    ['a millisecond older', '2026-03-02T07:59:59.999+03:00', 1],
  ])('counts a difference that is %s', async (_age, at, overdue) => {
    const world = await withStaff()
    await until(world, '03-02T12:00')
    await statement(world, '2026-03-02', at)
    await until(world, '03-03T08:00')
    expect(reports(world)).toEqual([
      `Umoja Afya: Statement through 02/03. Differences: 1, older than a day: ${overdue}.`,
    ])
    const alerts = smsOf(world, MERCY).filter((text) => text.includes('for more than a day: 1.'))
    expect(alerts).toHaveLength(overdue)
    expect(logged(world).at(-1)).toMatchObject({ fields: { differences: 1, overdue } })
  })

  it('says nothing while no account has a statement, and by SMS only once the line is open', async () => {
    const world = await withStaff({ messagesFrom: '2026-03-05' })
    await until(world, '03-03T08:00')
    expect(logged(world).at(-1)).toMatchObject({ fields: { through: null } })
    await statement(world, '2026-03-03', '2026-03-03T07:00:00+03:00', true)
    await until(world, '03-04T08:00')
    expect(reports(world)).toEqual([])
    expect(logged(world).at(-1)).toMatchObject({ fields: { through: '2026-03-03' } })
    await until(world, '03-05T08:00')
    expect(reports(world)).toHaveLength(1)
  })

  it('of days that were missed is of today, once', async () => {
    const world = await withStaff()
    await statement(world, '2026-03-01', '2026-03-01T10:00:00+03:00', true)
    await until(world, '03-09T12:00')
    expect(reports(world)).toHaveLength(1)
  })
})
