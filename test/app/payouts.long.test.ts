import { expect, it } from 'vitest'
import { proposeCorrection } from '../../src/app/decisions/propose-correction.ts'
import { acting, reading } from '../../src/app/desk.ts'
import type { StatementGiven } from '../../src/app/payments/keep-statement.ts'
import { proposePayoutEnd } from '../../src/app/payments/end-payout.ts'
import { type ClinicPayoutAsked, proposeClinicPayout } from '../../src/app/payments/pay-clinic.ts'
import {
  proposeFileBack,
  readPaymentFile,
  writePaymentFile,
} from '../../src/app/payments/payment-file.ts'
import { reconcileStatement } from '../../src/app/payments/reconcile.ts'
import { verify } from '../../src/app/verify/verify.ts'
import { civilDateAt, date, instant } from '../../src/core/dates.ts'
import { minor } from '../../src/core/money.ts'
import type { StatementLine } from '../../src/core/payments/reconciliation.ts'
import { payoutsOf } from '../../src/store/payments/payouts.ts'
import { describeStores } from '../store/stores.ts'
import { anotherProcess, apply, notify, payBill, smsOf, START, type World } from '../world.ts'
import { decideProposal, overdueDifferences } from './by-itself.ts'
import { corrupt } from './corrupt.ts'
import { expectSound } from './sound.ts'
import { AWA, balances, bill, codeFor, ok, pikineWorld, registerOne, why } from './visits-world.ts'

const NOW = Date.parse(START)
const DAY_MS = 86_400_000
const CENTRE = '+221775000001'

const CAME_BACK = 'every payout that came back stands in the books, with its amount'
const ENDED = 'every payout that was ended is owed again, or goes elsewhere, with its amount'

/** Two managers and a collector. */
const STAFF = {
  mutual: { code: 'pikine' },
  managers: [
    { name: 'Moses', phone: '+221776000001' },
    { name: 'Mercy', phone: '+221776000002' },
  ],
  collectors: [{ name: 'Juma Ali', phone: '+221776000003' }],
}

