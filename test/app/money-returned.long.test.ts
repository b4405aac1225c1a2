import { expect, it } from 'vitest'
import { readAlerts } from '../../src/app/alerts/alerts.ts'
import { loadMatters } from '../../src/app/decisions/read-matters.ts'
import { closeBooks } from '../../src/app/books/close-books.ts'
import { proposeCorrection } from '../../src/app/decisions/propose-correction.ts'
import { readStanding } from '../../src/app/membership/read-standing.ts'
import { recordOutflow } from '../../src/app/payments/wallet-outflow.ts'
import { handleEvents, receiveEvent } from '../../src/app/payments/wallet-events.ts'
import type { AccountId } from '../../src/core/ledger/accounts.ts'
import { date } from '../../src/core/dates.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { minor } from '../../src/core/money.ts'
import { listSuspense } from '../../src/store/payments/receipts.ts'
import { lastPaymentsOf } from '../../src/store/payments/payments.ts'
import type { SandboxNotice } from '../../src/edge/wallets/sandbox.ts'
import {
  anotherProcess,
  apply,
  describeWorlds,
  notify,
  payBill,
  register,
  smsOf,
  type World,
} from '../world.ts'
import { pay as payForGroup, SOKO, TREASURER, withGroup } from './association-world.ts'
import { events, payments, receipts } from './rows.ts'
import { expectSound } from './sound.ts'
import { decideProposal, matchByStaff, matchSuspense } from './by-itself.ts'

const AMINA = '+254711000001'
const BROTHER = '+254711000009'
const HOUSEHOLD = { name: 'Amina Otieno', phone: AMINA, paidThrough: '2026-02-28' }
const STAFF = {
  mutual: { code: 'umoja' },
  managers: [
    { name: 'Moses', phone: '+254733000004', language: 'en' },
    { name: 'Grace', phone: '+254733000006', language: 'en' },
  ],
}

