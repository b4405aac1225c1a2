import { describe, expect, it } from 'vitest'
import { chargesBegunBy } from '../../../src/core/contributions/replay.ts'
import { offersOn } from '../../../src/core/contributions/rhythms.ts'
import { date } from '../../../src/core/dates.ts'
import { afterPaying, rhythmBoughtWith } from '../../../src/core/membership/paying.ts'
import { standing, type StandingFacts } from '../../../src/core/membership/standing.ts'
import { onePeriodAhead, payPeriods, periodsAhead } from '../../../src/core/errands/amounts.ts'
import { minor } from '../../../src/core/money.ts'
import type { Plan } from '../../../src/core/plans/plan.ts'
import { fc, rounds } from '../../chance.ts'
import { makeHousehold, makePlan } from '../membership/household.ts'

/** A month 10,000, a quarter 28,500, half a year 54,000, a year 102,000. */
const PLAN = makePlan({
  contribution: minor(10_000),
  rhythms: [
    { periods: 3, amount: minor(28_500) },
    { periods: 12, amount: minor(102_000) },
    { periods: 6, amount: minor(54_000) },
  ],
})

/** January is paid; `paid` more on the 10th. */
function member(paid: readonly string[] = [], plan: Plan | Plan[] = PLAN): StandingFacts {
  return makeHousehold('2026-01-01', plan, ['2026-01-01 10000', ...paid])
}

describe('a rhythm is bought by one receipt', () => {
  it.each<[what: string, facts: StandingFacts, amount: number, periods: number | null]>([
    ['one franc less than its price', member(), 28_499, null],
    ['its price', member(), 28_500, 3],
    ['the longest that fits', member(), 53_999, 3],
    ['the next one exactly', member(), 54_000, 6],
    ['a year', member(), 102_000, 12],
    ['a year and more: one rhythm', member(), 204_000, 12],
    ['debts first: not enough is left', makeHousehold('2026-01-01', PLAN), 38_499, null],
    ['debts first: just enough is left', makeHousehold('2026-01-01', PLAN), 38_500, 3],
    ['what was paid ahead before does not help', member(['2026-01-02 5000']), 28_499, null],
    ['statutes without rhythms sell none', member([], makePlan({ contribution: minor(10_000) })), 102_000, null],
    ['nor a membership that is over', { ...member(), end: { on: date('2026-01-10'), state: 'resigned' } }, 102_000, null],
  ])('%s', (_what, facts, amount, periods) => {
    expect(rhythmBoughtWith(facts, date('2026-01-10'), minor(amount))?.periods ?? null).toBe(periods)
  }) // prettier-ignore

  it('costs a household by its people, in proportion', () => {
    const each = { ...PLAN, unit: 'person', childContribution: minor(4000) } as const
    const here = { joinedOn: date('2026-01-01'), leftOn: null }
    const people = [here, here, { ...here, birthDate: '2020-01-01' }]
    const facts = makeHousehold('2026-01-01', each, [], { people })
    expect(offersOn(facts, date('2026-01-10')).map(({ periods, price }) => [periods, price])).toEqual(
      [[12, 244_800], [6, 129_600], [3, 68_400]],
    )
  }) // prettier-ignore
})

const ON = date('2026-01-10')
const amounts = (facts: StandingFacts, on: string) =>
  chargesBegunBy(facts, date(on)).map(({ amount }) => amount)

describe('what a rhythm pays', () => {
  it('that was free at its discount is paid by what there is ahead when the money goes back', () => {
    // Seen red: the row of paid charges had passed the free one, and money ahead passed it over.
    const two = makePlan({
      contribution: minor(10_000),
      rhythms: [{ periods: 2, amount: minor(10_000) }],
    })
    const facts = member(['2026-01-10 10000', '2026-03-05 50000', '2026-04-15 -10000'], two)
    const bought = { periods: 2, price: minor(10_000), discount: minor(10_000), on: ON }
    const rhythms = [{ ...bought, receipt: 'r', undoneOn: date('2026-04-15') }]
    const now = standing({ ...facts, rhythms }, date('2026-04-15'))
    expect(now.charges.map(({ amount, paid }) => [amount, paid])).toEqual(
      Array.from({ length: 4 }, () => [10_000, 10_000]),
    )
    expect(now).toMatchObject({ owed: 0, credit: 20_000 })
  })

  const quarter = afterPaying(member(), ON, minor(28_500))

  it('are the next periods that were not charged, and no more', () => {
    expect(amounts(quarter, '2026-05-01')).toEqual([10_000, 9500, 9500, 9500, 10_000])
    expect(standing(quarter, ON)).toMatchObject({ paidThrough: '2026-04-30', owed: 0 })
    expect(standing(quarter, date('2026-05-01'))).toMatchObject({ owed: 10_000, credit: 0 })
  })

  it('comes after those of another', () => {
    const twice = afterPaying(quarter, ON, minor(54_000))
    expect(amounts(twice, '2026-08-01')).toEqual([10_000, 9500, 9500, 9500, 9000, 9000, 9000, 9000])
  })

  it('is rounded so that all of it is given in the end', () => {
    const plan = { ...PLAN, rhythms: [{ periods: 3, amount: minor(29_900) }] }
    const bought = afterPaying(member([], plan), ON, minor(29_900))
    expect(amounts(bought, '2026-04-01').slice(1)).toEqual([9967, 9967, 9966])
  })

  it('keeps its discount when the price changes, which holds from its day', () => {
    const dearer = { ...PLAN, validFrom: date('2026-03-01'), contribution: minor(12_000) }
    const bought = { ...quarter, versions: [PLAN, dearer] }
    expect(amounts(bought, '2026-03-01')).toEqual([10_000, 9500, 11_500])
  })

  it('takes no larger a share off a period that has become cheaper, and never all of it', () => {
    // Seen red: nothing was left of a period that had become cheaper, and the books take no such charge.
    const each = {
      ...PLAN,
      unit: 'person' as const,
      rhythms: [{ periods: 3, amount: minor(24_000) }],
    }
    const here = { joinedOn: date('2026-01-01'), leftOn: null }
    const four = [here, here, here, here]
    const paid = ['2026-01-01 40000']
    const full = afterPaying(makeHousehold('2026-01-01', each, paid, { people: four }), ON, minor(96_000))
    expect(amounts(full, '2026-02-01')).toEqual([40_000, 32_000])
    const left = { ...full, people: [here, ...four.slice(1).map((one) => ({ ...one, leftOn: date('2026-01-20') }))] }
    expect(amounts(left, '2026-05-01')).toEqual([40_000, 8000, 8000, 8000, 10_000])
    const nearlyFree = { ...each, validFrom: date('2026-02-01'), contribution: minor(1) }
    expect(amounts({ ...left, versions: [each, nearlyFree] }, '2026-05-01')).toEqual([40_000, 1, 1, 1, 1])
  }) // prettier-ignore

  it('costs the full prices again once its receipt is taken back', () => {
    const [rhythm] = quarter.rhythms ?? []
    const payments = [...quarter.payments, { on: date('2026-03-15'), amount: minor(-28_500) }]
    const undone = { ...quarter, payments, rhythms: [{ ...rhythm!, undoneOn: date('2026-03-15') }] }
    expect(standing(undone, date('2026-03-14'))).toMatchObject({ owed: 0, state: 'active' })
    expect(standing(undone, date('2026-03-15'))).toMatchObject({ owed: 20_000 })
    expect(amounts(undone, '2026-04-01')).toEqual([10_000, 10_000, 10_000, 10_000])
  })
})