describeStores('money out by file', (open) => {
  /** The centre is owed 8,000; 20,000 are in the wallet, which Awa paid at once, in advance. */
  async function begin() {
    const world = await pikineWorld(await open())
    await apply(world, STAFF)
    const number = await registerOne(world, AWA)
    ok(await bill(world, await codeFor(world, number), 'consultation', 10_000))
    const money = { phone: AWA.phone as string, account: number, amount: '20000', currency: 'XOF' }
    await notify(world, payBill(world, { ...money, receipt: 'IN' }))
    return { world, number }
  }

  function propose({ ports }: World, changes: Partial<ClinicPayoutAsked> = {}) {
    const asked = { mutual: 'pikine', provider: 'centre', amount: minor(5_000), wallet: 'sandbox' }
    const who = { payTo: '775000001', by: 'Moses', reason: 'bills of March' }
    return acting(ports, (desk) => proposeClinicPayout(desk, { ...asked, ...who, ...changes }))
  }

  function refund({ ports }: World, amount = 1_500, payTo: string | null = null) {
    const money = { amount: minor(amount), number: null, from: 'sandbox', byFile: { payTo } }
    const asked = { mutual: 'pikine', receipt: 'PI26-0000001', refund: money }
    return proposeCorrection(ports, { ...asked, by: 'Juma Ali', reason: 'paid twice' })
  }

  function decide({ ports }: World, proposal: string, by = 'Mercy') {
    const asked = { mutual: 'pikine', proposal, decision: 'approved', by, reason: null } as const
    return decideProposal(ports, asked)
  }

  /** A clinic of 5,000 and a refund of 1,500, approved. */
  async function withTwo() {
    const { world, number } = await begin()
    ok(await propose(world))
    ok(await refund(world))
    ok(await decide(world, '1'))
    ok(await decide(world, '2'))
    return { world, number }
  }

  function write({ ports }: World, wallet = 'sandbox') {
    const asked = { mutual: 'pikine', wallet, by: 'Khady Sarr' }
    return acting(ports, (desk) => writePaymentFile(desk, asked))
  }

  async function takeBack(world: World, proposal: string, file = 'PI26-F0001') {
    const asked = { mutual: 'pikine', file, by: 'Juma Ali', reason: 'lost' }
    const proposed = await acting(world.ports, (desk) => proposeFileBack(desk, asked))
    return proposed.ok ? decide(world, proposal) : proposed
  }

  function proposeEnd({ ports }: World, payout: string, payTo: string | null = null) {
    const asked = { mutual: 'pikine', payout, payTo, by: 'Juma Ali', reason: 'wrong number' }
    return acting(ports, (desk) => proposePayoutEnd(desk, asked))
  }

  /** Proposed and approved. */
  async function end(world: World, proposal: string, payout: string, payTo: string | null = null) {
    const proposed = await proposeEnd(world, payout, payTo)
    return proposed.ok ? decide(world, proposal) : proposed
  }

  const [CLINIC, REFUND, NEXT] = ['PI26-P000001', 'PI26-P000002', 'PI26-P000003'] as const

  function line(reference: string, amount: number, more: Partial<StatementLine> = {}) {
    const at = more.at ?? instant(NOW + 60_000)
    return {
      ...{ reference, kind: 'other', direction: 'out', amount: minor(amount), at, note: null },
      ...{ on: civilDateAt(at, 'Africa/Dakar'), phone: null, account: null, linked: null },
      ...more,
    } as StatementLine
  }

  async function reconciled(
    world: World,
    lines: readonly StatementLine[],
    to: string | null = null,
  ) {
    const given: StatementGiven = {
      ...{ wallet: 'sandbox', fileName: 's.csv', lines },
      ...{ from: to && date('2026-03-02'), to: to && date(to) },
    } as StatementGiven
    const actor = { by: 'Grace', actor: 'test' }
    const done = ok(await reconcileStatement(world.ports, given, { record: true, ...actor }))
    const found = done.differences.map(({ kind, reference }) => `${kind} ${reference}`)
    return { recorded: done.recorded, found }
  }

  const payouts = ({ store }: World) =>
    store.read((tx) => payoutsOf(tx, 'pikine', { openOnly: false }))
  const IN = line('IN', 20_000, { kind: 'payment', direction: 'in', at: instant(NOW) })

  it('is on its way once two people agreed, and not before', async () => {
    const { world } = await begin()
    ok(await propose(world))
    expect(await balances(world)).toMatchObject({ '401/centre': -8_000 })
    expect(why(await decide(world, '1', 'Juma Ali'))).toMatchObject({ code: 'not-in-role' })
    ok(await decide(world, '1'))
    expect(await balances(world)).toMatchObject({
      ...{ '401/centre': -3_000, '468/sandbox': -5_000, '552/sandbox': 20_000 },
    })
    expect(await payouts(world)).toMatchObject([
      {
        reference: 'PI26-P000001',
        payee: 'Centre de Pikine',
        payTo: CENTRE,
        file: null,
        paid: null,
      },
    ])
    await expectSound(world)
  })

  it.each([
    [{ amount: minor(8_001) }, { code: 'more-than-owed', owed: { amount: 8_000 } }],
    [{ wallet: 'bank' }, { code: 'unknown-wallet' }],
    [{ provider: 'nobody' }, { code: 'unknown-provider' }],
    [{ by: 'Nobody' }, { code: 'not-staff' }],
    [{ mutual: 'nobody' }, { code: 'unknown-mutual' }],
  ])('with %j is refused', async (changes, refusal) => {
    const { world } = await begin()
    expect(why(await propose(world, changes))).toMatchObject(refusal)
  })

  it('never sends out what is on its way already, of a wallet or a debt', async () => {
    const { world } = await begin()
    ok(await refund(world, 15_000))
    ok(await decide(world, '1'))
    expect(why(await propose(world, { amount: minor(5_001) }))).toEqual({
      ...{ code: 'more-than-there-is', account: '552/sandbox' },
      left: { amount: 5_000, currency: 'XOF' },
    })
    ok(await propose(world))
    ok(await decide(world, '2'))
    expect(why(await propose(world, { amount: minor(3_001) }))).toMatchObject({
      code: 'more-than-owed',
    })
    expect(why(await refund(world, 5_001))).toMatchObject({ code: 'more-than-paid' })
  })

  it('takes a refund from the member when it is agreed, to the phone that paid', async () => {
    const { world } = await begin()
    ok(await refund(world))
    ok(await decide(world, '1'))
    expect(await payouts(world)).toMatchObject([
      {
        purpose: 'refund',
        about: 'PI26-0000001',
        payTo: AWA.phone,
        payee: 'Awa Diop',
        amount: 1_500,
      },
    ])
    await expectSound(world)
  })

  it('writes each payout once, and gives the same file again', async () => {
    const { world } = await withTwo()
    const first = ok(await write(world))
    expect(first.isNew).toBe(true)
    expect(first.file.body.split('\n')).toEqual([
      'reference,payee,account,amount,currency,date,purpose',
      'PI26-P000001,Centre de Pikine,221775000001,5000,XOF,2026-03-02,clinic centre',
      'PI26-P000002,Awa Diop,221772000001,1500,XOF,2026-03-02,refund PI26-0000001',
    ])
    world.clock.move({ days: 1 })
    const again = ok(await write(world))
    expect(again).toMatchObject({ isNew: false, file: first.file })
    ok(await propose(world, { amount: minor(100) }))
    ok(await decide(world, '3'))
    const second = ok(await write(world))
    expect(second).toMatchObject({ isNew: true, file: { file_id: 'PI26-F0002' } })
    expect(second.payouts.map(({ reference }) => reference)).toEqual(['PI26-P000003'])
    const shown = await reading(world.ports, (desk) =>
      readPaymentFile(desk, { mutual: 'pikine', file: 'PI26-F0001' }),
    )
    expect(ok(shown).file).toEqual(first.file)
  })

  it('writes each payout once when several write at the same moment', async () => {
    const { world } = await withTwo()
    const processes = [0, 1, 2].map((index) =>
      world.store.engine === 'postgres' ? anotherProcess(world, `p${index}-`) : world,
    )
    const all = await Promise.all(processes.map((one) => write(one)))
    expect(all.map((one) => ok(one).isNew).filter(Boolean)).toHaveLength(1)
    expect(new Set(all.map((one) => ok(one).file.body)).size).toBe(1)
  })

  it('writes nothing when nothing waits', async () => {
    const { world } = await begin()
    expect(why(await write(world))).toEqual({ code: 'nothing-to-pay', wallet: 'sandbox' })
    expect(why(await write(world, 'bank'))).toMatchObject({ code: 'unknown-wallet' })
  })

  it('is paid when the statement shows it, with its fee, once', async () => {
    const { world } = await withTwo()
    await write(world)
    const lines = [
      IN,
      line('OUT1', 5_000, { account: 'PI26P000001' }),
      line('OUT1', 30, { kind: 'fee', linked: 'OUT1' }),
      line('OUT2', 1_500, { note: 'BusinessPayment 2217****0001 - AWA' }),
    ]
    expect(await reconciled(world, lines)).toEqual({ recorded: 3, found: [] })
    expect(await balances(world)).toMatchObject({ '552/sandbox': 13_470, '631': 30 })
    expect(await payouts(world)).toMatchObject([
      { paid: { reference: 'OUT1', on: '2026-03-02' } },
      { paid: { reference: 'OUT2' } },
    ])
    expect(await reconciled(world, lines)).toEqual({ recorded: 0, found: [] })
    expect(why(await write(world))).toMatchObject({ code: 'nothing-to-pay' })
    expect(why(await takeBack(world, '3'))).toMatchObject({ code: 'payment-file-paid' })
    await expectSound(world)
  })

  it('lists what was paid twice, with another amount or not at all, and alerts after a day', async () => {
    const { world } = await withTwo()
    await write(world)
    const twice = [
      IN,
      line('OUT1', 5_000, { account: 'PI26-P000001' }),
      line('OUT2', 5_000, { account: 'PI26-P000001' }),
      line('OUT3', 1_400, { account: 'PI26-P000002' }),
    ]
    const found = ['payout-again OUT2', 'payout-amount-differs OUT3']
    expect(await reconciled(world, twice)).toEqual({ recorded: 1, found })
    world.clock.move({ days: 2 })
    const later = await reconciled(
      world,
      [line('X', 1, { kind: 'fee', at: instant(NOW + DAY_MS) })],
      '2026-03-03',
    )
    expect(later.found).toEqual(['payout-unpaid PI26-P000002', ...found])
    const overdue = await overdueDifferences(world.ports, 'pikine')
    expect(overdue.map(({ kind }) => kind)).toEqual([
      'payout-unpaid',
      'payout-again',
      'payout-amount-differs',
    ])
    expect((await verify(world.ports)).findings).toEqual([])
  })

  it('goes into the next file, under the same references, when two people take a file back', async () => {
    const { world } = await withTwo()
    await write(world)
    await reconciled(world, [IN, line('OUT1', 5_000, { account: 'PI26-P000001' })])
    ok(await takeBack(world, '3'))
    const next = ok(await write(world))
    expect(next).toMatchObject({ isNew: true, file: { file_id: 'PI26-F0002' } })
    expect(next.payouts.map(({ reference }) => reference)).toEqual(['PI26-P000002'])
    expect(why(await takeBack(world, '4'))).toMatchObject({ code: 'payment-file-back' })
    expect(why(await takeBack(world, '4', 'PI26-F0009'))).toMatchObject({
      code: 'unknown-payment-file',
    })
    // The bank paid by the file that was taken back, and by the next one.
    const paid = [line('OUT2', 1_500, { account: 'PI26-P000002' })]
    expect(await reconciled(world, paid)).toMatchObject({ recorded: 1, found: [] })
    const again = [line('OUT3', 1_500, { account: 'PI26-P000002' })]
    expect((await reconciled(world, again)).found).toContain('payout-again OUT3')
    await expectSound(world)
  })

  it('to a clinic is owed again when two people cancel it, and is in no file', async () => {
    const { world } = await withTwo()
    ok(await proposeEnd(world, CLINIC))
    expect(await balances(world)).toMatchObject({ '401/centre': -3_000 })
    expect(why(await decide(world, '3', 'Juma Ali'))).toMatchObject({ code: 'not-in-role' })
    ok(await decide(world, '3'))
    expect(await balances(world)).toMatchObject({ '401/centre': -8_000, '468/sandbox': -1_500 })
    expect(await payouts(world)).toMatchObject([
      { reference: CLINIC, ended: { on: '2026-03-02', next: null } },
      { reference: REFUND, ended: null },
    ])
    expect(ok(await write(world)).payouts.map(({ reference }) => reference)).toEqual([REFUND])
    await expectSound(world)
  })

  it('of a refund is the member’s again from the day on which it was taken', async () => {
    const { world, number } = await withTwo()
    const before = (await balances(world))[`419/${number}`] ?? 0
    world.clock.move({ days: 3 })
    ok(await end(world, '3', REFUND))
    expect((await balances(world))[`419/${number}`]).toBe(before - 1_500)
    const paid = await world.store.read((tx) =>
      tx
        .selectFrom('payment')
        .select(['amount', 'value_on'])
        .where('mutual_id', '=', 'pikine')
        .where('number', '=', number)
        .orderBy('amount')
        .execute(),
    )
    expect(paid).toEqual([
      { amount: -1_500, value_on: '2026-03-02' },
      { amount: 1_500, value_on: '2026-03-02' },
      { amount: 20_000, value_on: '2026-03-02' },
    ])
    await world.worker.settle()
    expect(smsOf(world, AWA.phone as string).at(-1)).toContain('PI26-0000001')
    expect(await payouts(world)).toMatchObject([{ ended: null }, { ended: { on: '2026-03-05' } }])
    await expectSound(world)
    // It is the member's to be paid back another time.
    ok(await refund(world, 20_000))
  })

  it('goes to another account under a new reference, and one paid all the same is found out', async () => {
    const { world } = await withTwo()
    ok(await end(world, '3', CLINIC, '775000009'))
    const file = ok(await write(world))
    expect(file.payouts).toMatchObject([
      { reference: REFUND },
      { reference: NEXT, payTo: '+221775000009', amount: 5_000, payee: 'Centre de Pikine' },
    ])
    expect(file.file.body).not.toContain(CLINIC)
    const paid = [
      IN,
      line('OUT1', 5_000, { account: CLINIC }),
      line('OUT2', 5_000, { account: NEXT }),
    ]
    expect(await reconciled(world, paid)).toEqual({ recorded: 1, found: ['payout-ended OUT1'] })
    expect(await payouts(world)).toMatchObject([
      { paid: null, ended: { next: NEXT } },
      { paid: null },
      { reference: NEXT, paid: { reference: 'OUT2' } },
    ])
    expect(why(await end(world, '4', CLINIC))).toEqual({ code: 'payout-ended', payout: CLINIC })
    await expectSound(world)
  })

  it('is ended in no file that counts, and not once it is paid', async () => {
    const { world } = await withTwo()
    ok(await proposeEnd(world, CLINIC))
    await write(world)
    const inFile = { code: 'payout-in-file', payout: CLINIC, file: 'PI26-F0001' }
    expect(why(await decide(world, '3'))).toEqual(inFile)
    expect(why(await end(world, '4', CLINIC))).toEqual(inFile)
    expect(why(await end(world, '4', CLINIC, '775000009'))).toEqual(inFile)
    await reconciled(world, [IN, line('OUT2', 1_500, { account: REFUND })])
    ok(await takeBack(world, '4'))
    expect(why(await end(world, '5', REFUND))).toEqual({ code: 'payout-paid', payout: REFUND })
    ok(await decide(world, '3'))
    expect(why(await end(world, '6', 'PI26-P000009'))).toMatchObject({ code: 'unknown-payout' })
    expect(why(await write(world))).toMatchObject({ code: 'nothing-to-pay' })
    await expectSound(world)
  })

  it.each([
    ['names it', { account: CLINIC }],
    ['names the movement that paid it', { linked: 'OUT1' }],
    ['names it in the words of a bank', { note: 'REJET VIR PI26P000001 COMPTE CLOS' }],
    ['looks like a payment', { kind: 'payment', account: CLINIC }],
  ] as const)('that comes back by a line that %s is on its way again', async (_how, more) => {
    const { world } = await withTwo()
    await write(world)
    const back = line('BACK', 5_000, { direction: 'in', ...more })
    const lines = [back, line('OUT1', 5_000, { account: CLINIC }), IN]
    const found = ['payout-returned PI26-P000001']
    expect(await reconciled(world, lines)).toEqual({ recorded: 2, found })
    expect(await balances(world)).toMatchObject({ '468/sandbox': -6_500, '552/sandbox': 20_000 })
    expect(await reconciled(world, lines)).toEqual({ recorded: 0, found })
    await world.worker.settle()
    expect(smsOf(world, '+221776000001').at(-1)).toContain(CLINIC)
    // Nothing sends it again by itself.
    world.clock.move({ days: 2 })
    ok(await takeBack(world, '3'))
    expect(ok(await write(world)).payouts.map(({ reference }) => reference)).toEqual([REFUND])
    await expectSound(world)
    ok(await end(world, '4', CLINIC, '775000009'))
    expect(ok(await write(world)).payouts).toMatchObject([{ reference: NEXT }])
    await expectSound(world)
    const paid = [...lines, line('OUT3', 5_000, { account: NEXT })]
    expect(await reconciled(world, paid)).toEqual({ recorded: 1, found: [] })
    await expectSound(world)
  })

  it.each([
    ['another amount', { amount: minor(4_999) }],
    ['a payout that is nobody’s', { account: 'PI26-P000009' }],
  ])('comes back not by money with %s', async (_what, more) => {
    const { world } = await withTwo()
    await write(world)
    await reconciled(world, [IN, line('OUT1', 5_000, { account: CLINIC })])
    const other = line('BACK', 5_000, {
      direction: 'in',
      kind: 'payment',
      account: CLINIC,
      ...more,
    })
    // It is money that came, whoever's it is.
    expect(await reconciled(world, [other])).toMatchObject({ recorded: 1 })
    expect(await payouts(world)).toMatchObject([{ returned: null }, { returned: null }])
    await expectSound(world)
  })

  it('comes back only once it was paid by our books', async () => {
    const { world } = await withTwo()
    await write(world)
    const back = line('BACK', 5_000, { direction: 'in', account: CLINIC })
    const waits = { recorded: 0, found: ['payout-return-missing BACK'] }
    expect(await reconciled(world, [back])).toEqual(waits)
    // The statement with the payment is given later: both are recorded then.
    const out = line('OUT1', 5_000, { account: CLINIC })
    const found = ['payout-returned PI26-P000001']
    expect(await reconciled(world, [IN, out])).toEqual({ recorded: 2, found })
    expect(await reconciled(world, [back])).toEqual({ recorded: 0, found })
    await expectSound(world)
  })

  it.each([
    ['a return that is gone', 'delete from payout_return', CAME_BACK],
    ['an end that is gone', 'delete from payout_end', ENDED],
    ['a return of another day', `update payout_return set on_date = '2026-03-01'`, CAME_BACK],
  ])('is caught by verify with %s', async (_what, statement, check) => {
    const { world } = await withTwo()
    ok(await end(world, '3', REFUND))
    await write(world)
    const back = line('BACK', 5_000, { direction: 'in', account: CLINIC })
    await reconciled(world, [IN, line('OUT1', 5_000, { account: CLINIC }), back])
    await expectSound(world)
    await corrupt(world, statement)
    const checks = (await verify(world.ports)).findings.map((finding) => finding.check)
    expect(checks).toContain(check)
  })

  it('is caught by verify in two files that count', async () => {
    const { world } = await withTwo()
    await write(world)
    ok(await takeBack(world, '3'))
    await write(world)
    await expectSound(world)
    await corrupt(world, 'delete from payment_file_back')
    const checks = (await verify(world.ports)).findings.map(({ check }) => check)
    expect(new Set(checks)).toEqual(new Set(['no payout stands in two payment files that count']))
  })

  it.each([
    [
      'another amount',
      'update payout set amount = amount + 1',
      'what is on its way out is payouts less those that were paid or ended',
    ],
    [
      'a payment of it that is gone',
      'delete from payout_met',
      'every payout that was paid stands in the books, with its amount',
    ],
    [
      'another day',
      `update payout_met set on_date = '2026-03-01'`,
      'every payout that was paid stands in the books, with its amount',
    ],
  ])('is caught by verify with %s', async (_what, statement, check) => {
    const { world } = await withTwo()
    await write(world)
    await reconciled(world, [IN, line('OUT1', 5_000, { account: 'PI26-P000001' })])
    await corrupt(world, statement)
    const checks = (await verify(world.ports)).findings.map(({ check }) => check)
    expect(checks).toContain(check)
  })
})
