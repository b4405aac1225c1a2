import { describe, expect, it } from 'vitest'
import { minor } from '../../../src/core/money.ts'
import { askFor, beyond, fits, type Limits, termsOf } from '../../../src/core/payments/terms.ts'

const STEP = minor(100)
const shillings = (count: number) => minor(count * 100)

const MPESA: Limits = {
  least: shillings(10),
  most: shillings(250_000),
  perDay: shillings(500_000),
}

const termsAfter = (paidToday: number, limits: Limits = MPESA) =>
  termsOf({
    ...{ title: 'M-PESA', step: STEP, limits, cannot: null },
    paidToday: shillings(paidToday),
  })

describe('what a wallet takes now', () => {
  it.each([
    ['nothing was paid', 0, 250_000, 'once'],
    ['the day leaves as much as one payment may be', 250_000, 250_000, 'once'],
    ['the day leaves a shilling less', 250_001, 249_999, 'day'],
    ['the day leaves the least', 499_990, 10, 'day'],
  ] as const)('at most, when %s today: %s → %s', (_, paid, most, bound) => {
    const terms = termsAfter(paid)
    expect(terms).toMatchObject({ most: shillings(most), bound, cannot: null })
  })

  it.each([
    ['less than the least', 499_991],
    ['nothing', 500_000],
    ['less than nothing, as another phone showed', 600_000],
  ])('nothing more where the day leaves %s', (_, paid) => {
    expect(termsAfter(paid).cannot).toBe('day')
  })

  it.each([
    ['below the least', 9, { limit: 'least', amount: shillings(10) }],
    ['the least', 10, null],
    ['the most', 250_000, null],
    ['above the most', 250_001, { limit: 'once', amount: shillings(250_000) }],
  ])('not an amount that is %s', (_, amount, limit) => {
    expect(beyond(termsAfter(0), shillings(amount))).toEqual(limit)
    expect(fits(termsAfter(0), shillings(amount))).toBe(limit === null)
  })

  it('names the limit of the day where that is the nearer one', () => {
    expect(beyond(termsAfter(400_000), shillings(100_001))).toEqual({
      limit: 'day',
      amount: shillings(100_000),
    })
  })

  it('any amount of whole steps where there is no limit', () => {
    const terms = termsAfter(900_000, {})
    expect(terms).toMatchObject({ least: STEP, most: null, cannot: null })
    expect(beyond(terms, shillings(9_999_999))).toBeNull()
    expect(beyond(terms, minor(99))).toEqual({ limit: 'least', amount: STEP })
  })

  it('limits that lie between two steps brought to what it can move', () => {
    const between = { least: minor(150), most: minor(999), perDay: minor(2050) }
    expect(termsAfter(0, between)).toMatchObject({ least: 200, most: 900 })
    expect(termsAfter(12, between)).toMatchObject({ most: 800, bound: 'day' })
  })

  it('no amount of a phone that it does not ask, whatever the limits', () => {
    const terms = termsOf({
      ...{ title: null, step: STEP, limits: MPESA, cannot: 'phone', paidToday: minor(0) },
    })
    expect(fits(terms, shillings(10))).toBe(false)
  })

  it.each([
    ['less than the least is due', 401, 1000],
    ['the least is due', 1000, 1000],
    ['a fraction of a step is due', 1001, 1100],
  ])('what is asked for when %s', (_, due, amount) => {
    expect(askFor(minor(due), termsAfter(0))).toBe(amount)
  })
})
