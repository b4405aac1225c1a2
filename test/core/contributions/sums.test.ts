import { describe, expect, it } from 'vitest'
import { PEOPLE, tooMuch, YEAR_MOST, yearOf } from '../../../src/core/contributions/sums.ts'
import { minor } from '../../../src/core/money.ts'
import { BOOKS_MAX } from '../../../src/core/payments/plausible.ts'
import { PLAN } from '../dialog/people.ts'

/** More than any mutual has, and longer than one owes. */
const HOUSEHOLDS = 100_000
const YEARS = 30

const BASE = { ...PLAN, unit: 'person', joiningFee: minor(0), extraPeople: null, familyMaximum: null, latePenalty: null } as const // prettier-ignore

const COLUMN_MOST = 2n ** 63n - 1n

describe('what statutes may ask for a year', () => {
  it('stays exact as a number, and far from the limit of a column, in the largest books', () => {
    const books = BigInt(YEAR_MOST) * BigInt(HOUSEHOLDS) * BigInt(YEARS)
    expect(books).toBeLessThanOrEqual(BigInt(Number.MAX_SAFE_INTEGER))
    expect((books + BigInt(BOOKS_MAX)) * 900n).toBeLessThan(COLUMN_MOST)
  })

  it.each([
    ['week', 53],
    ['month', 12],
    ['quarter', 4],
    ['half-year', 2],
    ['year', 1],
    ['season', 1],
  ] as const)('is counted by the %s, %d times', (period, times) => {
    const most = Math.floor(YEAR_MOST / (PEOPLE * times))
    expect(tooMuch({ ...BASE, period, contribution: minor(most) })).toBeNull()
    expect(tooMuch({ ...BASE, period, contribution: minor(most + 1) })).not.toBeNull()
  })

  it.each([
    ['a family', { unit: 'family' }, 12n],
    ['people beside a family', { unit: 'family', extraPeople: { above: 4, contribution: minor(5) } }, 12n + 600n],
    ['no more than a family pays at most', { familyMaximum: minor(9) }, 108n],
    ['all people where that is less', { familyMaximum: minor(11) }, 120n],
    ['a fee', { unit: 'family', joiningFee: minor(7) }, 19n],
    ['a fee for each person', { unit: 'family', joiningFee: minor(7), joiningFeePer: 'person' }, 82n],
    ['a penalty for each period', { unit: 'family', latePenalty: { afterDays: 1, amount: minor(3) } }, 48n],
  ] as const)('counts %s', (_, more, year) => {
    expect(yearOf({ ...BASE, ...more, period: 'month', contribution: minor(1) })).toBe(year)
  }) // prettier-ignore

  it('is told of what no number could hold', () => {
    const absurd = { contribution: minor(1e12), joiningFee: minor(1e12) }
    expect(tooMuch({ ...BASE, ...absurd, period: 'week' })?.year).toBe(531n * 10n ** 12n)
  })
})
