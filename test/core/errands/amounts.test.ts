import { expect, it } from 'vitest'
import { leastPayment } from '../../../src/core/errands/amounts.ts'
import { date } from '../../../src/core/dates.ts'
import { standing } from '../../../src/core/membership/standing.ts'
import { minor } from '../../../src/core/money.ts'
import { makeHousehold, makePlan } from '../membership/household.ts'

const owes = standing(makeHousehold('2026-01-01', makePlan()), date('2026-01-02'))

it.each([
  ['KES', 0, 100],
  ['KES', 1, 100],
  ['KES', 100, 100],
  ['KES', 101, 200],
  ['KES', 33334, 33400],
  ['XOF', 0, 1],
  ['XOF', 334, 334],
] as const)('in %s an instalment of at least %i asks for at least %i', (currency, least, asked) => {
  const leastInstalment = minor(least)
  expect(leastPayment({ ...owes, leastInstalment }, currency)).toBe(asked)
})
