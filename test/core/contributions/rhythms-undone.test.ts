import { describe, expect, it } from 'vitest'
import { chargesBegunBy } from '../../../src/core/contributions/replay.ts'
import { type CivilDate, date, plus } from '../../../src/core/dates.ts'
import { standing, type StandingFacts } from '../../../src/core/membership/standing.ts'
import { minor } from '../../../src/core/money.ts'
import { fc, rounds } from '../../chance.ts'
import { postedOnTheWay, withRhythms } from '../membership/generated.ts'
import { makeHousehold, makePlan } from '../membership/household.ts'

/** A month 10,000, two 19,000, three 27,000. */
const PLAN = makePlan({
  contribution: minor(10_000),
  rhythms: [
    { periods: 2, amount: minor(19_000) },
    { periods: 3, amount: minor(27_000) },
  ],
})

/** January is paid; three months are bought on 10 January, and taken back on a day. */
function threeMonths(undoneOn: string, more: readonly string[] = []): StandingFacts {
  const facts = makeHousehold('2026-01-01', PLAN, ['2026-01-01 10000', '2026-01-10 27000', ...more])
  return withRhythms(facts, new Map([[1, date(undoneOn)]]))
}

const amounts = (facts: StandingFacts, on: string) =>
  chargesBegunBy(facts, date(on)).map(({ amount }) => amount)

describe('what is asked of a day before a rhythm was undone', () => {
  // Seen red: what begins next came at its full price, as it was posted after.
  it.each([[[]], [['2026-02-20']], [['2026-03-01', '2026-04-01']]])(
    'is answered as on that day, posted on %j',
    (postings) => {
      const facts = postedOnTheWay(threeMonths('2026-02-20'), postings.map(date))
      expect(standing(facts, date('2026-02-19')).next).toMatchObject({
        startsOn: '2026-03-01',
        amount: 9000,
      })
      expect(standing(facts, date('2026-02-20')).next).toMatchObject({
        startsOn: '2026-03-01',
        amount: 10_000,
      })
    },
  )
})

describe('a month that begins on the day on which a rhythm is undone', () => {
  it.each([
    // The charge comes before the money of its day, and is the last that the first receipt pays.
    ['on it', '2026-02-01', [10_000, 10_000, 9500, 9500, 10_000]],
    ['on the day before', '2026-01-31', [10_000, 9500, 9500, 10_000, 10_000]],
  ])('%s: another that was bought pays the next', (_when, undoneOn, expected) => {
    const facts = threeMonths(undoneOn, ['2026-01-20 19000'])
    expect(amounts(facts, '2026-05-01')).toEqual(expected)
    for (const postings of [[], ['2026-02-01'], ['2026-02-01', '2026-05-01']]) {
      const posted = postedOnTheWay(facts, postings.map(date))
      expect(amounts(posted, '2026-05-01')).toEqual(expected)
    }
  })
})

const DAYS = 400
const FIRST = date('2026-01-01')

/** Days of which many are the first of a month, when much happens at once. */
const moments: fc.Arbitrary<CivilDate> = fc
  .record({ days: fc.nat({ max: DAYS }), isFirst: fc.boolean() })
  .map(({ days, isFirst }) => {
    const day = plus(FIRST, { days })
    return isFirst ? date(`${day.slice(0, 7)}-01`) : day
  })

const receipts = fc.array(
  fc.record({
    on: moments,
    amount: fc.constantFrom(5000, 19_000, 27_000, 40_000, 90_000),
    back: fc.option(moments),
  }),
  { minLength: 1, maxLength: 6 },
)

describe('of any receipts, some of which are taken back', () => {
  it('standings are the same, whatever of the charges has been posted and when (R10, R17)', () => {
    fc.assert(
      fc.property(receipts, moments, fc.array(moments, { maxLength: 4 }), (paid, on, postings) => {
        const payments = paid.map((one) => `${one.on} ${one.amount}`)
        const taken = paid.flatMap((one, at): [number, CivilDate][] =>
          one.back && one.back >= one.on ? [[at, one.back]] : [],
        )
        const facts = withRhythms(makeHousehold('2026-01-01', PLAN, payments), new Map(taken))
        expect(standing(postedOnTheWay(facts, postings), on)).toEqual(standing(facts, on))
      }),
      { numRuns: rounds(300) },
    )
  })
})
