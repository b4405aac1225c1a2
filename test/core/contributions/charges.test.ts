import { describe, expect, it } from 'vitest'
import { type Charge, chargesOf, paidBeforeOf } from '../../../src/core/contributions/charges.ts'
import { contributionsOn } from '../../../src/core/contributions/paid-charges.ts'
import { fullFrom } from '../../../src/core/contributions/steps.ts'
import { shareContribution } from '../../../src/core/contributions/subsidy.ts'
import { type CivilDate, date } from '../../../src/core/dates.ts'
import type { Plan } from '../../../src/core/plans/plan.ts'
import { minor } from '../../../src/core/money.ts'
import { makeHousehold, makePlan } from '../membership/household.ts'

function dateOrNull(text: string | null): CivilDate | null {
  return text === null ? null : date(text)
}

const MONTHS = makePlan()
const WEEKS_FROM = (validFrom: string) => makePlan({ period: 'week', validFrom: date(validFrom) })
const MONTHS_FROM = (validFrom: string) => makePlan({ validFrom: date(validFrom) })

type PaidRow = [what: string, versions: Plan[], joinedOn: string, paid: string | null, whole: string | null] // prettier-ignore

it.each<PaidRow>([
  ['nothing', [MONTHS], '2026-01-01', null, null],
  ['to the day before joining', [MONTHS], '2026-01-15', '2026-01-14', null],
  ['to the day of joining', [MONTHS], '2026-01-15', '2026-01-15', null],
  ['to a day of joining that ends its period', [MONTHS], '2026-01-31', '2026-01-31', '2026-01-31'],
  ['to a day before the end of a period', [MONTHS], '2026-01-01', '2026-03-30', '2026-02-28'],
  ['to the end of a period', [MONTHS], '2026-01-01', '2026-03-31', '2026-03-31'],
  ['to a day after the end of a period', [MONTHS], '2026-01-01', '2026-04-01', '2026-03-31'],
  ['before a version that comes much later', [MONTHS, MONTHS_FROM('2026-12-01')], '2026-01-01', '2026-03-31', '2026-03-31'],
  // 1 March 2026 is a Sunday, on which a week ends.
  ['to the first day of a version, which ends a week', [MONTHS, WEEKS_FROM('2026-03-01')], '2026-01-01', '2026-03-01', '2026-03-01'],
])('R10: of periods paid before, %s, the last whole one ends', (_what, versions, joinedOn, paid, whole) => {
  const facts = { versions, joinedOn: date(joinedOn), paidThroughBefore: dateOrNull(paid) }
  expect(paidBeforeOf(facts)).toBe(whole)
}) // prettier-ignore

function firstCharges(facts: Partial<Parameters<typeof chargesOf>[0]>, plan = MONTHS) {
  const household = makeHousehold('2026-02-10', plan)
  const found: string[] = []
  for (const { kind, startsOn, amount } of chargesOf({ ...household, endedOn: null, ...facts })) {
    found.push(`${kind} ${startsOn} ${amount}`)
    if (found.length === 2) break
  }
  return found
}

describe('charges', () => {
  it('begin with the joining fee as it was posted, whatever the statutes say now', () => {
    const plan = makePlan({ joiningFee: minor(500) })
    const on = date('2026-02-10')
    const posted: Charge = { kind: 'joining-fee', startsOn: on, endsOn: on, dueOn: on, amount: minor(300), subsidy: null } // prettier-ignore
    expect(firstCharges({ posted: [posted] }, plan)[0]).toBe('joining-fee 2026-02-10 300')
    expect(firstCharges({}, plan)[0]).toBe('joining-fee 2026-02-10 500')
  })

  it.each([
    [null, 'contribution 2026-02-01 1500'],
    ['2026-01-31', 'contribution 2026-02-01 1500'],
    ['2026-02-28', 'contribution 2026-03-01 1500'],
    ['2026-03-15', 'contribution 2026-03-16 1500'],
  ])('R34: charged through %s by an earlier term, go on with %s', (through, first) => {
    expect(firstCharges({ chargedThrough: dateOrNull(through) })[0]).toBe(first)
  })

  it.each([
    ['2026-02-09', 0],
    ['2026-02-10', 1],
    ['2026-02-28', 1],
    ['2026-03-01', 2],
  ])('are on %s, of who joined on 10 February, so many contributions: %i', (on, count) => {
    expect(contributionsOn(makeHousehold('2026-02-10', MONTHS), date(on))).toHaveLength(count)
  })
})

it.each<[kind: Charge['kind'], share: number, months: number | null, from: string | null]>([
  ['contribution', 50, 3, '2026-04-01'],
  ['contribution', 100, 3, null],
  ['contribution', 50, null, null],
  ['joining-fee', 50, 3, null],
  ['late-penalty', 50, 3, null],
])('R12: a %s with a least share of %i %% for %s months has to be full from %s', (kind, share, months, from) => {
  const plan = makePlan({ minimumPaidShare: share, minimumPaidMonths: months })
  const on = date('2026-01-01')
  const charge = { kind, startsOn: on, endsOn: on, dueOn: on, amount: minor(100), subsidy: null, plan }
  expect(fullFrom({ charge, plan })).toBe(from)
}) // prettier-ignore

it.each([
  [1, 40, 1, null],
  [2, 40, 2, null],
  [3, 40, 2, 1],
  [0, 40, 0, null],
  [1500, 100, 0, 1500],
])('R37: of %i with %i %% from a subsidy, the member owes %i and the payer %s', (contribution, percent, amount, given) => {
  const subsidy = { payer: 'state', percent, from: date('2020-01-01'), to: null, members: 'all' } as const
  const plan = makePlan({ subsidy })
  expect(shareContribution(plan, [], date('2026-01-01'), minor(contribution))).toEqual({
    amount,
    subsidy: given === null ? null : { payer: 'state', amount: given },
  })
}) // prettier-ignore
