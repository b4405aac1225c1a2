import { describe, expect, it } from 'vitest'
import { date } from '../../../src/core/dates.ts'
import { addBillDays, average, NO_BILL_DAYS } from '../../../src/core/indicators/bill-days.ts'
import { addConfirmed, NOBODY_CONFIRMED } from '../../../src/core/indicators/confirmed.ts'
import { monthsOf } from '../../../src/core/indicators/months.ts'
import { minor } from '../../../src/core/money.ts'
import { fc, rounds } from '../../chance.ts'
import { makeHousehold, makePlan } from '../membership/household.ts'
import { addDays, daysIn } from './naive.ts'

const FIRST = '2026-01-01'

const slips = fc
  .array(
    fc.record({ offset: fc.integer({ min: 0, max: 60 }), amount: fc.integer({ min: 1, max: 6 }) }),
    {
      maxLength: 10,
    },
  )
  .map((some) =>
    [...some]
      .sort((a, b) => a.offset - b.offset)
      .map(({ offset, amount }) => ({ on: addDays(FIRST, offset), amount })),
  )

/** Coin by coin: each coin that was paid goes to the next coin that was billed. */
function naiveBillDays(
  bills: readonly { on: string; amount: number }[],
  paid: readonly { on: string; amount: number }[],
  old: number,
  from: string,
  to: string,
) {
  const coins = paid.flatMap(({ on, amount }) => Array<string>(amount).fill(on)).slice(old)
  let [at, count, days] = [0, 0, 0]
  for (const { on, amount } of bills) {
    const last = coins[at + amount - 1]
    at += amount
    if (last === undefined || last < from || last > to) continue
    count += 1
    days += Math.max(0, daysIn(on, last).length - 1)
  }
  return { bills: count, days }
}

describe('days from bill to payment', () => {
  it('are what is found when coins are counted one by one', () => {
    const offset = fc.integer({ min: 0, max: 70 })
    fc.assert(
      fc.property(
        slips,
        slips,
        fc.integer({ min: 0, max: 9 }),
        offset,
        offset,
        (bills, paid, old, a, b) => {
          const [from, to] = [Math.min(a, b), Math.max(a, b)].map((one) => addDays(FIRST, one))
          const amounts = (some: typeof bills) =>
            some.map((one) => ({ on: date(one.on), amount: minor(one.amount) }))
          const claims = amounts(bills).map((one) => ({ ...one, isBill: true }))
          const before = { on: date(FIRST), amount: minor(old), isBill: false }
          const span = { from: date(from as string), to: date(to as string) }
          const found = addBillDays(NO_BILL_DAYS, [before, ...claims], amounts(paid), span)
          expect(found).toEqual(naiveBillDays(bills, paid, old, from as string, to as string))
        },
      ),
      { numRuns: rounds(1000) },
    )
  })

  it.each([
    [{ bills: 0, days: 0 }, null],
    [{ bills: 1, days: 12 }, 12],
    [{ bills: 3, days: 10 }, 3.3],
    [{ bills: 3, days: 11 }, 3.7],
    [{ bills: 20, days: 1 }, 0.1],
    [{ bills: 21, days: 1 }, 0],
  ])('of %j are %s on average', (found, days) => {
    expect(average(found)).toBe(days)
  })
})

describe('people confirmed at a clinic', () => {
  const people = [0, 1].map((ordinal) => ({
    ...{ ordinal, birthDate: '1990-01-01', relation: ordinal === 0 ? 'member' : 'spouse' },
    ...{ joinedOn: date('2026-01-01'), leftOn: ordinal === 0 ? null : date('2026-02-10') },
  }))
  const plan = makePlan({ contribution: minor(1500), dueDay: 5 })
  const household = (payments: string[]) =>
    ({ facts: makeHousehold('2026-01-01', plan, payments), people }) as Parameters<
      typeof addConfirmed
    >[1]
  const days = ['2026-01-31', '2026-02-28', '2026-03-31'].map(date)

  it.each([
    [['2026-01-01 4500'], [0], { covered: 2, confirmed: 1 }],
    [['2026-01-01 4500'], [0, 1], { covered: 2, confirmed: 2 }],
    [['2026-01-01 4500'], [], { covered: 2, confirmed: 0 }],
    [['2026-01-01 1500'], [0, 1], { covered: 2, confirmed: 2 }],
    [['2026-03-02 4500'], [0, 1], { covered: 1, confirmed: 1 }],
    // A code of an emergency, say: it is no cover.
    [[], [0, 1], { covered: 0, confirmed: 0 }],
  ])('who paid %j, of whom %j were asked about: %j', (payments, confirmed, found) => {
    expect(addConfirmed(NOBODY_CONFIRMED, household(payments), days, new Set(confirmed))).toEqual(
      found,
    )
  })
})

describe('the months of a span', () => {
  it.each([
    ['2026-03-10', '2026-03-10', ['2026-03 2026-03-10 2026-03-10']],
    [
      '2026-01-01',
      '2026-02-28',
      ['2026-01 2026-01-01 2026-01-31', '2026-02 2026-02-01 2026-02-28'],
    ],
    [
      '2025-12-31',
      '2026-01-01',
      ['2025-12 2025-12-31 2025-12-31', '2026-01 2026-01-01 2026-01-01'],
    ],
  ])('from %s to %s', (from, to, found) => {
    const months = monthsOf({ from: date(from), to: date(to) })
    expect(months.map((one) => `${one.month} ${one.from} ${one.to}`)).toEqual(found)
  })
})
