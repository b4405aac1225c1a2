import { expect, it } from 'vitest'
import { proposeCorrection } from '../../src/app/decisions/propose-correction.ts'
import { acting } from '../../src/app/desk.ts'
import { readStanding } from '../../src/app/membership/read-standing.ts'
import { type BankMoney, recordBankMoney } from '../../src/app/payments/bank-money.ts'
import { date } from '../../src/core/dates.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { minor } from '../../src/core/money.ts'
import { apply, ask, describeWorlds, smsOf, type World } from '../world.ts'
import { pay, phoneOf, SOKO, TREASURER, withGroup } from './association-world.ts'
import { decideProposal, readSuspense } from './by-itself.ts'
import { payments, receipts } from './rows.ts'
import { expectSound } from './sound.ts'

const MERCY = '+254733000001'
const CLINIC = '+254722000001'
const STAFF = {
  mutual: { code: 'umoja' },
  managers: [{ name: 'Moses', phone: '+254733000004', language: 'en' }],
  collectors: [{ name: 'Juma Ali', phone: '+254733000002', language: 'en' }],
}

describeWorlds('money of a group that was seen', (begin) => {
  /** Three women of Soko, who each owe March. */
  async function soko(): Promise<{ world: World; numbers: MemberNumber[] }> {
    const world = await begin()
    const numbers = await withGroup(world, ['2026-02-28', '2026-02-28', '2026-02-28'])
    await apply(world, STAFF)
    return { world, numbers }
  }

  const CASH = { kind: 'cash', reference: '118', on: null } as const
  const BANK = { kind: 'bank', reference: 'VIR-1', on: date('2026-02-27') } as const

  async function balance(world: World, account: string): Promise<number> {
    const rows = await world.store.read((tx) => tx.selectFrom('balance').selectAll().execute())
    const row = rows.find(({ account_id }) => account_id === account)
    return row ? row.debits - row.credits : 0
  }

  it('in cash is one receipt in the hand of who took it, and each hears of the own part', async () => {
    const { world, numbers } = await soko()
    const paid = await pay(world, { seen: CASH, by: 'Mercy' })
    expect(paid).toMatchObject({ ok: true, value: { amount: 150_000 } })
    expect(await receipts(world)).toMatchObject([
      { association_code: SOKO, sharing: 'oldest-first', amount: 150_000, state: 'posted' },
    ])
    expect((await payments(world)).map(({ amount }) => amount)).toEqual([50_000, 50_000, 50_000])
    expect(await balance(world, '571/c1')).toBe(150_000)
    await world.worker.settle()
    expect(smsOf(world, MERCY)[0]).toMatch(/cash KSh 1,500 of Soko Women recorded, members: 3/)
    expect(smsOf(world, phoneOf(0))[0]).toMatch(/KSh 500 was paid for you/)
    expect(smsOf(world, TREASURER)[0]).toMatch(/1,500/)
    const standing = await readStanding(world.ports, numbers[2] as MemberNumber, null)
    expect(standing).toMatchObject({ value: { standing: { owed: 0 } } })
    await expectSound(world)
  })

  it('by bank or cheque is on the bank account, on the day of the bank', async () => {
    const { world, numbers } = await soko()
    const [first, second] = numbers as [MemberNumber, MemberNumber]
    const rows = [
      { line: 2, number: first, amount: minor(70_000) },
      { line: 3, number: second, amount: minor(30_000) },
    ]
    const choice = { kind: 'list', rows, amount: minor(100_000) } as const
    expect(await pay(world, { seen: BANK, by: 'Mercy', choice })).toMatchObject({ ok: true })
    expect(await balance(world, '521')).toBe(100_000)
    expect(await payments(world)).toMatchObject([
      { amount: 70_000, value_on: '2026-02-27', recorded_on: '2026-03-02' },
      { amount: 30_000, value_on: '2026-02-27', recorded_on: '2026-03-02' },
    ])
    await world.worker.settle()
    expect(smsOf(world, phoneOf(1))[0]).toMatch(/27\/02 noted 02\/03/)
    await expectSound(world)
  })

  it('of a list that does not sum to it does nothing', async () => {
    const { world, numbers } = await soko()
    const rows = [{ line: 2, number: numbers[0] as MemberNumber, amount: minor(70_000) }]
    const choice = { kind: 'list', rows, amount: minor(70_001) } as const
    const paid = await pay(world, { seen: BANK, by: 'Mercy', choice })
    expect(paid).toMatchObject({ refusal: { code: 'parts-differ' } })
    expect(await receipts(world)).toEqual([])
  })

  it('of a number that was recorded is refused, whatever it was', async () => {
    const { world } = await soko()
    await pay(world, { seen: CASH, by: 'Mercy' })
    const again = await pay(world, { seen: CASH, by: 'Mercy', choice: amountOf(100) })
    expect(again).toMatchObject({ refusal: { code: 'slip-taken', receipt: 'UM26-0000001' } })
    expect(await receipts(world)).toHaveLength(1)
  })

  it('at the bank is for managers, in cash for whoever takes it', async () => {
    const { world } = await soko()
    const refused = await pay(world, { seen: BANK, by: 'Juma Ali' })
    expect(refused).toMatchObject({ refusal: { code: 'not-in-role' } })
    expect(await pay(world, { seen: CASH, by: 'Juma Ali' })).toMatchObject({ ok: true })
  })

  it('in cash is not before a check of one of them, and not ahead', async () => {
    const { world, numbers } = await soko()
    await ask(world, CLINIC, numbers[1] as string)
    world.clock.move({ days: 2 })
    const on = (day: string) => pay(world, { seen: { ...CASH, on: date(day) }, by: 'Mercy' })
    expect(await on('2026-03-01')).toMatchObject({ refusal: { code: 'cash-day', why: 'cared' } })
    expect(await on('2026-03-05')).toMatchObject({ refusal: { code: 'later-than-today' } })
    expect(await on('2026-03-02')).toMatchObject({ ok: true })
  })

  it('does nothing on a dry run', async () => {
    const { world } = await soko()
    const paid = await pay(world, { seen: CASH, by: 'Mercy', dryRun: true })
    expect(paid).toMatchObject({ ok: true, value: { receipt: null, amount: 150_000 } })
    expect(await receipts(world)).toEqual([])
  })

  it('is taken back whole by two people', async () => {
    const { world } = await soko()
    await pay(world, { seen: BANK, by: 'Mercy' })
    const asked = { mutual: 'umoja', receipt: 'UM26-0000001', refund: null }
    await proposeCorrection(world.ports, { ...asked, by: 'Mercy', reason: 'the cheque came back' })
    const decide = { mutual: 'umoja', proposal: '1', decision: 'approved', reason: null } as const
    expect(await decideProposal(world.ports, { ...decide, by: 'Moses' })).toMatchObject({
      ok: true,
    })
    expect(await balance(world, '521')).toBe(0)
    const sum = (await payments(world)).reduce((left, { amount }) => left + amount, 0)
    expect(sum).toBe(0)
    await expectSound(world)
  })

  const amountOf = (sum: number) => ({ kind: 'amount', amount: minor(sum), numbers: null }) as const
})

