import { describe, expect, it } from 'vitest'
import { date, instant } from '../../../src/core/dates.ts'
import { minor } from '../../../src/core/money.ts'
import {
  type Booked,
  type BookedReceipt,
  contradictions,
  type Covered,
  DIFFERENCE_MS,
  type Difference,
  differencesOfLines,
  differencesOfReceipts,
  differencesOfReversals,
  inOrder,
  type LineKind,
  overdue,
  type StatementLine,
} from '../../../src/core/payments/reconciliation.ts'
import { neighbours, referenceOfDay } from '../../../src/core/payments/references.ts'

const DAY = date('2026-03-14')
const T0 = Date.parse('2026-03-14T00:00:00Z')
const WHOLE_DAY: Covered = { from: instant(T0), through: instant(T0 + DIFFERENCE_MS - 1) }
const NONE: Booked = { receipts: [], outflows: [], reversals: [] }

/** The whole statement at once, where the app looks at it page by page. */
function reconcile(
  lines: readonly StatementLine[],
  covered: readonly Covered[],
  booked: Booked,
): Difference[] {
  const namedAs = (wanted: LineKind) =>
    new Set(lines.flatMap(({ kind, reference }) => (kind === wanted ? [reference] : [])))
  return inOrder([
    ...differencesOfLines(lines, booked),
    ...differencesOfReceipts(booked.receipts, namedAs('payment'), covered),
    ...differencesOfReversals(booked.reversals, namedAs('reversal'), covered),
  ])
}

function line(reference: string, amount: number, more: Partial<StatementLine> = {}): StatementLine {
  return {
    ...{ reference, kind: 'payment', amount: minor(amount), at: instant(T0 + 1000), on: DAY },
    ...{ phone: null, account: null, linked: null },
    ...more,
  }
}

