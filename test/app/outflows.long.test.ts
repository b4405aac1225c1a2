import { expect, it } from 'vitest'
import { verify } from '../../src/app/verify/verify.ts'
import { recordOutflow, type OutflowAsked } from '../../src/app/payments/wallet-outflow.ts'
import { date } from '../../src/core/dates.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { minor } from '../../src/core/money.ts'
import {
  anotherProcess,
  apply,
  describeWorlds,
  notify,
  payBill,
  register,
  type World,
} from '../world.ts'
import { recordCash } from './by-itself.ts'
import { corrupt } from './corrupt.ts'
import { approve, decideTogether, propose, resign, STAFF, standingOn } from './members-world.ts'
import { expectSound } from './sound.ts'

const AMINA = '+254711000001'
const NUMBER = '04123378' as MemberNumber
const BY = { by: 'Grace Wambui', actor: 'test' }

/** A fee or sweep of 300 shillings, with what a test changes. */
function asked(changes: Partial<OutflowAsked> = {}): OutflowAsked {
  return {
    mutual: 'umoja',
    kind: 'bank-sweep',
    wallet: 'sandbox',
    amount: minor(30000),
    reference: 'VIR-18',
    on: null,
    ...changes,
  }
}

const STANDS = 'every fee and sweep stands in the books, with its amount'
const WRITTEN_OFF = 'every write-off stands in the books, with its amount'

describeWorlds('money that leaves a wallet', (begin) => {
  /** A world in which 500 shillings are in the wallet. */
  async function withMoney() {
    const world = await begin()
    const household = { name: 'Amina', phone: AMINA, number: NUMBER, paidThrough: '2026-02-28' }
    await register(world, [household])
    await notify(world, payBill(world, { phone: AMINA, account: NUMBER, amount: '500' }))
    return world
  }

  it.each([
    ['bank-sweep', '521'],
    ['operator-fee', '631'],
  ] as const)('as %s goes to account %s, by somebody named', async (kind, account) => {
    const world = await withMoney()
    const recorded = await recordOutflow(world.ports, asked({ kind, on: date('2026-03-01') }), BY)
    expect(recorded).toMatchObject({
      ok: true,
      value: { isNew: true, outflow: { recorded_by: 'Grace Wambui', on_date: '2026-03-01' } },
    })
    expect((await transfers(world)).at(-1)).toMatchObject({
      debit_account: account,
      credit_account: '552/sandbox',
      amount: 30000,
    })
    await expectSound(world)
  })

  it('is recorded once for each reference, also by several at the same moment', async () => {
    const world = await withMoney()
    const processes = [0, 1, 2].map((index) =>
      world.store.engine === 'postgres' ? anotherProcess(world, `p${index}-`) : world,
    )
    const all = await Promise.all(processes.map(({ ports }) => recordOutflow(ports, asked(), BY)))
    expect(all.map((one) => one.ok && one.value.isNew).filter(Boolean)).toHaveLength(1)
    expect(all.every((one) => one.ok && one.value.outflow.amount === 30000)).toBe(true)
    const other = await recordOutflow(world.ports, asked({ amount: minor(1) }), BY)
    const recorded = { amount: 30000, currency: 'KES' }
    expect(other).toMatchObject({ ok: false, refusal: { code: 'outflow-differs', recorded } })
    await expectSound(world)
  })

  it.each([
    [{ amount: minor(50001) }, { code: 'more-than-there-is', left: { amount: 50000 } }],
    [{ wallet: 'other' }, { code: 'unknown-wallet' }],
    [{ mutual: 'nobody' }, { code: 'unknown-mutual' }],
    [{ on: date('2026-03-03') }, { code: 'later-than-today' }],
  ])('with %j is refused', async (changes, refusal) => {
    const world = await withMoney()
    const before = await transfers(world)
    expect(await recordOutflow(world.ports, asked(changes), BY)).toMatchObject({ refusal })
    expect(await transfers(world)).toEqual(before)
  })

  it.each([
    ['another amount', `update wallet_outflow set amount = amount + 1`, STANDS],
    ['another wallet', `update wallet_outflow set wallet = 'x'`, STANDS],
    ['another kind', `update wallet_outflow set kind = 'operator-fee'`, STANDS],
    ['another day', `update wallet_outflow set on_date = '2026-03-01'`, STANDS],
    [
      'no record',
      `delete from wallet_outflow`,
      'no fee or sweep is in the books without its record',
    ],
  ])('is caught by verify with %s', async (_what, statement, check) => {
    const world = await withMoney()
    await recordOutflow(world.ports, asked(), BY)
    await corrupt(world, statement)
    const { findings } = await verify(world.ports)
    expect(findings.map((finding) => finding.check)).toContain(check)
  })
})