describeWorlds('money on the bank account', (begin) => {
  async function town() {
    const world = await begin()
    const numbers = await withGroup(world, ['2026-02-28', '2026-02-28'])
    await apply(world, STAFF)
    const receive = (asked: Partial<BankMoney>) =>
      acting(world.ports, (desk) =>
        recordBankMoney(desk, {
          ...{ mutual: 'umoja', number: numbers[0] as MemberNumber, amount: minor(50_000) },
          ...{ reference: 'VIR-7', on: null, by: 'Mercy', ...asked },
        }),
      )
    return { world, numbers, receive }
  }

  it('is a member’s, who hears of it, and once', async () => {
    const { world, receive } = await town()
    expect(await receive({})).toMatchObject({ value: { receipt: { state: 'posted' }, isRepeat: false } })
    expect(await receive({})).toMatchObject({ value: { isRepeat: true } })
    expect(await receive({ amount: minor(1) })).toMatchObject({ refusal: { code: 'slip-taken' } })
    await world.worker.settle()
    expect(smsOf(world, phoneOf(0))[0]).toMatch(/received KSh 500/)
    await expectSound(world)
  })

  it('of nobody waits in suspense and is shared by its list later', async () => {
    const { world, receive } = await town()
    const kept = await receive({ number: null, amount: minor(100_000) })
    expect(kept).toMatchObject({ value: { receipt: { state: 'suspense', reason: 'no member' } } })
    expect(await readSuspense(world.ports, 'umoja')).toHaveLength(1)
    await expectSound(world)
    const shared = await pay(world, { received: { reference: 'UM26-0000001', wallet: null }, by: 'Mercy' })
    expect(shared).toMatchObject({ ok: true })
    expect(await readSuspense(world.ports, 'umoja')).toHaveLength(0)
    await expectSound(world)
  })

  it.each<[string, Partial<BankMoney>, string]>([
    ['tomorrow', { on: date('2026-03-03') }, 'later-than-today'],
    ['by a collector', { by: 'Juma Ali' }, 'not-in-role'],
    ['for a number that nobody has', { number: '77777772' as MemberNumber }, 'unknown-number'],
  ])('is refused %s', async (_what, asked, code) => {
    const { world, receive } = await town()
    expect(await receive(asked)).toMatchObject({ refusal: { code } })
    expect(await receipts(world)).toEqual([])
  })
}) // prettier-ignore
