import { describe, expect, it } from 'vitest'
import { date } from '../../../src/core/dates.ts'
import { minor } from '../../../src/core/money.ts'
import {
  daysOfYear,
  hasYear,
  helpedTold,
  paidWithin,
  toldPerDay,
  yearToTell,
} from '../../../src/core/reminders/year.ts'
import { PARTS } from '../../../src/core/statutes/sms-budget.ts'

const figures = {
  ...{ year: 2025, isRunning: false, paidIn: minor(0), visits: 0 },
  ...{ paidOut: minor(0), helped: 0 },
}

describe('the year that is told', () => {
  it.each([
    ['2025-12-31', null],
    ['2026-01-01', null],
    ['2026-01-02', 2025],
    ['2026-03-31', 2025],
    ['2026-04-01', null],
  ])('is the one before, in its first three months: %s', (on, year) => {
    expect(yearToTell(date(on))).toBe(year)
  })

  it.each([
    ['2024-12-31 5', 0],
    ['2025-01-01 5', 5],
    ['2025-12-31 5', 5],
    ['2026-01-01 5', 0],
  ])('counts money of its own days: %s', (payment, sum) => {
    const [on, amount] = payment.split(' ')
    const paid = { on: date(on as string), amount: minor(Number(amount)) }
    expect(paidWithin([paid], daysOfYear(2025))).toBe(sum)
  })

  it('counts less what was taken back, and never less than nothing', () => {
    const on = date('2025-06-01')
    const paid = [500, -200].map((amount) => ({ on, amount: minor(amount) }))
    expect(paidWithin(paid, daysOfYear(2025))).toBe(300)
    expect(paidWithin([{ on, amount: minor(-200) }], daysOfYear(2025))).toBe(0)
  })

  it('is nothing to whoever neither paid nor needed care', () => {
    expect(hasYear(figures)).toBe(false)
    expect(hasYear({ ...figures, paidIn: minor(1) })).toBe(true)
    expect(hasYear({ ...figures, visits: 1 })).toBe(true)
  })

  it('names how many families were helped, unless they might be known', () => {
    expect(helpedTold({ ...figures, helped: 4 })).toBeNull()
    expect(helpedTold({ ...figures, helped: 5 })).toBe(5)
  })
})

describe('how many are told on a day', () => {
  it.each([
    [400, null, null, 29],
    [28, null, null, 10],
    [141, null, null, 11],
    // Half of the parts of a day.
    [400, { unit: PARTS, most: 58 }, null, 29],
    [400, { unit: PARTS, most: 57 }, null, 28],
    [400, { unit: PARTS, most: 1 }, null, 0],
    [400, { unit: PARTS, most: 0 }, null, 0],
    // Half of the money of a day by what a part costs; before a price a few.
    [400, { unit: 'KES', most: 400_000 }, 8000, 25],
    [400, { unit: 'KES', most: 400_000 }, null, 10],
    [400, { unit: 'KES', most: 400_000 }, 0, 10],
  ])('of %i members, within %o at %o', (members, budget, perPart, count) => {
    expect(toldPerDay(members, budget, perPart)).toBe(count)
  })
})
