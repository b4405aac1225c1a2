import { describe, expect, it } from 'vitest'
import { date, instant } from '../../../src/core/dates.ts'
import { minor } from '../../../src/core/money.ts'
import {
  type Booked,
  type BookedReceipt,
  type Covered,
  DIFFERENCE_MS,
  overdue,
  reconcile,
  type StatementLine,
} from '../../../src/core/payments/reconciliation.ts'

const DAY = date('2026-03-14')
const T0 = Date.parse('2026-03-14T00:00:00Z')
const WHOLE_DAY: Covered = { from: instant(T0), through: instant(T0 + DIFFERENCE_MS - 1) }
const NONE: Booked = { receipts: [], outflows: [] }

function line(reference: string, amount: number, more: Partial<StatementLine> = {}): StatementLine {
  return {
    ...{ reference, kind: 'payment', amount: minor(amount), at: instant(T0 + 1000), on: DAY },
    ...{ phone: null, account: null, linked: null },
    ...more,
  }
}

function receipt(reference: string, amount: number, more: Partial<BookedReceipt> = {}) {
  return {
    ...{ reference, receipt: `UM26-${reference}`, amount: minor(amount), takenBack: minor(0) },
    ...{ at: instant(T0 + 1000), on: DAY, booked: minor(amount) },
    ...more,
  }
}

/** Kind and reference of each difference. */
function said(lines: StatementLine[], booked: Partial<Booked>, covered = [WHOLE_DAY]): string[] {
  return reconcile(lines, covered, { ...NONE, ...booked }).map(
    ({ kind, reference, statement, here }) =>
      `${kind} ${reference} ${statement ?? '-'} ${here ?? '-'}`,
  )
}

describe('a statement held against receipts and ledger (R61)', () => {
  it('agrees when each payment stands in all three', () => {
    expect(said([line('A', 500)], { receipts: [receipt('A', 500)] })).toEqual([])
  })

  it('names a payment that never reached us', () => {
    expect(said([line('A', 500)], {})).toEqual(['payment-missing A 500 -'])
  })

  it('names a receipt that the operator does not have, in the time it speaks for only', () => {
    const receipts = [receipt('A', 500)]
    expect(said([], { receipts })).toEqual(['not-on-statement A - 500'])
    const night = { from: instant(T0 + 2000), through: WHOLE_DAY.through }
    expect(said([], { receipts }, [night])).toEqual([])
    expect(said([], { receipts }, [])).toEqual([])
  })

  it('names amounts that differ, between statement and receipt or receipt and ledger', () => {
    const receipts = [receipt('A', 400), receipt('B', 300, { booked: minor(200) })]
    expect(said([line('A', 500), line('B', 300)], { receipts })).toEqual([
      'amount-differs A 500 400',
      'not-in-ledger B 300 200',
    ])
  })

  it('names fees and sweeps that are not recorded, and knows those that are', () => {
    const lines = [line('A', 3, { kind: 'fee' }), line('S', 900, { kind: 'sweep' })]
    expect(said(lines, {})).toEqual(['fee-missing A 3 -', 'sweep-missing S 900 -'])
    const fee = { kind: 'fee', reference: 'A', amount: minor(3) } as const
    const sweep = { kind: 'sweep', reference: 'S', amount: minor(900) } as const
    expect(said(lines, { outflows: [fee, sweep] })).toEqual([])
    expect(said(lines, { outflows: [{ ...fee, amount: minor(4) }, sweep] })).toEqual([
      'amount-differs A 3 4',
    ])
    // A fee and a sweep of one reference are two things.
    expect(said(lines, { outflows: [{ ...fee, reference: 'S' }] })).toHaveLength(2)
  })

  it('asks for a reversal here when the operator took a payment back (R16)', () => {
    const back = line('R', 500, { kind: 'reversal', linked: 'A' })
    const lines = [line('A', 500), back]
    expect(said(lines, { receipts: [receipt('A', 500)] })).toEqual(['reversal-missing R 500 -'])
    const reversed = receipt('A', 500, { takenBack: minor(500) })
    expect(said(lines, { receipts: [reversed] })).toEqual([])
    // Taken back on both sides before the statement was made: it need not stand there.
    expect(said([], { receipts: [reversed] })).toEqual([])
    const partly = receipt('A', 500, { takenBack: minor(200) })
    expect(said(lines, { receipts: [partly] })).toEqual(['amount-differs R 500 200'])
  })

  it('leaves what no format explains to a person', () => {
    expect(said([line('X', 70, { kind: 'other' })], {})).toEqual(['not-understood X 70 -'])
  })

  it('puts the oldest first, and calls overdue what is older than a day', () => {
    const early = line('B', 1, { at: instant(T0) })
    const late = line('A', 1, { at: instant(T0 + 5000) })
    const found = reconcile([late, early], [], NONE)
    expect(found.map(({ reference }) => reference)).toEqual(['B', 'A'])
    expect(overdue(found, instant(T0 + DIFFERENCE_MS))).toEqual([])
    expect(overdue(found, instant(T0 + DIFFERENCE_MS + 1))).toEqual([found[0]])
  })
})
