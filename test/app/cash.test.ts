import type { AccountId } from '../../src/core/ledger/accounts.ts'
import { expect, it } from 'vitest'
import { acting } from '../../src/app/desk.ts'
import { depositCash, type CashBrought } from '../../src/app/cash/deposit-cash.ts'
import { readCashEntries, readCashInHand } from '../../src/app/cash/read-cash.ts'
import { readStanding } from '../../src/app/membership/read-standing.ts'
import { type CashTaken } from '../../src/app/cash/record-cash.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { minor } from '../../src/core/money.ts'
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
import { TUMAINI } from '../statutes.ts'
import { outbox, payments, receipts } from './rows.ts'
import { expectSound } from './sound.ts'
import { recordCash } from './by-itself.ts'

const AMINA = '+254711000001'
const MERCY = '+254733000001'
const JUMA = '+254733000002'
const HOUSEHOLD = { name: 'Amina Otieno', phone: AMINA, paidThrough: '2026-02-28' }

const COLLECTORS = {
  mutual: { code: 'umoja' },
  collectors: [
    { name: 'Juma Ali', phone: JUMA, language: 'en' },
    { name: 'Neema', phone: '+254733000003', language: 'en', until: '2026-03-01' },
  ],
}

describeWorlds('cash', (begin, { engine }) => {
  async function withCollector(households: Parameters<typeof register>[1] = [HOUSEHOLD]) {
    const world = await begin()
    await apply(world, COLLECTORS)
    const numbers = await register(world, households)
    return { world, numbers, number: numbers[0] as MemberNumber }
  }

  function take(world: World, number: MemberNumber, changes: Partial<CashTaken> = {}) {
    const taken = { number, amount: minor(50_000), by: 'Juma Ali', slip: '118', withoutSms: false }
    return recordCash(world.ports, { ...taken, ...changes })
  }

  function bring(world: World, changes: Partial<CashBrought> = {}) {
    const brought = { mutual: 'umoja', amount: minor(50_000), by: 'Juma Ali', of: null }
    const place = { to: 'bank', reference: 'KCB-1', part: false }
    return acting(world.ports, (desk) => depositCash(desk, { ...brought, ...place, ...changes }))
  }

  async function inHand(world: World): Promise<Record<string, number>> {
    const found = await readCashInHand(world.ports, 'umoja')
    const hands = found.ok ? found.value.hands : []
    return Object.fromEntries(hands.map(({ name, amount }) => [name, amount]))
  }

  async function balance(world: World, account: AccountId): Promise<number> {
    const row = await world.store.read((tx) =>
      tx.selectFrom('balance').selectAll().where('account_id', '=', account).executeTakeFirst(),
    )
    return row ? row.debits - row.credits : 0
  }

  it('counts when posted: the member’s own phone gets the receipt at once (R60)', async () => {
    const { world, number } = await withCollector()
    expect(await take(world, number)).toMatchObject({ ok: true, value: { inHand: 50_000 } })
    const standing = await readStanding(world.ports, number, null)
    expect(standing).toMatchObject({ value: { standing: { owed: 0, paidThrough: '2026-03-31' } } })
    const rows = await outbox(world)
    const receipt = rows.find(({ recipient }) => recipient === AMINA)
    expect(receipt).toMatchObject({ priority: 2, not_before: world.clock.now() })
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toEqual([
      `Umoja Afya: received KSh 500 02/03 11:00 for ${dashed(number)}. ` +
        'Ref UM26-0000001. Covered until 20/04/2026. Keep this SMS.',
    ])
    expect(smsOf(world, JUMA)).toEqual([
      `Umoja Afya: cash KSh 500 recorded for member ${dashed(number)}, ref UM26-0000001. ` +
        'In your hand: KSh 500.',
    ])
    await expectSound(world)
  })

  it('is in an account of the one who took it, which names nobody (R60)', async () => {
    const { world, number } = await withCollector()
    await take(world, number)
    await take(world, number, { by: 'Mercy', amount: minor(20_000) })
    expect(await balance(world, '571/c1')).toBe(50_000)
    expect(await balance(world, '571/c2')).toBe(20_000)
    expect(await inHand(world)).toEqual({ 'Juma Ali': 50_000, Mercy: 20_000 })
    const books = await world.store.read(async (tx) => [
      await tx.selectFrom('journal').selectAll().execute(),
      await tx.selectFrom('transfer').selectAll().execute(),
      await tx.selectFrom('account').selectAll().execute(),
    ])
    expect(JSON.stringify(books)).not.toMatch(/254733|Juma|Mercy/)
    await expectSound(world)
  })

  it('of the same slip is the same receipt, also when it is told many times at once', async () => {
    const { world, number } = await withCollector()
    const outcomes = await Promise.all(processesOf(world).map((process) => take(process, number)))
    const repeats = outcomes.map((outcome) => outcome.ok && outcome.value.isRepeat)
    expect(repeats.filter((isRepeat) => !isRepeat)).toHaveLength(1)
    expect(await receipts(world)).toHaveLength(1)
    expect(await payments(world)).toHaveLength(1)
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toHaveLength(1)
    expect(smsOf(world, JUMA)).toHaveLength(1)
    await expectSound(world)
  })

  it('and money of wallets share one row of receipt numbers without gaps (R18)', async () => {
    const { world, number } = await withCollector()
    await take(world, number)
    expect(await take(world, number, { amount: minor(1) })).toMatchObject({ ok: false })
    await notify(world, payBill(world, { phone: AMINA, account: number, amount: '20' }))
    await take(world, number, { slip: '119' })
    expect((await receipts(world)).map((row) => row.receipt_number)).toEqual([
      'UM26-0000001',
      'UM26-0000002',
      'UM26-0000003',
    ])
    await expectSound(world)
  })

  it('of a slip that was another payment is refused with its receipt', async () => {
    const other = { ...HOUSEHOLD, name: 'Halima', phone: '+254711000002' }
    const { world, numbers } = await withCollector([HOUSEHOLD, other])
    const [amina, halima] = numbers as [MemberNumber, MemberNumber]
    await take(world, amina)
    const refusal = { code: 'slip-taken', slip: '118', receipt: 'UM26-0000001' }
    expect(await take(world, amina, { amount: minor(60_000) })).toMatchObject({ refusal })
    expect(await take(world, halima)).toMatchObject({ refusal })
    expect(await take(world, halima, { by: 'Mercy' })).toMatchObject({ ok: true })
    expect(await receipts(world)).toHaveLength(2)
    await expectSound(world)
  })

  it('of two mutuals may have the same slip in hands of the same code', async () => {
    const { world, number } = await withCollector()
    const managers = [{ name: 'Mercy', phone: MERCY, language: 'en' }]
    await apply(world, { ...TUMAINI, managers })
    const [other] = await register(world, [{ ...HOUSEHOLD, phone: AMINA }], 'tumaini')
    await take(world, number, { by: 'Mercy' })
    expect(await take(world, other as MemberNumber, { by: 'Mercy' })).toMatchObject({
      value: { isRepeat: false },
    })
    expect((await receipts(world)).map(({ mutual_id: mutual }) => mutual).sort()).toEqual([
      'tumaini',
      'umoja',
    ])
    await expectSound(world)
  })

  it.each([
    ['a stranger', { by: 'Nobody' }, { code: 'not-staff', by: 'Nobody', mutual: 'umoja' }],
    ['a collector whose time is over', { by: 'Neema' }, { code: 'not-staff', by: 'Neema' }],
    ['a member', { by: AMINA }, { code: 'not-staff', by: AMINA }],
  ])('is not taken by %s', async (_who, changes, refusal) => {
    const { world, number } = await withCollector()
    expect(await take(world, number, changes)).toMatchObject({ ok: false, refusal })
    expect(await receipts(world)).toEqual([])
    expect(await outbox(world)).toEqual([])
  })

  it('is taken by a name as people write it, and by the phone', async () => {
    const { world, number } = await withCollector()
    expect(await take(world, number, { by: 'JUMA  ali', slip: '1' })).toMatchObject({ ok: true })
    expect(await take(world, number, { by: '0733 000 002', slip: '2' })).toMatchObject({ ok: true })
    expect(await inHand(world)).toEqual({ 'Juma Ali': 100_000 })
    const again = { mutual: { code: 'umoja' }, collectors: [{ name: 'Juma Ali', phone: MERCY }] }
    await apply(world, again)
    expect(await take(world, number, { slip: '3' })).toMatchObject({
      refusal: { code: 'several-staff', by: 'Juma Ali' },
    })
  })

  it('of a member without a phone is for a manager alone, and kept as such (R60)', async () => {
    const { world, number } = await withCollector([{ name: 'Amina Otieno' }])
    const noPhone = { refusal: { code: 'no-phone', number } }
    expect(await take(world, number)).toMatchObject(noPhone)
    expect(await take(world, number, { by: 'Mercy' })).toMatchObject(noPhone)
    expect(await take(world, number, { withoutSms: true })).toMatchObject({
      refusal: { code: 'not-in-role', by: 'Juma Ali' },
    })
    expect(await receipts(world)).toEqual([])
    const taken = await take(world, number, { by: 'Mercy', withoutSms: true })
    expect(taken).toMatchObject({ ok: true })
    const kept = await world.store.read((tx) => tx.selectFrom('cash_receipt').selectAll().execute())
    expect(kept).toEqual([expect.objectContaining({ taken_by: 'Mercy', without_sms: 1 })])
    await expectSound(world)
  })

  it('comes to zero at a deposit, in the bank or a wallet (R60)', async () => {
    const { world, number } = await withCollector()
    await take(world, number)
    expect(await bring(world)).toMatchObject({ value: { deposit: { rest: 0 }, isRepeat: false } })
    expect(await balance(world, '571/c1')).toBe(0)
    expect(await balance(world, '521')).toBe(50_000)
    await take(world, number, { slip: '119' })
    expect(await bring(world, { to: 'sandbox', reference: 'R-9' })).toMatchObject({ ok: true })
    expect(await balance(world, '552/sandbox')).toBe(50_000)
    await world.worker.settle()
    expect(smsOf(world, JUMA).at(-1)).toBe(
      'Umoja Afya: deposit R-9 of KSh 500 recorded. In your hand: KSh 0.',
    )
    const told = await readCashEntries(world.ports, 'umoja')
    expect(told.ok && told.value.entries.map(({ kind, change }) => [kind, change])).toEqual([
      ['received', 50_000],
      ['deposit', -50_000],
      ['received', 50_000],
      ['deposit', -50_000],
    ])
    await expectSound(world)
  })

  it('that differs from what is in hand is refused with both sums, and none is swallowed (R60)', async () => {
    const { world, number } = await withCollector()
    await take(world, number)
    for (const amount of [49_999, 50_001]) {
      expect(await bring(world, { amount: minor(amount) })).toMatchObject({
        refusal: {
          code: 'cash-differs',
          inHand: { amount: 50_000, currency: 'KES' },
          brought: { amount, currency: 'KES' },
        },
      })
    }
    expect(await bring(world, { amount: minor(50_001), part: true })).toMatchObject({ ok: false })
    expect(await inHand(world)).toEqual({ 'Juma Ali': 50_000 })
    const part = await bring(world, { amount: minor(30_000), part: true })
    expect(part).toMatchObject({ value: { deposit: { amount: 30_000, rest: 20_000 } } })
    expect(await inHand(world)).toEqual({ 'Juma Ali': 20_000 })
    await expectSound(world)
  })

  it('is not in the hand of who never took any', async () => {
    const { world } = await withCollector()
    expect(await bring(world, { amount: minor(1) })).toMatchObject({
      refusal: { code: 'cash-differs', inHand: { amount: 0 } },
    })
    expect(await inHand(world)).toEqual({})
  })

  it('is brought by a manager for a collector, but not by a collector for a manager', async () => {
    const { world, number } = await withCollector()
    await take(world, number)
    await take(world, number, { by: 'Mercy' })
    expect(await bring(world, { of: 'Mercy' })).toMatchObject({
      refusal: { code: 'not-in-role', by: 'Juma Ali' },
    })
    expect(await bring(world, { of: 'Juma Ali', by: 'Mercy' })).toMatchObject({ ok: true })
    expect(await inHand(world)).toEqual({ 'Juma Ali': 0, Mercy: 50_000 })
    expect(await bring(world, { by: 'Mercy', to: 'nowhere', reference: '2' })).toMatchObject({
      refusal: { code: 'unknown-wallet', wallet: 'nowhere' },
    })
    await expectSound(world)
  })

  it('brought twice at the same moment is brought once', async () => {
    const { world, number } = await withCollector()
    await take(world, number)
    const processes = processesOf(world)
    const same = await Promise.all(processes.map((process) => bring(process)))
    expect(same.map(({ ok }) => ok)).toEqual(processes.map(() => true))
    expect(same.filter((done) => done.ok && !done.value.isRepeat)).toHaveLength(1)
    await take(world, number, { slip: '119' })
    const others = await Promise.all(
      processes.map((process, index) => bring(process, { reference: `KCB-2${index}` })),
    )
    expect(others.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await inHand(world)).toEqual({ 'Juma Ali': 0 })
    expect(await balance(world, '521')).toBe(100_000)
    await expectSound(world)
  })

  it('of one reference with another sum is refused', async () => {
    const { world, number } = await withCollector()
    await take(world, number)
    await bring(world)
    await take(world, number, { slip: '119', amount: minor(70_000) })
    expect(await bring(world, { amount: minor(70_000) })).toMatchObject({
      refusal: { code: 'deposit-taken', reference: 'KCB-1' },
    })
    expect(logged(world, 'error')).toEqual([])
  })

  it('received and brought at the same moment stays whole', async () => {
    const { world, number } = await withCollector()
    await take(world, number)
    const [first, second] = processesOf(world) as [World, World]
    await Promise.all([
      take(first, number, { slip: '119', amount: minor(10_000) }),
      bring(second, { part: true }),
    ])
    expect(await inHand(world)).toEqual({ 'Juma Ali': 10_000 })
    await expectSound(world)
  })

  it('is for members of a mutual that is there', async () => {
    const { world } = await withCollector()
    const nobody = '82063627' as MemberNumber
    expect(await take(world, nobody)).toMatchObject({ refusal: { code: 'unknown-number' } })
    expect(await bring(world, { mutual: 'nobody' })).toMatchObject({
      refusal: { code: 'unknown-mutual' },
    })
  })

  /** On PostgreSQL several processes; on SQLite the one that may write, many times at once. */
  function processesOf(world: World): World[] {
    return Array.from({ length: 8 }, (_, index) =>
      engine === 'postgres' ? anotherProcess(world, `p${index}-`) : world,
    )
  }
})

function dashed(number: MemberNumber): string {
  return `${number.slice(0, -1)}-${number.slice(-1)}`
}