describeWorlds('contributions that are given up (R65)', (begin) => {
  /** A member who resigned on 15 February and owes January and February, 500 shillings each. */
  async function withDebtor() {
    const world = await begin()
    await apply(world, STAFF)
    const household = { name: 'Amina', phone: AMINA, number: NUMBER, paidThrough: '2025-12-31' }
    await register(world, [household])
    await resign(world, NUMBER, '2026-02-15')
    return world
  }

  /** Who has left brings money to a collector; what a phone sends waits for somebody to say whose it is. */
  async function bringCash(world: World, cents: number) {
    const cash = { number: NUMBER, amount: minor(cents), slip: '118', withoutSms: false }
    expect(await recordCash(world.ports, { ...cash, by: 'Juma Ali' })).toMatchObject({ ok: true })
  }

  const all = { kind: 'write-off', number: NUMBER, amount: null } as const

  const owed = (world: World) => standingOn(world, NUMBER, '2026-03-02')

  it('are a loss and owed no more, and open no rights', async () => {
    const world = await withDebtor()
    expect(await owed(world)).toMatchObject({ owed: 100000, credit: 0, state: 'resigned' })
    await decideTogether(world, { ...all, amount: minor(30000) })
    expect(await owed(world)).toMatchObject({ owed: 70000, paidThrough: '2025-12-31' })
    await decideTogether(world, all)
    expect(await owed(world)).toMatchObject({ owed: 0, credit: 0, coveredUntil: null })
    expect((await transfers(world)).at(-1)).toMatchObject({
      debit_account: '651',
      credit_account: `411/${NUMBER}`,
      amount: 70000,
    })
    await expectSound(world)
  })

  it('leave money that comes later as an advance, in the books and in the standing', async () => {
    const world = await withDebtor()
    await decideTogether(world, all)
    await bringCash(world, 20_000)
    expect(await owed(world)).toMatchObject({ owed: 0, credit: 20000 })
    expect((await transfers(world)).at(-1)).toMatchObject({ credit_account: `419/${NUMBER}` })
    await expectSound(world)
  })

  it.each([
    ['Mercy', 'same-person'],
    [' mercy', 'same-person'],
    ['Juma Ali', 'not-in-role'],
  ])('are not approved by “%s”, whose try stays recorded', async (by, code) => {
    const world = await withDebtor()
    await propose(world, all)
    expect(await approve(world, '1', by)).toMatchObject({ ok: false, refusal: { code } })
    expect(await owed(world)).toMatchObject({ owed: 100000 })
    const tries = await world.store.read((tx) =>
      tx.selectFrom('proposal_decision').select(['kind', 'reason']).execute(),
    )
    expect(tries).toEqual([{ kind: 'denied', reason: code }])
    await expectSound(world)
  })

  it('are never more than is due, nor of somebody who is a member still', async () => {
    const world = await withDebtor()
    const more = await propose(world, { ...all, amount: minor(100001) })
    expect(more).toMatchObject({ refusal: { code: 'more-than-due', due: { amount: 100000 } } })
    await decideTogether(world, all)
    expect(await propose(world, all)).toMatchObject({ refusal: { code: 'nothing-due' } })
    const [other] = await register(world, [{ name: 'Baraka', paidThrough: '2025-12-31' }])
    const member = await propose(world, { ...all, number: other as MemberNumber })
    expect(member).toMatchObject({ refusal: { code: 'membership-not-over' } })
    const nobody = await propose(world, { ...all, number: '82063627' as MemberNumber })
    expect(nobody).toMatchObject({ refusal: { code: 'unknown-number' } })
  })

  it('of all that is due say how much that is, and are no other amount once they are approved', async () => {
    // Seen red: with no amount kept, a second person approved whatever was due by then.
    const world = await withDebtor()
    expect(await propose(world, all)).toMatchObject({
      value: { proposal: { act: { amount: 100000 } } },
    })
    await bringCash(world, 40_000)
    expect(await approve(world, '1')).toMatchObject({ refusal: { code: 'more-than-due' } })
    expect(await owed(world)).toMatchObject({ owed: 60000 })
  })

  it('are refused when the member has paid before they are approved', async () => {
    const world = await withDebtor()
    await propose(world, all)
    await bringCash(world, 100_000)
    expect(await approve(world, '1')).toMatchObject({ refusal: { code: 'nothing-due' } })
    await expectSound(world)
  })

  it.each([
    ['another amount', `update write_off set amount = amount + 1`, WRITTEN_OFF],
    ['no record', `delete from write_off`, 'no write-off is in the books without its two persons'],
    [
      'another journal',
      `update journal set kind = 'reversal' where kind = 'write-off'`,
      WRITTEN_OFF,
    ],
  ])('are caught by verify with %s', async (_what, statement, check) => {
    const world = await withDebtor()
    await decideTogether(world, all)
    await corrupt(world, statement)
    const { findings } = await verify(world.ports)
    expect(findings.map((finding) => finding.check)).toContain(check)
  })
})

function transfers({ store }: World) {
  return store.read((tx) =>
    tx
      .selectFrom('transfer')
      .innerJoin('journal', 'journal.journal_id', 'transfer.journal_id')
      .select(['debit_account', 'credit_account', 'amount'])
      .orderBy('seq')
      .orderBy('line')
      .execute(),
  )
}