describe('what paying several periods is shown to cost', () => {
  const now = standing(member(), ON)
  it.each([
    [1, 10_000],
    [2, 20_000],
    [3, 28_500],
    [4, 38_500],
    [5, 48_500],
    [6, 54_000],
    [11, 102_000],
    [12, 102_000],
    [13, 112_000],
  ])('ahead, of %i: %i', (count, amount) => {
    expect(periodsAhead(now, count)).toBe(amount)
    expect(payPeriods(now, count)).toBe(amount)
  })

  it('is what is owed besides, for who owes', () => {
    const owing = standing(makeHousehold('2026-01-01', PLAN), ON)
    expect(periodsAhead(owing, 3)).toBe(38_500)
    expect(payPeriods(owing, 4)).toBe(38_500)
  })

  it('is one more period, for who has bought some', () => {
    const bought = standing(afterPaying(member(), ON, minor(28_500)), ON)
    expect(onePeriodAhead(bought)).toBe(10_000)
    expect(onePeriodAhead(standing(member(['2026-01-02 4000']), ON))).toBe(6000)
  })
})

/** Statutes with two rhythms or three, each less than its periods one by one. */
const statutes = fc
  .tuple(fc.integer({ min: 50, max: 20_000 }), fc.integer({ min: 1, max: 30 }))
  .chain(([contribution, percent]) =>
    fc.uniqueArray(fc.integer({ min: 2, max: 24 }), { minLength: 2, maxLength: 3 }).map((periods) =>
      makePlan({
        contribution: minor(contribution),
        rhythms: periods.map((count) => {
          const full = contribution * count
          return { periods: count, amount: minor(full - Math.ceil((full * percent) / 100)) }
        }),
      }),
    ),
  ) // prettier-ignore

/** How many months are owed, by how much the receipt is beside a price, and of which rhythm. */
const receipts = fc.record({
  owed: fc.integer({ min: 0, max: 5 }),
  beside: fc.integer({ min: -1, max: 1 }),
  which: fc.nat(),
})

describe('of any statutes', () => {
  it('a receipt buys the longest rhythm that it reaches after debts, to the franc', () => {
    fc.assert(
      fc.property(statutes, receipts, (plan, { owed, beside, which }) => {
        const { rhythms, contribution } = plan
        const debt = owed * contribution
        const price = rhythms[which % rhythms.length]?.amount ?? 0
        const facts = makeHousehold('2026-01-01', plan, [`2026-01-01 ${(6 - owed) * contribution}`])
        const left = price + beside
        const best = rhythms
          .filter(({ amount }) => amount <= left)
          .reduce((longest, { periods }) => Math.max(longest, periods), 0)
        const on = date('2026-06-10')
        expect(standing(facts, on).owed).toBe(debt)
        const bought = rhythmBoughtWith(facts, on, minor(debt + left))
        expect(bought?.periods ?? 0).toBe(best)
      }),
      { numRuns: rounds(200) },
    )
  })

  it('its periods cost its price together, each no more than alone, and the next one its own', () => {
    fc.assert(
      fc.property(statutes, fc.nat(), (plan, which) => {
        const { rhythms, contribution } = plan
        const rhythm = rhythms[which % rhythms.length]!
        const facts = makeHousehold('2026-01-01', plan, [`2026-01-01 ${contribution}`])
        const paid = afterPaying(facts, ON, rhythm.amount)
        const periods = rhythmBoughtWith(facts, ON, rhythm.amount)?.periods ?? 0
        const price = rhythms.find((one) => one.periods === periods)?.amount
        const months = amounts(paid, '2029-01-01').slice(1, periods + 2)
        expect(months.slice(0, -1).reduce<number>((sum, one) => sum + one, 0)).toBe(price)
        expect(Math.max(...months)).toBe(contribution)
        expect(months.at(-1)).toBe(contribution)
      }),
      { numRuns: rounds(100) },
    )
  })
})