function receipt(
  reference: string,
  amount: number,
  more: Partial<BookedReceipt> = {},
): BookedReceipt {
  return {
    ...{ reference, receipt: `UM26-${reference}`, amount: minor(amount), takenBack: minor(0) },
    decided: minor(0),
    ...{ at: instant(T0 + 1000), on: DAY, booked: minor(amount), phone: null, account: null },
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

  it.each([
    ['a moment before the statement begins', T0 - 1, 0],
    ['at its first moment', T0, 1],
    ['at its last moment', T0 + DIFFERENCE_MS - 1, 1],
    ['a moment after it', T0 + DIFFERENCE_MS, 0],
  ])('misses a receipt of %s or not', (_when, at, missed) => {
    expect(said([], { receipts: [receipt('A', 500, { at: instant(at) })] })).toHaveLength(missed)
  })

  /** Heard of at noon of the 15th, and asked for in the evening before. */
  const heard = {
    at: instant(T0 + 1.5 * DIFFERENCE_MS),
    since: instant(T0 + 0.75 * DIFFERENCE_MS),
    on: date('2026-03-15'),
  }
  const TEN_MINUTES = 10 * 60 * 1000

  it.each([
    ['ten minutes before it was asked for', heard.since - TEN_MINUTES, 0],
    ['a moment more', heard.since - TEN_MINUTES - 1, 1],
    ['in the evening', T0 + DIFFERENCE_MS - 1, 0],
  ])('of a payment whose moment nobody says is of the same day, %s: %j', (_when, at, count) => {
    const lines = [line('A', 500, { at: instant(at) })]
    expect(said(lines, { receipts: [receipt('A', 500, heard)] })).toHaveLength(count)
  })

  it('of a payment whose moment nobody says is of another day once it was heard of', () => {
    const late = { at: heard.since, since: instant(T0), on: DAY }
    const of = (at: number) => {
      const day = date('2026-03-15')
      const receipts = [receipt('A', 500, late)]
      return said([line('A', 500, { at: instant(at), on: day })], { receipts }).length
    }
    expect([of(heard.since + TEN_MINUTES), of(heard.since + TEN_MINUTES + 1)]).toEqual([0, 1])
  })

  it.each([
    ['at noon, when it was heard of', 1.5 * DIFFERENCE_MS + TEN_MINUTES, 0],
    ['a moment later', 1.5 * DIFFERENCE_MS + TEN_MINUTES + 1, 1],
  ])(
    'of a payment that has the moment of our asking is of a later day, %s: %j',
    (_when, after, count) => {
      const asked = { at: instant(T0), on: DAY, until: instant(T0 + 1.5 * DIFFERENCE_MS) }
      const lines = [line('A', 500, { at: instant(T0 + after), on: date('2026-03-15') })]
      expect(said(lines, { receipts: [receipt('A', 500, asked)] })).toHaveLength(count)
    },
  )

  it('misses no payment that may have come after the statement', () => {
    const asked = { until: instant(T0 + DIFFERENCE_MS) }
    expect(said([], { receipts: [receipt('A', 500, asked)] })).toEqual([])
    expect(said([], { receipts: [receipt('A', 500, { until: WHOLE_DAY.through })] })).toHaveLength(
      1,
    )
  })

  it.each([
    ['both', [T0, T0 + 2 * DIFFERENCE_MS], 1],
    ['the day on which it was heard of', [T0 + DIFFERENCE_MS, T0 + 2 * DIFFERENCE_MS], 0],
    ['the day on which it was asked for', [T0, T0 + DIFFERENCE_MS - 1], 0],
    ['all but its first moment', [heard.since + 1, T0 + 2 * DIFFERENCE_MS], 0],
    ['no more than it', [heard.since, heard.at], 1],
  ])(
    'misses a payment whose moment nobody says by a statement of %s: %j',
    (_what, ends, missed) => {
      const [from, through] = ends.map((at) => instant(at)) as [Covered['from'], Covered['from']]
      const receipts = [receipt('A', 500, heard)]
      expect(said([], { receipts }, [{ from, through }])).toHaveLength(missed)
    },
  )

  it('names amounts that differ, between statement and receipt or receipt and ledger', () => {
    const receipts = [receipt('A', 400), receipt('B', 300, { booked: minor(200) })]
    expect(said([line('A', 500), line('B', 300)], { receipts })).toEqual([
      'amount-differs A 500 400',
      'not-in-ledger B 300 200',
    ])
  })

  it('names a known reference of another day, payer or account, and each that differs', () => {
    const known = receipt('A', 500, { phone: '+254722000111', account: '0412337-8' })
    const of = (more: Partial<StatementLine>) => {
      const found = reconcile([line('A', 500, more)], [], { ...NONE, receipts: [known] })
      return found.map(({ kind, says }) => `${kind} ${says?.statement} ${says?.here}`)
    }
    const next = { at: instant(T0 + 2 * DIFFERENCE_MS), on: date('2026-03-16') }
    expect(of(next)).toEqual(['day-differs 2026-03-16 2026-03-14'])
    expect(of({ phone: '+254733000222' })).toEqual(['phone-differs +254733000222 +254722000111'])
    expect(of({ account: '41073511' })).toEqual(['account-differs 41073511 0412337-8'])
    expect(of({ ...next, phone: '+254733000222', account: 'x' })).toHaveLength(3)
    // Written otherwise it is the same, and what one side does not say is no difference.
    for (const account of ['04123378', '4123378', '0412337/8', null, ' - '])
      expect(of({ account })).toEqual([])
    expect(of({ phone: '+254722000111' })).toEqual([])
  })

  it('takes a payment told around midnight for one, ten minutes and no more', () => {
    const before = receipt('A', 500, { at: instant(T0 - 1000), on: date('2026-03-13') })
    const of = (ms: number) => said([line('A', 500, { at: instant(T0 - 1000 + ms) })], { receipts: [before] }) // prettier-ignore
    expect(of(10 * 60_000)).toEqual([])
    expect(of(10 * 60_000 + 1)).toEqual(['day-differs A 500 500'])
  })

  it('names a fee that is recorded on another day', () => {
    const fee = { kind: 'fee', reference: 'A', amount: minor(3), on: date('2026-03-13') } as const
    expect(said([line('A', 3, { kind: 'fee' })], { outflows: [fee] })).toEqual([
      'day-differs A 3 3',
    ])
  })

  it('names what an earlier statement had otherwise', () => {
    const noted = [line('A', 500, { phone: '+254722000111' }), line('F', 3, { kind: 'fee' })]
    const of = (...lines: StatementLine[]) =>
      contradictions(lines, noted).map(({ kind, reference, here, says }) => `${kind} ${reference} ${here} ${says?.here}`) // prettier-ignore
    expect(of(...noted, line('B', 1), line('A', 3, { kind: 'fee' }))).toEqual([])
    expect(of(line('A', 501))).toEqual(['statement-differs A 500 undefined'])
    expect(of(line('A', 500, { phone: '+254733000222' }))).toEqual(['statement-differs A 500 +254722000111']) // prettier-ignore
    const next = { at: instant(T0 + 2 * DIFFERENCE_MS), on: date('2026-03-16') }
    expect(of(line('F', 3, { kind: 'fee', ...next }))).toEqual(['statement-differs F 3 2026-03-14'])
  })

  it('takes the same reference within two days, of one payer or amount, for no new money', () => {
    const key = (day: string) => referenceOfDay('A', date(day))
    const known = receipt(key('2026-03-14'), 500, { phone: '+254722000111' })
    const of = (day: string, amount: number, phone: string | null) =>
      reconcile([line(key(day), amount, { phone })], [], { ...NONE, receipts: [known] }).map(
        ({ kind }) => kind,
      )
    const other = '+254733000222'
    expect(of('2026-03-16', 500, other)).toEqual(['reference-again'])
    expect(of('2026-03-12', 70, '+254722000111')).toEqual(['reference-again'])
    expect(of('2026-03-15', 500, null)).toEqual(['reference-again'])
    expect(of('2026-03-15', 70, null)).toEqual(['payment-missing'])
    expect(of('2026-03-16', 70, other)).toEqual(['payment-missing'])
    expect(of('2026-03-17', 500, '+254722000111')).toEqual(['payment-missing'])
    expect(of('2026-03-11', 500, '+254722000111')).toEqual(['payment-missing'])
    expect(of('2026-03-14', 500, null)).toEqual([])
    expect(neighbours('UCE4XK91TQ')).toEqual([])
    expect(neighbours('a@b')).toEqual([])
  })

  it('names fees and sweeps that are not recorded, and knows those that are', () => {
    const lines = [line('A', 3, { kind: 'fee' }), line('S', 900, { kind: 'sweep' })]
    expect(said(lines, {})).toEqual(['fee-missing A 3 -', 'sweep-missing S 900 -'])
    const fee = { kind: 'fee', reference: 'A', amount: minor(3), on: DAY } as const
    const sweep = { kind: 'sweep', reference: 'S', amount: minor(900), on: DAY } as const
    expect(said(lines, { outflows: [fee, sweep] })).toEqual([])
    expect(said(lines, { outflows: [{ ...fee, amount: minor(4) }, sweep] })).toEqual([
      'amount-differs A 3 4',
    ])
    // A fee and a sweep of one reference are two things.
    expect(said(lines, { outflows: [{ ...fee, reference: 'S' }] })).toHaveLength(2)
  })

  it('knows other money that somebody booked by hand, whatever the operator calls it', () => {
    const lines = [line('R', 40, { kind: 'other' }), line('G', 500), line('F', 3, { kind: 'fee' })]
    const entry = (reference: string, amount: number) => ({
      reference,
      amount: minor(amount),
      on: DAY,
    })
    const entries = [entry('R', 40), entry('G', 500), entry('F', 3)]
    expect(said(lines, { entries })).toEqual([])
    expect(said(lines, { entries: [entry('R', 41), ...entries.slice(1)] })).toEqual([
      'amount-differs R 40 41',
    ])
    const late = { ...entry('R', 40), on: date('2026-03-13') }
    expect(said(lines.slice(0, 1), { entries: [late] })).toEqual(['day-differs R 40 40'])
    // A receipt of that reference is what the line is about, and a reversal is of a payment.
    expect(
      said([line('G', 500)], { entries: [entry('G', 7)], receipts: [receipt('G', 500)] }),
    ).toEqual([])
    expect(said([line('R', 40, { kind: 'reversal' })], { entries })).toEqual([
      'reversal-missing R 40 -',
    ])
  })

  it('asks for a reversal here when the operator took a payment back (R16)', () => {
    const back = line('R', 500, { kind: 'reversal', linked: 'A' })
    const lines = [line('A', 500), back]
    expect(said(lines, { receipts: [receipt('A', 500)] })).toEqual(['reversal-missing R 500 -'])
    const reversed = receipt('A', 500, { takenBack: minor(500), decided: minor(500) })
    expect(said(lines, { receipts: [reversed] })).toEqual([])
    // Taken back on both sides before the statement was made: it need not stand there.
    expect(said([], { receipts: [reversed] })).toEqual([])
    const partly = receipt('A', 500, { takenBack: minor(200), decided: minor(200) })
    expect(said(lines, { receipts: [partly] })).toEqual(['amount-differs R 500 200'])
  })

  it('knows what the operator took back by its own reference (R16)', () => {
    const lines = [line('A', 500), line('R', 500, { kind: 'reversal', linked: 'A' })]
    const taken = { reference: 'R', amount: minor(500), at: instant(T0 + 1000), on: DAY }
    const receipts = [receipt('A', 500, { takenBack: minor(500) })]
    expect(said(lines, { receipts, reversals: [taken] })).toEqual([])
    const less = { ...taken, amount: minor(499) }
    expect(said(lines, { receipts, reversals: [less] })).toEqual(['amount-differs R 500 499'])
    // Two parts of one payment stand on two lines.
    const parts = [
      line('R', 200, { kind: 'reversal', linked: 'A' }),
      line('Q', 300, { kind: 'reversal', linked: 'A' }),
    ]
    const both = [
      { ...taken, amount: minor(200) },
      { ...taken, reference: 'Q', amount: minor(300) },
    ]
    expect(said([line('A', 500), ...parts], { receipts, reversals: both })).toEqual([])
    expect(said(parts, { receipts, reversals: both.slice(1) })).toEqual([
      'reversal-missing R 200 -',
    ])
  })

  it('names what is taken back here and not by the operator, in the time it speaks for only', () => {
    const at = (time: number) => ({
      ...{ reference: 'R', amount: minor(500), at: instant(time), on: DAY },
    })
    const end = T0 + DIFFERENCE_MS - 1
    expect(said([], { reversals: [at(end)] })).toEqual(['not-on-statement R - 500'])
    expect(said([], { reversals: [at(end + 1)] })).toEqual([])
    expect(said([], { reversals: [at(T0)] })).toEqual(['not-on-statement R - 500'])
    expect(said([], { reversals: [at(T0 - 1)] })).toEqual([])
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
