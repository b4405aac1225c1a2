import { describe, expect, it } from 'vitest'
import { date, instant } from '../../../src/core/dates.ts'
import { minor } from '../../../src/core/money.ts'
import { differencesOfPayouts, isPayoutLine } from '../../../src/core/payments/payout-lines.ts'
import {
  type Payout,
  payoutReference,
  payoutReferencesIn,
} from '../../../src/core/payments/payout.ts'
import { DIFFERENCE_MS, type StatementLine } from '../../../src/core/payments/reconciliation.ts'

const DAY = date('2026-03-14')
const T0 = Date.parse('2026-03-14T08:00:00Z')
const WRITTEN = { id: 'UM26-F0001', on: DAY, at: instant(T0) }

function payout(count: number, amount: number, more: Partial<Payout> = {}): Payout {
  return {
    ...{ mutual: 'umoja', reference: payoutReference('umoja', '2026', count), wallet: 'till' },
    ...{ purpose: 'refund', about: 'UM26-0000001', payee: 'Amina Otieno' },
    ...{
      payTo: '+254722000111',
      amount: minor(amount),
      approvedOn: DAY,
      file: WRITTEN,
      paid: null,
    },
    ...{ returned: null, ended: null, journal: 'J1' },
    ...more,
  }
}

function line(reference: string, amount: number, more: Partial<StatementLine> = {}): StatementLine {
  return {
    ...{ reference, kind: 'other', direction: 'out', amount: minor(amount), on: DAY },
    ...{ at: instant(T0 + 1000), phone: null, account: null, linked: null, note: null },
    ...more,
  }
}

const WIDE = { from: instant(T0 - DIFFERENCE_MS), through: instant(T0 + DIFFERENCE_MS - 1) }

function said(lines: StatementLine[], payouts: Payout[], time = WIDE) {
  const { differences } = differencesOfPayouts(lines, payouts, { time, covered: [time] })
  return differences.map(({ kind, reference, statement, here, payout: of }) =>
    [kind, reference, statement ?? '-', here ?? '-', of?.reference ?? ''].join(' ').trim(),
  )
}

describe('our references', () => {
  it.each([
    ['UM26-P000012', ['UM26-P000012']],
    ['paid um26p000012 to', ['UM26-P000012']],
    ['UM26/P000012;UM26 P000013', ['UM26-P000012', 'UM26-P000013']],
    ['XUM26-P000012', []],
    ['UM26-P00012', []],
    ['UM26-0000012', []],
  ])('are found in “%s”', (text, found) => {
    expect(payoutReferencesIn(text)).toEqual(found)
  })
})

describe('money that left, held against what two people sent out', () => {
  it('is met by our reference, wherever the operator puts it', () => {
    const one = payout(1, 500)
    for (const more of [
      { account: 'um26p000001' },
      { note: 'B2C UM26-P000001 AMINA' },
      { linked: one.reference },
    ])
      expect(said([line('A', 500, more)], [one])).toEqual(['payout-missing A 500 - UM26-P000001'])
    expect(said([line(one.reference, 500)], [one])).toHaveLength(1)
  })

  it('is nothing to say once it is booked', () => {
    const paid = payout(1, 500, { paid: { reference: 'A', on: DAY } })
    expect(said([line('A', 500, { account: paid.reference })], [paid])).toEqual([])
  })

  it('names what was paid twice, and what with another amount', () => {
    const [one, two] = [payout(1, 500), payout(2, 700)]
    const lines = [
      line('A', 500, { account: one.reference }),
      line('B', 500, { account: one.reference }),
    ]
    expect(said(lines, [one])).toEqual([
      'payout-missing A 500 - UM26-P000001',
      'payout-again B 500 500 UM26-P000001',
    ])
    expect(said([line('C', 701, { account: two.reference })], [two])).toEqual([
      'payout-amount-differs C 701 700 UM26-P000002',
    ])
    const paid = payout(1, 500, { paid: { reference: 'A', on: DAY } })
    expect(said([line('B', 500, { phone: paid.payTo })], [paid])).toEqual([
      'payout-again B 500 500 UM26-P000001',
    ])
  })

  it('is met by amount and payee where our reference was dropped', () => {
    const [amina, baraka] = [
      payout(1, 500),
      payout(2, 500, { payTo: '+254733000222', payee: 'Baraka' }),
    ]
    const both = [amina, baraka]
    const met = (more: Partial<StatementLine>) => said([line('A', 500, more)], both)
    const isBaraka = ['payout-missing A 500 - UM26-P000002']
    expect(met({ phone: '+254733000222' })).toEqual(isBaraka)
    expect(met({ note: '2547****0222 - BARAKA OTI' })).toEqual(isBaraka)
    expect(met({ note: 'to 254733000222' })).toEqual(isBaraka)
    expect(met({ note: 'Transfer to baraka.' })).toEqual(isBaraka)
    // Whose it is cannot be told, or it is neither's: nothing is guessed.
    expect(met({})).toEqual(['not-understood A 500 -'])
    expect(met({ phone: '+254799000999' })).toEqual(['not-understood A 500 -'])
    expect(said([line('A', 500)], [amina])).toEqual(['payout-missing A 500 - UM26-P000001'])
    expect(said([line('A', 501)], [amina])).toEqual(['not-understood A 501 -'])
  })

  it('leaves two of one amount and payee to two lines, and a named one to its name', () => {
    const [one, two] = [payout(1, 500), payout(2, 500)]
    const unnamed = line('A', 500, { phone: one.payTo })
    const named = line('B', 500, { account: one.reference })
    expect(said([unnamed, named], [one, two])).toEqual([
      'payout-missing B 500 - UM26-P000001',
      'payout-missing A 500 - UM26-P000002',
    ])
  })

  it('is no payout of a file that was written a day or more after it', () => {
    const at = (ms: number) => payout(1, 500, { file: { ...WRITTEN, at: instant(T0 + 1000 + ms) } })
    expect(said([line('A', 500)], [at(DIFFERENCE_MS)])).toHaveLength(1)
    expect(said([line('A', 500)], [at(DIFFERENCE_MS)])[0]).toContain('payout-missing')
    expect(said([line('A', 500)], [at(DIFFERENCE_MS + 1)])).toEqual(['not-understood A 500 -'])
    expect(said([line('A', 500)], [payout(1, 500, { file: null })])).toEqual([
      'not-understood A 500 -',
    ])
  })

  it('names what was not paid by the day after its file, and not before', () => {
    const due = { ...WIDE, through: instant(T0 + DIFFERENCE_MS) }
    const one = payout(1, 500)
    expect(said([], [one], due)).toEqual(['payout-unpaid UM26-P000001 - 500 UM26-P000001'])
    expect(said([], [one], WIDE)).toEqual([])
    expect(said([], [payout(1, 500, { file: null })], due)).toEqual([])
    expect(said([line('A', 500)], [one], due)).toEqual(['payout-missing A 500 - UM26-P000001'])
    const covered = { time: due, covered: [WIDE] }
    expect(differencesOfPayouts([], [one], covered).differences).toEqual([])
  })

  it('is what no format explains and went out', () => {
    expect(isPayoutLine(line('A', 1))).toBe(true)
    expect(isPayoutLine(line('A', 1, { direction: 'in' }))).toBe(false)
    expect(isPayoutLine(line('A', 1, { kind: 'fee' }))).toBe(false)
  })
})
