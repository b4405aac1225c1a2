import { describe, expect, it } from 'vitest'
import {
  forAnother,
  onePeriodOf,
  periodsForAnother,
} from '../../../src/core/errands/for-another.ts'
import { sayIn } from '../../../src/core/wording/catalogue.ts'
import { plainTerms } from '../../../src/core/payments/terms.ts'
import { minor } from '../../../src/core/money.ts'

const family = { unit: 'family', period: 'month', contribution: minor(50_050) } as const
const person = { ...family, unit: 'person' } as const
const free = { ...family, contribution: minor(0) } as const
const SHILLING = minor(100)

describe('R15: what somebody who pays for another member is offered', () => {
  it.each([
    ['a period of a family, and two years of it at most', family, 50_100, 1_201_200],
    ['a period of one person, and two years of fifteen people', person, 50_100, 18_018_000],
    ['nothing where nothing is to be paid, and some shillings', free, null, 2400],
  ])('is %s', (_, plan, offered, most) => {
    expect(forAnother(plan, 'KES', plainTerms(SHILLING))).toEqual({ offered, least: 100, most })
  })

  it.each([
    ['a family', family, 2, 100_100],
    ['a family, rounded up once', family, 1, 50_100],
    ['each person, which would tell how many they are', person, 2, null],
    ['nothing', free, 2, null],
  ])('is so many periods of a plan for %s', (_, plan, count, amount) => {
    expect(periodsForAnother(plan, count, SHILLING)).toBe(amount)
  })

  it('names the period, and one person where the plan is for each', () => {
    expect(onePeriodOf(family, sayIn('en'))).toBe('One month')
    expect(onePeriodOf({ ...person, period: 'season' }, sayIn('sw'))).toBe('Msimu mmoja, mtu mmoja')
  })
})
