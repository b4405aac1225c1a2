import { describe, expect, it } from 'vitest'
import type { Opening } from '../../../src/core/contributions/charges.ts'
import { date, dayBefore, plus } from '../../../src/core/dates.ts'
import { standing, type StandingFacts } from '../../../src/core/membership/standing.ts'
import { minor, ZERO } from '../../../src/core/money.ts'
import { makeHousehold, makePlan } from './household.ts'

const waits = makePlan({ joiningFee: minor(1000), waiting: { months: 3 } })
const comesBack = makePlan({
  ...{ period: 'year', contribution: minor(12000), dueDay: 1, graceDays: 0 },
  lateReturn: { afterMonths: 3, waiting: { months: 1 } },
})
const penalty = makePlan({ latePenalty: { afterDays: 0, amount: minor(300) } })

/** Paid on the 10th of January, recorded on the 13th. */
const joined = makeHousehold('2026-01-10', waits, ['2026-01-10 2500 2026-01-13'])
const back = (paid: string, recorded: string) =>
  makeHousehold('2025-01-01', comesBack, ['2025-01-01 12000', `${paid} 12000 ${recorded}`])

type Row = [story: string, facts: StandingFacts, on: string, expected: Record<string, unknown>]

describe('cash of an earlier day', () => {
  it.each<Row>([
    ['pays its period on the day it was paid', joined, '2026-01-10', { owed: 0, paidThrough: '2026-01-31' }],
    ['was not paid the day before', joined, '2026-01-09', { state: 'applicant' }],
    ['waits from the day of recording, also on the days before', joined, '2026-01-11', { state: 'waiting', waitingUntil: '2026-04-12' }],
    ['waits on the day of recording', joined, '2026-01-13', { waitingUntil: '2026-04-12' }],
    ['recorded on its own day waits from it', makeHousehold('2026-01-10', waits, ['2026-01-10 2500']), '2026-01-13', { waitingUntil: '2026-04-09' }],
    ['in time by the day paid keeps rights', makeHousehold('2026-01-01', makePlan(), ['2026-01-01 1500', '2026-02-20 1500 2026-02-25']), '2026-02-21', { state: 'active', owed: 0 }],
    ['opens periods without waiting from the day paid', makeHousehold('2026-01-01', makePlan(), ['2026-01-03 1500 2026-01-08']), '2026-01-04', { state: 'active' }],
    ['is a late return by the day recorded', back('2026-04-01', '2026-04-03'), '2026-04-03', { state: 'waiting', waitingUntil: '2026-05-02' }],
    ['is so already on the day paid: nobody is covered in between', back('2026-04-01', '2026-04-08'), '2026-04-01', { state: 'waiting', waitingUntil: '2026-05-07' }],
    ['waits through the last day counted from recording', back('2026-04-15', '2026-04-20'), '2026-05-19', { state: 'waiting' }],
    ['is covered on the day after', back('2026-04-15', '2026-04-20'), '2026-05-20', { state: 'active', waitingUntil: null }],
    ['recorded within the months is no late return', back('2026-03-30', '2026-04-02'), '2026-04-02', { state: 'active', waitingUntil: null }],
    ['in time costs no penalty', makeHousehold('2026-01-01', penalty, ['2026-01-05 1500 2026-01-09']), '2026-01-09', { owed: 0, state: 'active' }],
    ['a day late costs it', makeHousehold('2026-01-01', penalty, ['2026-01-06 1500 2026-01-09']), '2026-01-09', { owed: 300 }],
  ])('%s', (_story, facts, on, expected) => {
    expect(standing(facts, date(on))).toMatchObject(expected)
  })
}) // prettier-ignore

const LATE_WAITS = makePlan({ lateReturn: { afterMonths: 3, waiting: { days: 21 } } })

/** The last months of 2025 as an opening brought them, `paid` of each; all months cost 1,500. */
function opening(months: readonly string[], paid = 0): Opening {
  const charges = months.map((month) => ({
    kind: 'contribution' as const,
    ...{ startsOn: date(`${month}-01`), dueOn: date(`${month}-05`) },
    endsOn: dayBefore(plus(date(`${month}-01`), { months: 1 })),
    ...{ amount: minor(1500), subsidy: null, paidBefore: minor(paid) },
  }))
  return { on: date('2026-01-01'), charges, prepaid: [], credit: ZERO }
}

function opened(payments: readonly string[], brought: Opening) {
  const changes = { feePaidBefore: true, opening: brought }
  return makeHousehold('2020-01-01', LATE_WAITS, payments, changes)
}

/** In the cases below the months of 2026 up to the day are paid with what is paid. */
describe('cash that was recorded later, of a household that was brought with debts', () => {
  it('is no late return while rights were open all the time', () => {
    const brought = opening(['2025-11', '2025-12'], 500)
    const months = ['2026-01-10 3500', '2026-02-10 1500', '2026-03-10 1500', '2026-04-10 1500']
    const facts = opened([...months, '2026-04-20 3000 2026-04-24'], brought)
    expect(standing(facts, date('2026-04-24'))).toMatchObject({
      ...{ state: 'active', owed: 0, waitingUntil: null },
      opened: { lateReturnUntil: null },
    })
  })

  it.each([
    ['2026-02-24', 'waiting', '2026-03-16'],
    ['2026-03-16', 'waiting', '2026-03-16'],
    ['2026-03-17', 'grace', null],
  ])('waits from the day recorded after a long suspension: on %s %s', (on, state, until) => {
    const brought = opening(['2025-10', '2025-11', '2025-12'])
    const facts = opened(['2026-02-20 7500 2026-02-24'], brought)
    expect(standing(facts, date(on))).toMatchObject({ state, waitingUntil: until })
  })
})
