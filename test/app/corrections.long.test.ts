import type { AccountId } from '../../src/core/ledger/accounts.ts'
import { expect, it } from 'vitest'
import { acting } from '../../src/app/desk.ts'
import { closeBooks } from '../../src/app/books/close-books.ts'
import { readProposals } from '../../src/app/decisions/decide-proposal.ts'
import { depositCash } from '../../src/app/cash/deposit-cash.ts'
import {
  type CorrectionAsked,
  proposeCorrection,
} from '../../src/app/decisions/propose-correction.ts'
import { readStanding } from '../../src/app/membership/read-standing.ts'
import { date } from '../../src/core/dates.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { minor } from '../../src/core/money.ts'
import type { Decision } from '../../src/core/proposals/proposal.ts'
import {
  anotherProcess,
  apply,
  describeWorlds,
  logged,
  notify,
  payBill,
  register,
  smsOf,
  type World,
} from '../world.ts'
import { phoneOf, SOKO, TREASURER, withGroup } from './association-world.ts'
import { payments, receipts } from './rows.ts'
import { expectSound } from './sound.ts'
import { decideProposal, recordCash } from './by-itself.ts'

const AMINA = '+254711000001'
const BROTHER = '+254711000009'
const HOUSEHOLD = { name: 'Amina Otieno', phone: AMINA, paidThrough: '2026-02-28' }
const FIRST = 'UM26-0000001'

/** Two managers and a collector; Mercy has a second phone as a collector. */
const STAFF = {
  mutual: { code: 'umoja' },
  managers: [{ name: 'Moses', phone: '+254733000004', language: 'en' }],
  collectors: [
    { name: 'Juma Ali', phone: '+254733000002', language: 'en' },
    { name: 'mercy', phone: '+254733000005', language: 'en' },
  ],
}

