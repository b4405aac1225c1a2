import { expect, it } from 'vitest'
import { bill } from '../../src/app/books/bill.ts'
import { verify } from '../../src/app/verify/verify.ts'
import { readStanding } from '../../src/app/membership/read-standing.ts'
import { date } from '../../src/core/dates.ts'
import { payerAdd, payerReceive } from '../../src/app/acts/payers.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import {
  apply,
  call,
  describeWorlds,
  dial,
  payBill,
  notify,
  register,
  type World,
} from '../world.ts'
import { doAct } from './acts/walk.ts'
import { corrupt } from './corrupt.ts'
import { charges } from './rows.ts'
import { expectSound } from './sound.ts'

const MARCH = date('2026-03-02')
const PHONE = '+254711000001'

const BASE = { validFrom: '2020-01-01', unit: 'family', period: 'month', contribution: '501' }
const PLANS = {
  half: { subsidy: { payer: 'state', percent: 50, from: '2020-01-01' } },
  poor: { subsidy: { payer: 'state', percent: 100, from: '2020-01-01', members: 'named' } },
  fined: { latePenalty: { afterDays: 20, amount: '30' } },
  parts: { period: 'year', contribution: '6000', maxInstalments: 6 },
  harvest: { period: 'season', season: { from: '11-01', to: '02-28' }, contribution: '6000' },
  lastly: { arrearsFirst: false },
  free: { feesPaidBy: 'mutual' },
  charged: { feesPaidBy: 'member' },
}