describeWorlds('a payment that the operator took back', (begin, { engine }) => {
  async function withAmina() {
    const world = await begin()
    await apply(world, STAFF)
    const [number] = (await register(world, [HOUSEHOLD])) as [MemberNumber]
    return { world, number }
  }

  const pay = (world: World, account: string, amount: string, receipt: string, phone = AMINA) =>
    notify(world, payBill(world, { phone, account, amount, receipt }))

  function back(world: World, of: string, more: Partial<SandboxNotice> = {}): SandboxNotice {
    const at = new Date(world.clock.now()).toISOString()
    return { event: 'returned', intent: null, receipt: `R-${of}`, of, currency: 'KES', at, ...more }
  }

  async function standingOf(world: World, number: MemberNumber, on: string | null = null) {
    const found = await readStanding(world.ports, number, on === null ? null : date(on))
    if (!found.ok) throw new Error('no standing')
    return found.value.standing
  }

  async function balance(world: World, account: AccountId): Promise<number> {
    const row = await world.store.read((tx) =>
      tx.selectFrom('balance').selectAll().where('account_id', '=', account).executeTakeFirst(),
    )
    return row ? row.debits - row.credits : 0
  }

  const inSuspense = async ({ store }: World) =>
    (await store.read((tx) => listSuspense(tx, 'umoja'))).map(({ amount }) => amount)

  const reversals = (world: World) =>
    world.store.read((tx) =>
      tx
        .selectFrom('journal')
        .select(['kind', 'reverses_id', 'event_on', 'effective_on'])
        .where('source', '=', 'operator-reversal')
        .orderBy('seq')
        .execute(),
    )

  async function alerts(world: World): Promise<string[]> {
    const read = await readAlerts(world.ports, 'umoja', { all: true, limit: 50 })
    return read.ok ? read.value.alerts.map(({ kind, cause }) => `${kind} ${cause}`) : []
  }

  const outcomes = async (world: World) =>
    (await events(world)).flatMap(({ event_key: key, outcome }) =>
      key.startsWith('returned/') ? [outcome] : [],
    )

  it('is the opposite of its journal, opens the period again, and everybody is told (R16)', async () => {
    const { world, number } = await withAmina()
    await pay(world, number, '500', 'A', BROTHER)
    const before = await standingOf(world, number)
    world.clock.move({ days: 2 })
    await notify(world, back(world, 'A'))
    expect((await payments(world)).map(({ amount, value_on: on }) => [amount, on])).toEqual([
      [50_000, '2026-03-02'],
      [-50_000, '2026-03-04'],
    ])
    const [counted] = await payments(world)
    expect(await reversals(world)).toMatchObject([
      { kind: 'reversal', reverses_id: counted?.journal_id, event_on: '2026-03-04' },
    ])
    expect(await balance(world, '552/sandbox')).toBe(0)
    expect(await standingOf(world, number)).toMatchObject({
      owed: 50_000,
      paidThrough: '2026-02-28',
    })
    // The days before keep what they were.
    expect(await standingOf(world, number, '2026-03-03')).toMatchObject({ owed: before.owed })
    const shown = await world.store.read((tx) => lastPaymentsOf(tx, 'umoja', number, 5))
    expect(shown).toMatchObject([{ receipt_number: 'UM26-0000001', is_reversed: true }])
    expect(smsOf(world, AMINA).at(-1)).toContain('KSh 500, ref UM26-0000001, was cancelled. Member')
    expect(smsOf(world, BROTHER).at(-1)).toContain('ref UM26-0000001, was cancelled.')
    expect(smsOf(world, '+254733000004').at(-1)).toBe(
      'Umoja Afya: The operator took back KSh 500 of payment UM26-0000001. The books follow. Please ask the payer.',
    )
    expect(await alerts(world)).toEqual(['taken-back UM26-0000001'])
    await expectSound(world)
  })

  it('is posted once, however often and in whichever words it is told', async () => {
    const { world, number } = await withAmina()
    await pay(world, number, '500', 'A')
    for (const more of [{}, {}, { amount: '500' }, { phone: 'x' }])
      await notify(world, back(world, 'A', more))
    expect(await payments(world)).toHaveLength(2)
    expect(await outcomes(world)).toEqual(['reversed', 'repeat', 'repeat'])
    // With another amount it is another story, and changes nothing.
    await notify(world, back(world, 'A', { amount: '499' }))
    expect((await outcomes(world)).at(-1)).toBe('conflict')
    expect(await payments(world)).toHaveLength(2)
    expect(await alerts(world)).toEqual(['callback-conflict A', 'taken-back UM26-0000001'])
    await expectSound(world)
  })

  it('waits for a payment that is told of later', async () => {
    const { world, number } = await withAmina()
    await notify(world, back(world, 'A'))
    expect(await outcomes(world)).toEqual([null])
    await pay(world, number, '500', 'A')
    world.clock.move({ hours: 2 })
    await handleEvents(world.ports)
    expect(await outcomes(world)).toEqual(['reversed'])
    expect(await balance(world, '552/sandbox')).toBe(0)
    await expectSound(world)
  })

  it.each([
    [{ hours: 23, minutes: 59 }, []],
    [{ hours: 25 }, ['callback-conflict Z']],
  ])('of a payment that nobody knows is told to managers after a day: %j', async (by, told) => {
    const { world } = await withAmina()
    await notify(world, back(world, 'Z'))
    world.clock.move(by)
    await handleEvents(world.ports)
    expect(await alerts(world)).toEqual(told)
    expect(await outcomes(world)).toEqual([null])
  })

  it('that was nobody’s yet leaves suspense', async () => {
    const { world, number } = await withAmina()
    await pay(world, 'school', '500', 'A', BROTHER)
    await notify(world, back(world, 'A'))
    expect(await balance(world, '471/sandbox')).toBe(0)
    expect(await balance(world, '552/sandbox')).toBe(0)
    expect(smsOf(world, BROTHER).at(-1)).toBe(
      'Umoja Afya: KSh 500, ref UM26-0000001, was cancelled.',
    )
    const matched = await matchSuspense(world.ports, 'UM26-0000001', number)
    expect(matched).toMatchObject({ ok: false })
    expect(await alerts(world)).toEqual(['taken-back UM26-0000001', 'suspense UM26-0000001'])
    await expectSound(world)
  })

  it('in part, of money that is nobody’s yet, is posted at once, and the rest stays nobody’s', async () => {
    const { world, number } = await withAmina()
    await pay(world, 'school', '500', 'A', BROTHER)
    await notify(world, back(world, 'A', { receipt: 'R1', amount: '200' }))
    expect(await outcomes(world)).toEqual(['reversed'])
    expect(await balance(world, '471/sandbox')).toBe(-30_000)
    expect(await balance(world, '552/sandbox')).toBe(30_000)
    expect(smsOf(world, BROTHER).at(-1)).toContain('KSh 200, ref UM26-0000001, was cancelled.')
    expect(await inSuspense(world)).toEqual([30_000])
    await expectSound(world)
    await notify(world, back(world, 'A', { receipt: 'R1', amount: '200', phone: 'x' }))
    await notify(world, back(world, 'A', { receipt: 'R2', amount: '300.01' }))
    expect(await outcomes(world)).toEqual(['reversed', 'repeat', 'conflict'])
    await matchSuspense(world.ports, 'UM26-0000001', number)
    expect((await payments(world)).map(({ amount }) => amount)).toEqual([30_000])
    await world.worker.settle()
    expect(smsOf(world, AMINA).at(-1)).toContain('KSh 300')
    expect(await standingOf(world, number)).toMatchObject({ owed: 20_000 })
    await expectSound(world)
    // What is left of it is taken from the member who got it.
    await notify(world, back(world, 'A', { receipt: 'R3' }))
    expect(await standingOf(world, number)).toMatchObject({ owed: 50_000 })
    expect(await balance(world, '552/sandbox')).toBe(0)
    await expectSound(world)
  })

  it('in part, of money that is nobody’s yet, leaves a manager the rest to give away', async () => {
    const { world, number } = await withAmina()
    await apply(world, { mutual: { code: 'umoja', matchApprovalAbove: '300' } })
    await pay(world, 'school', '500', 'A', BROTHER)
    await notify(world, back(world, 'A', { receipt: 'R1', amount: '199.99' }))
    const asked = { mutual: 'umoja', receipt: 'UM26-0000001', number, by: 'Moses' }
    const above = await matchByStaff(world.ports, asked)
    expect(above).toMatchObject({ ok: true, value: { receipt: { amount: 30_001 }, proposal: '1' } })
    await notify(world, back(world, 'A', { receipt: 'R2', amount: '0.01' }))
    const shown = await world.store.read((tx) =>
      loadMatters({ tx, now: world.ports.clock.now() }, 'umoja', 5),
    )
    expect(shown).toMatchObject([{ kind: 'match', amount: 30_000 }])
    await decideProposal(world.ports, {
      ...{ mutual: 'umoja', proposal: '1', decision: 'approved', by: 'Grace', reason: null },
    })
    expect((await payments(world)).map(({ amount }) => amount)).toEqual([30_000])
    await expectSound(world)
  })

  it('in parts, of money that is nobody’s yet, leaves suspense with the last minor unit', async () => {
    const { world, number } = await withAmina()
    await pay(world, 'school', '500', 'A', BROTHER)
    await notify(world, back(world, 'A', { receipt: 'R1', amount: '499.99' }))
    expect(await inSuspense(world)).toEqual([1])
    await notify(world, back(world, 'A', { receipt: 'R2', amount: '0.01' }))
    expect(await inSuspense(world)).toEqual([])
    expect(await matchSuspense(world.ports, 'UM26-0000001', number)).toMatchObject({ ok: false })
    expect(await balance(world, '471/sandbox')).toBe(0)
    await expectSound(world)
  })

  it('in part, of money for a group, leaves its members the rest to share (R05)', async () => {
    const world = await begin()
    await withGroup(world, ['2026-01-31', '2026-02-28'])
    await pay(world, 'school', '1500', 'A', TREASURER)
    await notify(world, back(world, 'A', { receipt: 'R1', amount: '300' }))
    const received = { reference: 'UM26-0000001', wallet: null }
    expect(await payForGroup(world, { received })).toMatchObject({ ok: true })
    const parts = (await payments(world)).map(({ amount }) => amount)
    expect(parts.reduce((sum, amount) => sum + amount, 0)).toBe(120_000)
    await expectSound(world)
  })

  it('in two parts is posted twice, and never beyond the payment', async () => {
    const { world, number } = await withAmina()
    await pay(world, number, '500', 'A')
    await notify(world, back(world, 'A', { receipt: 'R1', amount: '200' }))
    expect(await standingOf(world, number)).toMatchObject({ owed: 20_000 })
    expect(smsOf(world, AMINA).at(-1)).toContain('KSh 200 was paid back, ref UM26-0000001.')
    await notify(world, back(world, 'A', { receipt: 'R2', amount: '300.01' }))
    expect(await outcomes(world)).toEqual(['reversed', 'conflict'])
    // Without an amount it is what is left.
    await notify(world, back(world, 'A', { receipt: 'R3' }))
    expect(await balance(world, '552/sandbox')).toBe(0)
    expect(await standingOf(world, number)).toMatchObject({ owed: 50_000 })
    expect((await reversals(world)).map(({ reverses_id: of }) => of !== null)).toEqual([
      true,
      false,
    ])
    await notify(world, back(world, 'A', { receipt: 'R4' }))
    expect((await outcomes(world)).at(-1)).toBe('conflict')
    await expectSound(world)
  })

  it('of money that paid later periods comes out of the advance, and the rest is owed', async () => {
    const { world, number } = await withAmina()
    await pay(world, number, '1500', 'A')
    world.clock.move({ days: 40 })
    await pay(world, number, '700', 'B')
    await notify(world, back(world, 'A'))
    expect(await standingOf(world, number)).toMatchObject({ owed: 30_000, credit: 0 })
    await expectSound(world)
  })

  it('that was matched is taken from the member it was given to', async () => {
    const { world, number } = await withAmina()
    await pay(world, 'school', '500', 'A', BROTHER)
    await matchSuspense(world.ports, 'UM26-0000001', number)
    await notify(world, back(world, 'A'))
    expect(await standingOf(world, number)).toMatchObject({ owed: 50_000 })
    const [counted] = await payments(world)
    expect(await reversals(world)).toMatchObject([{ reverses_id: counted?.journal_id }])
    await expectSound(world)
  })

  it('of several members is taken from each, in part by what each has (R05)', async () => {
    const world = await begin()
    const [first, second] = await withGroup(world, ['2026-01-31', '2026-02-28'])
    await pay(world, SOKO, '1500', 'A', TREASURER)
    await notify(world, back(world, 'A', { receipt: 'R1', amount: '300' }))
    const parts = (await payments(world)).filter(({ amount }) => amount < 0)
    expect(parts.map(({ number, amount }) => [number, amount])).toEqual([
      [first, -20_000],
      [second, -10_000],
    ])
    await notify(world, back(world, 'A', { receipt: 'R2' }))
    expect(await standingOf(world, first as MemberNumber)).toMatchObject({ owed: 100_000 })
    expect(await standingOf(world, second as MemberNumber)).toMatchObject({ owed: 50_000 })
    await expectSound(world)
  })

  it('that two people had taken out of the wallet before is the same', async () => {
    const { world, number } = await withAmina()
    await pay(world, number, '500', 'A')
    await correct(world, null)
    await notify(world, back(world, 'A'))
    expect(await outcomes(world)).toEqual(['reversed before'])
    expect(await payments(world)).toHaveLength(2)
    expect(await alerts(world)).toEqual([])
    await notify(world, back(world, 'A'))
    await notify(world, back(world, 'A', { receipt: 'R2', amount: '1' }))
    expect(await outcomes(world)).toEqual(['reversed before', 'conflict'])
    expect(await standingOf(world, number)).toMatchObject({ owed: 50_000 })
    await expectSound(world)
  })

  it('and paid back out of the bank as well, is owed by the member who had it twice', async () => {
    const { world, number } = await withAmina()
    await pay(world, number, '500', 'A')
    await correct(world, { amount: minor(50_000), number: null, from: 'bank' })
    await notify(world, back(world, 'A'))
    expect(await standingOf(world, number)).toMatchObject({ owed: 100_000 })
    expect(await balance(world, '552/sandbox')).toBe(0)
    await expectSound(world)
  })

  async function correct(world: World, refund: Parameters<typeof proposeCorrection>[1]['refund']) {
    const asked = { mutual: 'umoja', receipt: 'UM26-0000001', refund, by: 'Moses', reason: 'x' }
    expect(await proposeCorrection(world.ports, asked)).toMatchObject({ ok: true })
    const decision = { mutual: 'umoja', proposal: '1', decision: 'approved', by: 'Grace' } as const
    const decided = await decideProposal(world.ports, { ...decision, reason: null })
    expect(decided).toMatchObject({ ok: true })
    await world.worker.settle()
  }

  it('is waited with while the wallet has too little by our books', async () => {
    const { world, number } = await withAmina()
    await pay(world, number, '500', 'A')
    const sweep = { mutual: 'umoja', kind: 'bank-sweep', wallet: 'sandbox', on: null } as const
    const by = { by: 'Moses', actor: 'test' }
    const swept = { ...sweep, amount: minor(1), reference: 'S' }
    expect(await recordOutflow(world.ports, swept, by)).toMatchObject({ ok: true })
    await notify(world, back(world, 'A'))
    expect(await outcomes(world)).toEqual([null])
    expect(await alerts(world)).toEqual(['callback-conflict A'])
    await pay(world, number, '0.01', 'B')
    world.clock.move({ hours: 2 })
    await handleEvents(world.ports)
    expect(await outcomes(world)).toEqual(['reversed'])
    expect(await balance(world, '552/sandbox')).toBe(0)
    await expectSound(world)
  })

  it.each([
    [{ currency: 'USD' }, 'conflict'],
    [{ amount: '500.01' }, 'conflict'],
    [{ amount: '500' }, 'reversed'],
  ])('as %j is %s', async (more, outcome) => {
    const { world, number } = await withAmina()
    await pay(world, number, '500', 'A')
    await notify(world, back(world, 'A', more))
    expect(await outcomes(world)).toEqual([outcome])
    await expectSound(world)
  })

  it('counts on its day, or the first open one, and never before it was paid', async () => {
    const { world, number } = await withAmina()
    await pay(world, number, '500', 'A')
    await pay(world, number, '500', 'B')
    world.clock.set('2026-04-02T08:00:00Z')
    const closed = await closeBooks(world.ports, 'umoja', date('2026-04-01'), {
      by: 'M',
      actor: 'test',
    })
    expect(closed).toMatchObject({ ok: true })
    await notify(world, back(world, 'A', { at: '2026-03-20T08:00:00Z' }))
    await notify(world, back(world, 'B', { at: '2026-01-01T08:00:00Z' }))
    expect(await reversals(world)).toMatchObject([
      { event_on: '2026-03-20', effective_on: '2026-04-02' },
      { event_on: '2026-03-02', effective_on: '2026-04-02' },
    ])
    await expectSound(world)
  })

  it('is posted once by several processes at the same moment', async () => {
    const { world, number } = await withAmina()
    await pay(world, number, '500', 'A')
    const notices = [back(world, 'A'), back(world, 'A', { amount: '500' })]
    for (const notice of notices) await receiveEvent(world.ports, 'sandbox', 'notice', notice)
    const processes = Array.from({ length: 4 }, (_, index) =>
      engine === 'postgres' ? anotherProcess(world, `p${index}-`) : world,
    )
    await Promise.all(processes.map(({ ports }) => handleEvents(ports)))
    world.clock.move({ hours: 2 })
    await handleEvents(world.ports)
    expect(await payments(world)).toHaveLength(2)
    expect([...(await outcomes(world))].sort()).toEqual(['repeat', 'reversed'])
    expect(await receipts(world)).toHaveLength(1)
    await expectSound(world, logged(world))
  })

  /** A try that another process was quicker than is told in the log, and tried again. */
  function logged(world: World): string[] {
    return world.log.lines.flatMap(({ level, event }) =>
      level === 'error' && event === 'event-failed' ? [event] : [],
    )
  }
})