describeWorlds('corrections', (begin, { engine }) => {
  /** A member for whom Juma took 500, which pays March. */
  async function withCash() {
    const world = await begin()
    await apply(world, STAFF)
    const [number] = (await register(world, [HOUSEHOLD])) as [MemberNumber]
    await take(world, number)
    await world.worker.settle()
    return { world, number }
  }

  function take(world: World, number: MemberNumber, slip = '1', amount = minor(50_000)) {
    return recordCash(world.ports, { number, amount, by: 'Juma Ali', slip, withoutSms: false })
  }

  function propose(world: World, changes: Partial<CorrectionAsked> = {}) {
    const asked = { mutual: 'umoja', receipt: FIRST, refund: null, by: 'Juma Ali' }
    return proposeCorrection(world.ports, { ...asked, reason: 'typed twice', ...changes })
  }

  function refund(world: World, amount: number, from = 'bank', changes = {}) {
    return propose(world, { refund: { amount: minor(amount), number: null, from }, ...changes })
  }

  function decide(world: World, by: string, decision: Decision = 'approved', proposal = '1') {
    return decideProposal(world.ports, { mutual: 'umoja', proposal, decision, by, reason: null })
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

  it('do nothing until a second person approves, and then post the opposite (R16, R65)', async () => {
    const { world, number } = await withCash()
    expect(await propose(world)).toMatchObject({ ok: true })
    expect(await payments(world)).toHaveLength(1)
    world.clock.move({ days: 2 })
    expect(await decide(world, 'Mercy Wambui')).toMatchObject({ refusal: { code: 'not-staff' } })
    expect(await decide(world, 'Moses')).toMatchObject({ ok: true })
    expect((await payments(world)).map(({ amount, value_on: on }) => [amount, on])).toEqual([
      [50_000, '2026-03-02'],
      [-50_000, '2026-03-04'],
    ])
    expect(await balance(world, '571/c1')).toBe(0)
    await expectSound(world)
    expect(await standingOf(world, number)).toMatchObject({
      owed: 50_000,
      paidThrough: '2026-02-28',
    })
  })

  it('recalculate the standing from their day on, and no earlier day (R16)', async () => {
    const { world, number } = await withCash()
    world.clock.move({ days: 30 })
    const before = await standingOf(world, number, '2026-03-31')
    await propose(world)
    await decide(world, 'Moses')
    expect(await standingOf(world, number, '2026-03-31')).toEqual(before)
    expect(await standingOf(world, number, '2026-04-01')).toMatchObject({
      owed: 100_000,
      state: 'suspended',
    })
    await expectSound(world)
  })

  it('are told to the member and to another payer (R16)', async () => {
    const { world, number } = await withCash()
    const paid = { phone: BROTHER, account: number, amount: '700' }
    await notify(world, payBill(world, paid))
    await propose(world, { receipt: 'UM26-0000002' })
    await decide(world, 'Moses')
    await world.worker.settle()
    const dashed = `${number.slice(0, -1)}-${number.slice(-1)}`
    expect(smsOf(world, AMINA).at(-1)).toBe(
      `Umoja Afya: KSh 700, ref UM26-0000002, was cancelled. Member ${dashed}. Covered until 20/04/2026.`,
    )
    expect(smsOf(world, BROTHER).at(-1)).toBe(
      `Umoja Afya: KSh 700 for member ${dashed}, ref UM26-0000002, was cancelled.`,
    )
    expect(await balance(world, '552/sandbox')).toBe(0)
    await expectSound(world)
  })

  it.each([
    ['the one who proposed it', 'Juma Ali', 'Juma Ali', 'not-in-role'],
    ['a manager who proposed it', 'Moses', 'MOSES', 'same-person'],
    ['the same one by the phone', 'Moses', '0733 000 004', 'same-person'],
    ['the same name on another phone', '+254733000005', '+254733000001', 'same-person'],
    ['a collector', 'Moses', 'Juma Ali', 'not-in-role'],
    ['nobody who is known', 'Moses', 'Stranger', 'not-staff'],
    ['a name of two phones', 'Moses', 'Mercy', 'several-staff'],
  ])('are not decided by %s, and the try is kept (R65)', async (_who, proposer, by, code) => {
    const { world } = await withCash()
    expect(await propose(world, { by: proposer })).toMatchObject({ ok: true })
    for (const decision of ['approved', 'refused'] as const) {
      expect(await decide(world, by, decision)).toMatchObject({ ok: false, refusal: { code } })
    }
    expect(await payments(world)).toHaveLength(1)
    const found = await readProposals(world.ports, 'umoja', { openOnly: true })
    const [proposal] = found.ok ? found.value.proposals : []
    expect(proposal?.denied.map(({ reason }) => reason)).toEqual([code, code])
    expect(logged(world, 'warn')).toEqual(['decision-refused', 'decision-refused'])
    await expectSound(world)
  })

  it('that are refused do nothing, and are decided once', async () => {
    const { world } = await withCash()
    await propose(world)
    expect(await decide(world, 'Moses', 'refused')).toMatchObject({ ok: true })
    expect(await payments(world)).toHaveLength(1)
    expect(await decide(world, 'Moses')).toMatchObject({
      refusal: { code: 'decided-proposal', proposal: '1' },
    })
    expect(await propose(world)).toMatchObject({ value: { proposal: { proposal_id: '2' } } })
    await expectSound(world)
  })

  it('of one receipt wait for each other, and a reversal is made once', async () => {
    const { world } = await withCash()
    await propose(world)
    expect(await propose(world)).toMatchObject({ refusal: { code: 'open-proposal' } })
    expect(await refund(world, 100)).toMatchObject({ refusal: { code: 'open-proposal' } })
    await decide(world, 'Moses')
    expect(await propose(world)).toMatchObject({ refusal: { code: 'receipt-corrected' } })
    expect(await refund(world, 1)).toMatchObject({
      refusal: { code: 'more-than-paid', left: { amount: 0, currency: 'KES' } },
    })
  })

  it('approved at the same moment are made once', async () => {
    const { world } = await withCash()
    await propose(world)
    const processes = Array.from({ length: 8 }, (_, index) =>
      engine === 'postgres' ? anotherProcess(world, `p${index}-`) : world,
    )
    const outcomes = await Promise.all(processes.map((process) => decide(process, 'Moses')))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await payments(world)).toHaveLength(2)
    await expectSound(world)
  })

  it('pay back a part out of the bank, and then the rest', async () => {
    const { world, number } = await withCash()
    expect(await refund(world, 50_001)).toMatchObject({ refusal: { code: 'more-than-paid' } })
    await refund(world, 20_000)
    await decide(world, 'Moses')
    expect(await balance(world, '521')).toBe(-20_000)
    expect(await standingOf(world, number)).toMatchObject({ owed: 20_000 })
    expect(await refund(world, 30_001)).toMatchObject({
      refusal: { code: 'more-than-paid', left: { amount: 30_000 } },
    })
    await refund(world, 30_000)
    expect(await decide(world, 'Moses', 'approved', '2')).toMatchObject({ ok: true })
    await world.worker.settle()
    expect(smsOf(world, AMINA).at(-1)).toContain('KSh 300 was paid back, ref UM26-0000001.')
    await expectSound(world)
  })

  it('pay back out of cash in hand no more than is there', async () => {
    const { world, number } = await withCash()
    await take(world, number, '2', minor(30_000))
    await refund(world, 50_000, 'c1')
    await acting(world.ports, (desk) =>
      depositCash(desk, {
        ...{ mutual: 'umoja', amount: minor(40_000), by: 'Juma Ali', of: null, to: 'bank' },
        ...{ reference: 'KCB-1', part: true },
      }),
    )
    const shortage = { code: 'more-than-there-is', left: { amount: 40_000, currency: 'KES' } }
    expect(await decide(world, 'Moses')).toMatchObject({ refusal: shortage })
    expect(await readProposals(world.ports, 'umoja', { openOnly: true })).toMatchObject({
      value: { proposals: [{ proposal_id: '1', decision: null }] },
    })
    await take(world, number, '3', minor(10_000))
    expect(await decide(world, 'Moses')).toMatchObject({ ok: true })
    expect(await balance(world, '571/c1')).toBe(0)
    await expectSound(world)
  })

  it('of money that has paid later periods since take it from the advance, then owe it', async () => {
    const { world, number } = await withCash()
    await take(world, number, '2', minor(150_000))
    world.clock.move({ days: 40 })
    await take(world, number, '3', minor(100))
    await propose(world, { receipt: 'UM26-0000002' })
    expect(await decide(world, 'Moses')).toMatchObject({ ok: true })
    expect(await standingOf(world, number)).toMatchObject({ owed: 49_900, credit: 0 })
    await expectSound(world)
  })

  it('of a receipt of several members take back every part, or pay back one (R05, R16)', async () => {
    const world = await begin()
    await apply(world, STAFF)
    const numbers = await withGroup(world, ['2026-01-31', '2026-02-28'])
    for (const receipt of ['A', 'B']) {
      const paid = { phone: TREASURER, account: SOKO, amount: '1500', receipt }
      await notify(world, payBill(world, paid))
    }
    expect(await refund(world, 10_000)).toMatchObject({ refusal: { code: 'several-members' } })
    const [first, second] = numbers as [MemberNumber, MemberNumber]
    const one = { amount: minor(10_000), number: second, from: 'sandbox' }
    expect(await propose(world, { refund: one })).toMatchObject({ ok: true })
    expect(await decide(world, 'Moses')).toMatchObject({ ok: true })
    await propose(world, { receipt: 'UM26-0000002' })
    expect(await decide(world, 'Moses', 'approved', '2')).toMatchObject({ ok: true })
    expect(await balance(world, '552/sandbox')).toBe(140_000)
    expect(await standingOf(world, first)).toMatchObject({ owed: 0 })
    expect(await standingOf(world, second)).toMatchObject({ owed: 10_000 })
    await world.worker.settle()
    expect(smsOf(world, phoneOf(0)).at(-1)).toContain('UM26-0000002, was cancelled.')
    expect(smsOf(world, phoneOf(1)).at(-1)).toContain('UM26-0000002, was cancelled.')
    await expectSound(world)
  })

  it('count on their own day when the books are closed over the receipt’s (R16)', async () => {
    const { world, number } = await withCash()
    world.clock.set('2026-04-02T08:00:00Z')
    const actor = { by: 'Mercy', actor: 'test' }
    const closed = await closeBooks(world.ports, 'umoja', date('2026-04-01'), actor)
    expect(closed).toMatchObject({ ok: true })
    await propose(world)
    expect(await decide(world, 'Moses')).toMatchObject({ ok: true })
    const reversal = await world.store.read((tx) =>
      tx.selectFrom('journal').selectAll().where('kind', '=', 'reversal').executeTakeFirst(),
    )
    expect(reversal).toMatchObject({ event_on: '2026-04-02', effective_on: '2026-04-02' })
    expect(await standingOf(world, number, '2026-03-31')).toMatchObject({ owed: 0 })
    await expectSound(world)
  })

  it.each([
    ['a receipt that is not there', { receipt: 'UM26-9' }, 'unknown-receipt'],
    ['a mutual that is not there', { mutual: 'nobody' }, 'unknown-mutual'],
    ['somebody who is no staff', { by: 'Nobody' }, 'not-staff'],
  ])('are not proposed for %s', async (_what, changes, code) => {
    const { world } = await withCash()
    expect(await propose(world, changes)).toMatchObject({ ok: false, refusal: { code } })
  })

  it('are not proposed for money in suspense, nor out of an account that is not there', async () => {
    const { world } = await withCash()
    await notify(world, payBill(world, { phone: BROTHER, account: 'shop', amount: '100' }))
    const receipt = 'UM26-0000002'
    expect(await propose(world, { receipt })).toMatchObject({
      refusal: { code: 'receipt-in-suspense', receipt },
    })
    for (const from of ['c9', 'nowhere', '571/c1']) {
      expect(await refund(world, 1, from)).toMatchObject({ refusal: { code: 'unknown-wallet' } })
    }
    expect(await decide(world, 'Moses', 'approved', '99')).toMatchObject({
      refusal: { code: 'unknown-proposal', proposal: '99' },
    })
    expect(await receipts(world)).toHaveLength(2)
  })
})