describeWorlds('the settings of a plan', (begin) => {
  async function memberOf(code: keyof typeof PLANS, joined = '2026-01-10') {
    const world = await begin()
    const plans = [{ ...BASE, ...PLANS[code], code }]
    await apply(world, { mutual: { code: 'umoja' }, plans })
    const person = { name: 'Amina', phone: PHONE, plan: code, joined, feePaid: true }
    const [number] = await register(world, [person])
    return { world, number: number as MemberNumber }
  }

  async function pay(world: World, number: MemberNumber, amount: string, receipt: string) {
    await notify(world, payBill(world, { phone: PHONE, account: number, amount, receipt }))
  }

  async function standingOf({ ports }: World, number: MemberNumber) {
    const found = await readStanding(ports, number, MARCH)
    if (!found.ok) throw new Error('no standing')
    return found.value.standing
  }

  async function balances({ store }: World): Promise<Record<string, number>> {
    const rows = await store.read((tx) => tx.selectFrom('balance').selectAll().execute())
    return Object.fromEntries(rows.map((row) => [row.account_id, row.debits - row.credits]))
  }

  it.each([
    ['free', 'The mutual pays the fee'],
    ['charged', 'The operator adds its fee'],
  ] as const)('say who bears the fee of a payment before it is made: %s', async (code, words) => {
    const { world } = await memberOf(code)
    expect(await dial(world, PHONE, '1')).toContain(`\n${words}\n`)
  }) // prettier-ignore

  it('R37: let the payer of a subsidy owe its part, and what it pays settle that', async () => {
    const { world, number } = await memberOf('half')
    await pay(world, number, '751.50', 'R1')
    expect(await charges(world)).toMatchObject([
      { amount: 25050, subsidy: 25050, subsidy_payer: 'state' },
      { amount: 25050, subsidy: 25050, subsidy_payer: 'state' },
      { amount: 25050, subsidy: 25050, subsidy_payer: 'state' },
    ])
    expect(await standingOf(world, number)).toMatchObject({ state: 'active', owed: 0 })
    // The payer of the subsidy pays into the bank (domain 1.5).
    const state = { mutual: 'umoja', payer: 'state', name: 'The State', kind: 'state', by: 'Mercy' }
    expect(await doAct(world, payerAdd, state)).toEqual({ kind: 'done' })
    const came = { amount: '500', reference: 'VIR-1', by: 'Mercy' }
    const texts = { payer: 'state', mutual: 'umoja', ...came }
    expect(await doAct(world, payerReceive, texts)).toEqual({ kind: 'done' })
    expect(await balances(world)).toMatchObject({
      [`411/${number}`]: 0,
      '415/state': 25150,
      '521': 50000,
      '552/sandbox': 75150,
      '701': -75150,
      '704': -75150,
    })
    await expectSound(world)
  })

  it('R37: are not changed behind the service’s back without verify noticing', async () => {
    const { world, number } = await memberOf('half')
    await pay(world, number, '751.50', 'R1')
    await corrupt(world, 'update charge set subsidy = subsidy + 1')
    const { findings } = await verify(world.ports)
    const check = 'every charge stands in the books, with its amount'
    const owes = 'what payers owe is their subsidies less what they paid and what was decided'
    expect(new Set(findings.map((finding) => finding.check))).toEqual(new Set([check, owes]))
  })

  it('R37: let all of a contribution be the payer’s, for whoever is named', async () => {
    const { world, number } = await memberOf('poor')
    expect(await standingOf(world, number)).toMatchObject({ state: 'applicant', owed: 3 * 50100 })
    await world.store.write((tx) =>
      tx
        .updateTable('member')
        .set({ subsidised_from: date('2026-01-01'), subsidised_until: date('2026-03-20') })
        .where('number', '=', number)
        .execute(),
    )
    const covered = { state: 'active', owed: 0, coveredUntil: '2026-03-20' }
    expect(await standingOf(world, number)).toMatchObject(covered)
    await bill(world.ports, 'umoja', MARCH, 'test')
    expect(await standingOf(world, number)).toMatchObject(covered)
    expect(await balances(world)).toMatchObject({ '415/state': 150300, '704': -150300 })
    world.clock.set('2026-03-21T09:00:00Z')
    const screen = await dial(world, PHONE, '2')
    expect(screen).toContain('Suspended, not covered now')
    expect(screen).toContain('Call ')
    expect(screen).not.toContain('Pay what is owed')
    await expectSound(world)
  })

  it('post a late penalty once, and never for what was paid in time', async () => {
    const { world, number } = await memberOf('fined')
    const before = await standingOf(world, number)
    await bill(world.ports, 'umoja', MARCH, 'test')
    expect(await bill(world.ports, 'umoja', MARCH, 'test')).toEqual({ members: 1, charges: 0 })
    expect((await charges(world)).map(({ kind, starts_on }) => [kind, starts_on])).toEqual([
      ['contribution', '2026-01-01'],
      ['late-penalty', '2026-01-31'],
      ['contribution', '2026-02-01'],
      ['late-penalty', '2026-02-22'],
      ['contribution', '2026-03-01'],
    ])
    expect(await standingOf(world, number)).toEqual(before)
    await pay(world, number, '1563', 'R1')
    expect(await balances(world)).toMatchObject({ [`411/${number}`]: 0, '703': -6000 })
    await expectSound(world)
  })

  it('ask for no less than an instalment, and take whatever comes otherwise', async () => {
    const { world, number } = await memberOf('parts', '2026-01-01')
    const calling = call(world, PHONE)
    for (const input of ['1', '3']) await calling.type(input)
    expect(await calling.type('999')).toContain('At least KSh 1,000')
    expect(await calling.type('1000')).toContain('Pay KSh 1,000')
    await pay(world, number, '0.50', 'R1')
    const after = { owed: 599950, leastInstalment: 119990 }
    expect(await standingOf(world, number)).toMatchObject(after)
    await expectSound(world)
  })

  it('know seasons, on the screens as well', async () => {
    const { world, number } = await memberOf('harvest', '2025-12-10')
    expect(await standingOf(world, number)).toMatchObject({ state: 'applicant', owed: 600000 })
    await pay(world, number, '6000', 'R1')
    const paid = { state: 'suspended', paidThrough: '2026-10-31', coveredUntil: '2027-02-28' }
    expect(await standingOf(world, number)).toMatchObject({ ...paid, state: 'active' })
    expect(await dial(world, PHONE, '1')).toContain('One season')
    await expectSound(world)
  })

  it('pay the current period first where the statutes say so', async () => {
    const { world, number } = await memberOf('lastly')
    await pay(world, number, '501', 'R1')
    expect(await standingOf(world, number)).toMatchObject({
      state: 'active',
      owed: 100200,
      charges: [{ paid: 0 }, { paid: 0 }, { paid: 50100 }],
    })
    await expectSound(world)
  })
})
