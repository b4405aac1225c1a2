import { expect, it } from 'vitest'
import type { StatementGiven } from '../../src/app/payments/keep-statement.ts'
import { reconcileStatement } from '../../src/app/payments/reconcile.ts'
import { verify } from '../../src/app/verify/verify.ts'
import { civilDateAt, date, instant } from '../../src/core/dates.ts'
import { minor } from '../../src/core/money.ts'
import type { StatementLine } from '../../src/core/payments/reconciliation.ts'
import { referenceOfDay } from '../../src/core/payments/references.ts'
import {
  askToPay,
  describeWorlds,
  lastSms,
  notify,
  payBill,
  register,
  START,
  type World,
} from '../world.ts'
import { openDifferences, overdueDifferences } from './by-itself.ts'

const AMINA = '+254722000111'
const BARAKA = '+254733000222'
const BY = { by: 'Grace Wambui', actor: 'test' }
const NOW = Date.parse(START)

function line(reference: string, amount: number, more: Partial<StatementLine> = {}): StatementLine {
  const at = more.at ?? instant(NOW)
  return {
    ...{ reference, kind: 'payment', amount: minor(amount), at },
    ...{ on: civilDateAt(at, 'Africa/Nairobi'), phone: null, account: null, linked: null },
    ...more,
  }
}

function statement(lines: readonly StatementLine[], day: string | null = null): StatementGiven {
  const whole = day === null ? null : date(day)
  return { wallet: 'sandbox', fileName: 'statement.csv', lines, from: whole, to: whole }
}

