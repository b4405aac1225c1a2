import { describe, expect, it } from 'vitest'
import { type CivilDate, date, plus } from '../../../src/core/dates.ts'
import type { Plan } from '../../../src/core/plans/plan.ts'
import { standing, type StandingFacts } from '../../../src/core/membership/standing.ts'
import { minor } from '../../../src/core/money.ts'
import { postedBy } from './generated.ts'
import { makeHousehold, makePlan } from './household.ts'

/** What a standing looks at: fields read of statutes, charges and payments, however deep. */
function counted<Thing extends object>(thing: Thing, count: { reads: number }): Thing {
  return new Proxy(thing, {
    get: (target, field, receiver) => {
      const value: unknown = Reflect.get(target, field, receiver)
      if (typeof field === 'string') count.reads += 1
      return typeof value === 'object' && value !== null ? counted(value, count) : value
    },
  })
}

function workOf(facts: StandingFacts, on: CivilDate): number {
  const count = { reads: 0 }
  standing(counted(facts, count), on)
  return count.reads
}

const JOINED = date('2010-01-01')

/** Somebody who has been a member for so many months, and pays as `pays` says in each. */
function member(months: number, settings: Partial<Plan>, pays: (month: number) => string[]) {
  const on = plus(JOINED, { months })
  const payments = Array.from({ length: months }, (_, month) =>
    pays(month).map((amount) => `${plus(JOINED, { months: month, days: month % 9 })} ${amount}`),
  )
  const plan = makePlan({ validFrom: date('2000-01-01'), ...settings })
  return { on, facts: makeHousehold(JOINED, plan, payments.flat()) }
}

const PENALTY = { afterDays: 3, amount: minor(100) }

describe('the work of a standing', () => {
  it.each<[string, Partial<Plan>, (month: number) => string[]]>([
    ['who pays each month', {}, () => ['1500']],
    ['who never pays', { latePenalty: PENALTY }, () => []],
    ['who pays little by little', { arrearsFirst: false }, () => ['100', '200', '300']],
    ['who skips every other month', { arrearsFirst: false, latePenalty: PENALTY }, (month) => (month % 2 ? ['1500'] : [])],
    ['who paid all at once', {}, (month) => (month === 0 ? ['360000'] : [])],
    ['who pays late and in part', { minimumPaidShare: 75, minimumPaidMonths: 1, lateReturn: { afterMonths: 1, waiting: { days: 9 } } }, (month) => (month % 5 ? [] : ['4000'])],
  ])('grows with the number of charges and no faster, for somebody %s', (_story, settings, pays) => {
    for (const isPosted of [false, true]) {
      const [few, many] = [48, 192].map((months) => {
        const { facts, on } = member(months, settings, pays)
        return workOf(isPosted ? postedBy(facts, on) : facts, on)
      }) as [number, number]
      // Sorting what was posted or paid adds its logarithm: a third more at four times as many.
      expect(many / few).toBeLessThan(4 * 1.4)
      expect(few).toBeGreaterThan(48)
    }
  }) // prettier-ignore

  it('does not depend on how long a period that nobody pays goes on', () => {
    const subsidy = { payer: 'state', percent: 100, from: JOINED, to: null, members: 'all' } as const
    const { facts, on } = member(12, { period: 'week', subsidy }, () => [])
    expect(standing(facts, on).charges.length).toBeGreaterThan(50)
    expect(workOf(facts, on)).toBeLessThan(150 * 60)
  }) // prettier-ignore
})
