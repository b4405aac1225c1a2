import { expect, it } from 'vitest'
import type { StatementGiven } from '../../src/app/payments/keep-statement.ts'
import { reconcileStatement } from '../../src/app/payments/reconcile.ts'
import { readStatement } from '../../src/edge/files/operator-statement.ts'
import { describeWorlds, notify, payBill, register, type World } from '../world.ts'
import { openDifferences } from './by-itself.ts'
import { expectSound } from './sound.ts'

const AMINA = '+254722000111'
const HEADER =
  'Receipt No.,Completion Time,Initiation Time,Details,Transaction Status,Paid In,Withdrawn,' +
  'Balance,Balance Confirmed,Reason Type,Other Party Info,Linked Transaction ID,A/C No.'

/** One row as M-PESA's portal writes it. */
function row(
  receipt: string,
  at: string,
  moved: number,
  balance: number,
  [reason, linked = '', account = '']: readonly [string, string?, string?],
): string {
  const sums = moved > 0 ? `${moved}.00,` : `,${moved}.00`
  const about = `254722000111 - AMINA,${linked},${account}`
  return `${receipt},2026-03-01 ${at},2026-03-01 ${at},${reason},Completed,${sums},${balance}.00,true,${reason},${about}`
}

/** Oldest first: three payments, fees in two rows, a sweep, one taken back whole and one in part. */
function rowsFor(number: string): string[] {
  return [
    row('UCA0000001', '08:00:00', 500, 500, ['Pay Bill Online', '', number]),
    row('UCA0000002', '08:30:00', 700, 1200, ['Pay Bill Online', '', 'school']),
    row('UCA0000003', '09:00:00', -3, 1197, ['Business Pay Bill Charge', 'UCA0000001']),
    row('UCA0000004', '10:00:00', 900, 2097, ['Pay Bill Online', '', number]),
    row('UCA0000005', '11:00:00', -900, 1197, ['Organization Reversal', 'UCA0000004']),
    row('UCA0000006', '12:00:00', -200, 997, ['Organization Reversal', 'UCA0000002']),
    row('UCA0000007', '13:00:00', -5, 992, ['Business Pay Bill Charge', 'UCA0000002']),
    row('UCA0000008', '14:00:00', -900, 92, ['Organization Settlement to Bank']),
    row('UCA0000009', '15:00:00', 300, 392, ['Pay Bill Online', '', number]),
  ]
}

type Rows = readonly string[]

/** The same statement as people give it: each file is some of its rows, in some order. */
const WAYS: readonly [what: string, files: (rows: Rows) => readonly Rows[]][] = [
  ['whole', (rows) => [rows]],
  ['newest first', (rows) => [rows.toReversed()]],
  ['twice', (rows) => [rows, rows]],
  ['twice, each time the other way round', (rows) => [rows, rows.toReversed()]],
  ['in pieces', (rows) => [rows.slice(0, 3), rows.slice(3, 6), rows.slice(6)]],
  ['in pieces, the last one first', (rows) => [rows.slice(6), rows.slice(3, 6), rows.slice(0, 3)]],
  ['line by line', (rows) => rows.map((one) => [one])],
  ['line by line, from its end', (rows) => rows.toReversed().map((one) => [one])],
  ['in pieces that overlap', (rows) => [rows.slice(0, 5), rows.slice(2, 8), rows.slice(4)]],
  [
    'in pieces that overlap, each newest first',
    (rows) => [rows.slice(4), rows.slice(2, 8), rows.slice(0, 5)].map((some) => some.toReversed()),
  ],
  ['a piece, and then whole', (rows) => [rows.slice(4, 7), rows]],
  ['whole, and then a piece', (rows) => [rows, rows.slice(2, 5)]],
  [
    'every other line, then the others',
    (rows) => [0, 1].map((rest) => rows.filter((_, at) => at % 2 === rest)),
  ],
]

describeWorlds('one statement (R61)', (begin) => {
  async function give(world: World, rows: Rows): Promise<void> {
    const csv = Buffer.from([HEADER, ...rows, ''].join('\n'))
    const given = { currency: 'KES', timeZone: 'Africa/Nairobi', dates: null } as const
    const { lines, stated, faults } = await readStatement(csv, given)
    expect(faults).toEqual([])
    const statement: StatementGiven = {
      ...{ wallet: 'sandbox', fileName: 's.csv', lines, stated, from: null, to: null },
    }
    const by = { record: true, by: 'Grace', actor: 'test' }
    expect(await reconcileStatement(world.ports, statement, by)).toMatchObject({ ok: true })
  }

  /** All that the books have in the end, but for numbers that follow the order of recording. */
  async function booksOf(world: World) {
    const tables = await world.store.read(async (tx) => ({
      receipts: await tx
        .selectFrom('receipt')
        .select(['operator_receipt', 'amount', 'value_on', 'paid_at', 'state'])
        .orderBy('operator_receipt')
        .execute(),
      payments: await tx
        .selectFrom('payment')
        .select(['number', 'amount', 'value_on'])
        .orderBy('value_on')
        .orderBy('amount')
        .execute(),
      fees: await tx
        .selectFrom('wallet_outflow')
        .select(['kind', 'reference', 'amount', 'on_date'])
        .orderBy('reference')
        .execute(),
      taken: await tx
        .selectFrom('operator_reversal')
        .select(['reference', 'amount', 'from_suspense', 'on_date', 'taken_at'])
        .orderBy('reference')
        .execute(),
      lines: await tx
        .selectFrom('statement_line')
        .select(['reference', 'kind', 'amount', 'at', 'account', 'linked', 'direction'])
        .orderBy('reference')
        .orderBy('kind')
        .execute(),
      balances: (await tx.selectFrom('balance').selectAll().orderBy('account_id').execute()).map(
        ({ account_id: account, debits, credits }) => [account, debits - credits],
      ),
    }))
    return { ...tables, open: await openDifferences(world.ports, 'umoja') }
  }

  async function booksAfter(files: (rows: Rows) => readonly Rows[]) {
    const world = await begin()
    const [number = ''] = await register(world, [{ name: 'Amina Otieno', phone: AMINA }])
    // One of the payments was told of by its notice.
    world.clock.set('2026-03-01T15:00:00+03:00')
    const told = { phone: AMINA, account: number, amount: '300', receipt: 'UCA0000009' }
    await notify(world, payBill(world, told))
    world.clock.set('2026-03-02T12:00:00+03:00')
    for (const rows of files(rowsFor(number))) await give(world, rows)
    await expectSound(world)
    return booksOf(world)
  }

  it.each(WAYS)('%s leaves the same books', async (_what, files) => {
    const whole = await booksAfter((rows) => [rows])
    expect(whole.open).toEqual([{ wallet: 'sandbox', differences: [] }])
    expect(whole.taken).toHaveLength(2)
    expect(whole.fees).toHaveLength(3)
    expect(await booksAfter(files)).toEqual(whole)
  })
})
