import { expect, it } from 'vitest'
import { date } from '../../../src/core/dates.ts'
import { standing } from '../../../src/core/membership/standing.ts'
import { minor } from '../../../src/core/money.ts'
import { makeHousehold, makePlan } from '../membership/household.ts'

it.each([
  ['a day before the decision', '2026-02-02', '2026-05-31', '2026-02-01', 1500],
  ['on the first day of the decision', '2026-02-01', '2026-05-31', '2026-02-01', 900],
  ['on its last day', '2025-01-01', '2026-02-01', '2026-02-01', 900],
  ['a day after it', '2025-01-01', '2026-01-31', '2026-02-01', 1500],
  ['where it has no end', '2025-01-01', null, '2026-02-01', 900],
])('a named member’s period that begins %s costs the member', (_when, from, until, begins, amount) => {
  const subsidy = { payer: 'state', percent: 40, from: date('2020-01-01'), to: null, members: 'named' } as const
  const plan = makePlan({ subsidy })
  const subsidised = { from: date(from), until: until === null ? null : date(until) }
  const household = { ...makeHousehold('2026-01-10', plan), subsidised }
  const charge = standing(household, date(begins)).charges.find(({ startsOn }) => startsOn === begins)
  expect(charge?.amount).toBe(minor(amount))
}) // prettier-ignore