describeWorlds('reconciling', (begin) => {
  async function withMember(): Promise<{ world: World; number: string }> {
    const world = await begin()
    const [number] = await register(world, [{ name: 'Amina Otieno', phone: AMINA }])
    return { world, number: number as string }
  }

  async function reconciled(world: World, given: StatementGiven, record = false) {
    const done = await reconcileStatement(world.ports, given, { record, ...BY })
    if (!done.ok) throw new Error(JSON.stringify(done.refusal))
    const { differences, ...counts } = done.value
    return { ...counts, found: differences.map(({ kind, reference }) => `${kind} ${reference}`) }
  }

  it('says that statement, receipts and ledger agree (R61)', async () => {
    const { world, number } = await withMember()
    await notify(
      world,
      payBill(world, { phone: AMINA, account: number, amount: '500', receipt: 'A' }),
    )
    const { found, lines, added } = await reconciled(world, statement([line('A', 50_000)]))
    expect({ found, lines, added }).toEqual({ found: [], lines: 1, added: 1 })
    // The same statement again adds nothing.
    expect(await reconciled(world, statement([line('A', 50_000)]))).toMatchObject({ added: 0 })
  })

  it('records what never reached us, once, on the day it was paid, and tells the payer', async () => {
    const { world, number } = await withMember()
    const paidAt = instant(NOW - 3 * 24 * 60 * 60 * 1000)
    const lost = line('LOST', 50_000, { at: paidAt, phone: AMINA, account: number })
    const stranger = line('WHO', 7_000, { phone: BARAKA, account: 'x' })
    const given = statement([lost, stranger])
    expect(await reconciled(world, given)).toMatchObject({
      recorded: 0,
      found: ['payment-missing LOST', 'payment-missing WHO'],
    })
    expect(await reconciled(world, given, true)).toMatchObject({ recorded: 2, found: [] })
    await world.worker.settle()
    expect(lastSms(world, AMINA)).toContain('500')
    expect(lastSms(world, BARAKA)).toContain('without a valid member number')
    const receipts = await world.store.read((tx) =>
      tx
        .selectFrom('receipt')
        .select(['operator_receipt', 'state', 'value_on'])
        .orderBy('operator_receipt')
        .execute(),
    )
    expect(receipts).toEqual([
      { operator_receipt: 'LOST', state: 'posted', value_on: '2026-02-27' },
      { operator_receipt: 'WHO', state: 'suspense', value_on: '2026-03-02' },
    ])
    // The operator's own notice, late: it is the same money (R13).
    await notify(
      world,
      payBill(world, { phone: AMINA, account: number, amount: '500', receipt: 'LOST' }),
    )
    expect(await reconciled(world, given, true)).toMatchObject({ recorded: 0, found: [] })
    expect((await verify(world.ports)).findings).toEqual([])
  })

  it('settles a request that nobody asks about any more, where the statement names it', async () => {
    const { world } = await withMember()
    await askToPay(world, AMINA)
    const silent = (change: { readonly operator_ref: string; readonly wallet: string }) =>
      world.store.write((tx) =>
        tx
          .updateTable('intent')
          .set({ ...change, state: 'expired', ask_at: null })
          .execute(),
      )
    const of = async () =>
      (await world.store.read((tx) => tx.selectFrom('intent').selectAll().execute()))[0]
    // The same reference at another account is another payment.
    await silent({ operator_ref: 'OTHERS', wallet: 'elsewhere' })
    await reconciled(world, statement([line('OTHERS', 20_000, { account: 'x' })]), true)
    const { state, amount: asked = 0 } = (await of()) ?? {}
    expect(state).toBe('expired')
    await silent({ operator_ref: 'OURS', wallet: 'sandbox' })
    // The account is not read there: it is the request's.
    await reconciled(world, statement([line('OURS', asked, { account: 'x' })]), true)
    const settled = await of()
    expect(settled?.state).toBe('paid')
    const paid = await world.store.read((tx) =>
      tx
        .selectFrom('receipt')
        .select(['state', 'intent_id'])
        .where('operator_receipt', '=', 'OURS')
        .execute(),
    )
    expect(paid).toEqual([{ state: 'posted', intent_id: settled?.intent_id }])
  })

  it('records fees and sweeps of an account that is one mutual’s', async () => {
    const { world, number } = await withMember()
    await notify(
      world,
      payBill(world, { phone: AMINA, account: number, amount: '500', receipt: 'A' }),
    )
    const out = [line('A', 300, { kind: 'fee' }), line('S', 40_000, { kind: 'sweep' })]
    const given = statement([line('A', 50_000), ...out])
    expect(await reconciled(world, given)).toMatchObject({
      found: ['fee-missing A', 'sweep-missing S'],
    })
    expect(await reconciled(world, given, true)).toMatchObject({ recorded: 2, found: [] })
    expect((await verify(world.ports)).findings).toEqual([])
  })

  it('takes back what the operator took back, on its day, and tells the member (R16)', async () => {
    const { world, number } = await withMember()
    const paid = { phone: AMINA, account: number, amount: '500' }
    await notify(world, payBill(world, { ...paid, receipt: 'A' }))
    world.clock.move({ days: 3 })
    const at = instant(NOW + 24 * 60 * 60 * 1000)
    const back = line('R', 50_000, { kind: 'reversal', linked: 'A', at })
    const given = statement([line('A', 50_000), back])
    expect(await reconciled(world, given)).toMatchObject({
      recorded: 0,
      found: ['reversal-missing R'],
    })
    expect(await reconciled(world, given, true)).toMatchObject({ recorded: 1, found: [] })
    expect(await reconciled(world, given, true)).toMatchObject({ recorded: 0, found: [] })
    await world.worker.settle()
    expect(lastSms(world, AMINA)).toContain('KSh 500, ref UM26-0000001, was cancelled')
    const taken = await world.store.read((tx) =>
      tx.selectFrom('payment').selectAll().where('amount', '<', minor(0)).execute(),
    )
    expect(taken).toMatchObject([{ amount: -50_000, value_on: '2026-03-03' }])
    // A payment and its reversal, both of which never reached us.
    const lost = [line('B', 700), line('S', 700, { kind: 'reversal', linked: 'B', at })]
    expect(await reconciled(world, statement(lost), true)).toMatchObject({ recorded: 2, found: [] })
    // Of a payment that nobody knows it stays on the list.
    const unknown = [line('T', 700, { kind: 'reversal', linked: 'Z' })]
    expect(await reconciled(world, statement(unknown), true)).toMatchObject({
      recorded: 0,
      found: ['reversal-missing T'],
    })
    expect((await verify(world.ports)).findings).toEqual([])
  })

  it.each([
    [false, 'day-differs A'],
    [true, undefined],
  ])('of a wallet that never says when somebody paid (%s) finds %s', async (saysNoTime, found) => {
    const { world, number } = await withMember()
    const told = payBill(world, { phone: AMINA, account: number, amount: '500', receipt: 'A' })
    world.clock.move({ hours: 20 })
    await notify(world, told)
    const sandbox = world.ports.wallets.get('sandbox')
    if (!sandbox) throw new Error('no sandbox')
    const wallets = new Map([['sandbox', { ...sandbox, saysNoTime }]])
    const hours = (count: number) => instant(NOW + count * 60 * 60 * 1000)
    const given = statement([line('A', 50_000, { at: hours(19) })])
    const by = { record: false, ...BY }
    const done = await reconcileStatement({ ...world.ports, wallets }, given, by)
    expect(done).toMatchObject({ ok: true })
    const differences = done.ok ? done.value.differences : []
    expect(differences.map(({ kind, reference }) => `${kind} ${reference}`)).toEqual(
      found === undefined ? [] : [found],
    )
  })

  it('knows what is open until it is not, and what is older than a day (R61)', async () => {
    const { world, number } = await withMember()
    await notify(
      world,
      payBill(world, { phone: AMINA, account: number, amount: '500', receipt: 'A' }),
    )
    await reconciled(world, statement([line('B', 7_000)], '2026-03-02'))
    const open = async () =>
      (await openDifferences(world.ports, 'umoja')).flatMap(({ differences }) =>
        differences.map(({ kind, reference }) => `${kind} ${reference}`),
      )
    expect(await open()).toEqual(['not-on-statement A', 'payment-missing B'])
    expect(await overdueDifferences(world.ports, 'umoja')).toEqual([])
    world.clock.move({ days: 1, minutes: 1 })
    expect(await overdueDifferences(world.ports, 'umoja')).toHaveLength(2)
    const later = payBill(world, { phone: BARAKA, account: number, amount: '70', receipt: 'B' })
    await notify(world, { ...later, paidAt: START })
    expect(await open()).toEqual(['not-on-statement A'])
    // A later statement has it after all: operators book some payments a day late.
    await reconciled(world, statement([line('A', 50_000)]))
    expect(await open()).toEqual([])
    expect(await openDifferences(world.ports, 'nobody')).toEqual([])
  })

  it('neither keeps nor records a statement with another amount than an earlier one', async () => {
    const { world } = await withMember()
    await reconciled(world, statement([line('A', 50_000)]))
    const changed = statement([line('A', 5_000), line('C', 1)])
    expect(await reconciled(world, changed, true)).toMatchObject({
      ...{ added: 0, recorded: 0 },
      found: ['statement-differs A'],
    })
    expect(await reconciled(world, statement([line('C', 1)]))).toMatchObject({ added: 1 })
    const other = { ...statement([line('A', 1)]), wallet: 'none' }
    expect(await reconcileStatement(world.ports, other, { record: false, ...BY })).toEqual({
      ok: false,
      refusal: { code: 'unknown-wallet', wallet: 'none' },
    })
  })

  it.each([
    ['day', { at: instant(NOW - 3 * 86_400_000) }],
    ['payer', { phone: '0733000222' }],
  ])(
    'records nothing of a reference that an earlier statement has with another %s',
    async (_, more) => {
      const { world } = await withMember()
      await reconciled(world, statement([line('A', 50_000, { phone: '0722000111' })]))
      const later = statement([line('A', 50_000, more), line('C', 100)])
      const { found, recorded, added } = await reconciled(world, later, true)
      expect({ recorded, added }).toEqual({ recorded: 1, added: 1 })
      expect(found).toContain('statement-differs A')
      expect(await reconciled(world, later, true)).toMatchObject({ recorded: 0, added: 0 })
    },
  )

  it('names a receipt that the operator has with another day, payer or account', async () => {
    const { world, number } = await withMember()
    const pay = (receipt: string) =>
      notify(world, payBill(world, { phone: AMINA, account: number, amount: '500', receipt }))
    for (const receipt of ['A', 'B', 'C', 'D']) await pay(receipt)
    const given = statement([
      line('A', 50_000, { phone: '0722 000 111', account: number.replace(/^0/, '') }),
      line('B', 50_000, { phone: '0733000222' }),
      line('C', 50_000, { account: '12345678' }),
      line('D', 50_000, { at: instant(NOW - 86_400_000) }),
    ])
    const { found } = await reconciled(world, given, true)
    expect(found.sort()).toEqual(['account-differs C', 'day-differs D', 'phone-differs B'])
  })

  it('holds opening and closing balances against the ledger, whatever came before or after', async () => {
    const { world, number } = await withMember()
    const pay = async (receipt: string) => {
      const paid = payBill(world, { phone: AMINA, account: number, amount: '500', receipt })
      await notify(world, paid)
      world.clock.move({ hours: 1 })
    }
    for (const receipt of ['A', 'B', 'C', 'D']) await pay(receipt)
    const at = (hours: number) => instant(NOW + hours * 3_600_000)
    const given = {
      ...statement([line('B', 50_000, { at: at(1) }), line('C', 50_000, { at: at(2) })]),
      stated: {
        ...{ opening: minor(50_000), closing: minor(150_001), from: at(1), through: at(2) },
        gaps: [],
      },
    }
    const { balances } = await reconciled(world, given)
    expect(balances).toEqual({
      ...{ in: 100_000, out: 0, ledger: 200_000 },
      stated: {
        opening: { statement: 50_000, ledger: 50_000 },
        closing: { statement: 150_001, ledger: 150_000 },
        gaps: [],
      },
    })
  })

  it('looks at the time of the statement alone, a line or receipt of another one left out', async () => {
    const { world, number } = await withMember()
    const pay = (receipt: string) =>
      notify(world, payBill(world, { phone: AMINA, account: number, amount: '500', receipt }))
    await pay('A')
    world.clock.move({ days: 2 })
    await pay('B')
    const days = (count: number) => ({ at: instant(NOW + count * 86_400_000) })
    await reconciled(world, statement([line('B', 50_000, days(2)), line('X', 100, days(2))]))
    const { found } = await reconciled(world, statement([line('A', 50_000)]))
    expect(found).toEqual([])
    // A line that stands outside of the days that are said is looked at all the same.
    const late = { ...statement([line('Y', 100, days(1))], '2026-03-01') }
    expect((await reconciled(world, late)).found).toContain('payment-missing Y')
  })

  it('takes what an operator gave twice for new money only days apart', async () => {
    const { world, number } = await withMember()
    const key = (day: string) => referenceOfDay('A', date(day))
    const on = (day: string, amount: number) =>
      line(key(day), amount, { at: instant(Date.parse(`${day}T09:00:00Z`)), account: number })
    const record = (one: StatementLine) => reconciled(world, statement([one]), true)
    expect(await record(on('2026-02-20', 500))).toMatchObject({ recorded: 1, found: [] })
    expect(await record(on('2026-02-22', 500))).toMatchObject({
      recorded: 0,
      found: ['reference-again A@2026-02-22'],
    })
    expect(await record(on('2026-02-25', 500))).toMatchObject({ recorded: 1 })
  })
})
