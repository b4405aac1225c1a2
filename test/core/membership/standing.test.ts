import { describe, expect, it } from 'vitest'
import { date } from '../../../src/core/dates.ts'
import { standing, type StandingFacts } from '../../../src/core/membership/standing.ts'
import { minor } from '../../../src/core/money.ts'
import { makeHousehold, makePlan } from './household.ts'

const quarterOfWaiting = makePlan({ joiningFee: minor(1000), waiting: { months: 3 } })
const yearly = makePlan({
  period: 'year',
  yearStart: '07-01',
  contribution: minor(15000),
  dueDay: 1,
  graceDays: 0,
  minimumPaidShare: 75,
  minimumPaidMonths: 6,
})
const lateReturn = makePlan({
  period: 'year',
  contribution: minor(12000),
  dueDay: 1,
  graceDays: 0,
  lateReturn: { afterMonths: 3, waiting: { months: 1 } },
})
const january = makeHousehold('2026-01-10', quarterOfWaiting, ['2026-01-10 2500'])
const untilApril = makeHousehold('2026-01-10', quarterOfWaiting, [
  '2026-01-10 2500',
  '2026-02-03 1500',
  '2026-03-03 1500',
  '2026-04-03 1500',
])
const owesThree = makeHousehold('2026-01-01', makePlan(), ['2026-01-03 1500', '2026-04-02 3000'])
const thirteenMonths = makeHousehold('2026-01-01', makePlan(), ['2026-01-03 20000'])
const aFrancShort = makeHousehold('2026-07-01', yearly, ['2026-07-10 11249'])
const threeQuarters = makeHousehold('2026-07-01', yearly, ['2026-07-10 11250'])
const returned = makeHousehold('2025-01-01', lateReturn, ['2025-01-01 12000', '2026-04-15 12000'])
const returnedInTime = makeHousehold('2025-01-01', lateReturn, [
  '2025-01-01 12000',
  '2026-04-01 12000',
])

type Row = [story: string, facts: StandingFacts, on: string, expected: Record<string, unknown>]

describe('a standing', () => {
  it.each<Row>([
    ['case 1: waits to 9 April', untilApril, '2026-04-09', { state: 'waiting', waitingUntil: '2026-04-09' }],
    ['case 1: waits no longer on 10 April', untilApril, '2026-04-10', { state: 'active', waitingUntil: null }],
    ['R08: the joining fee is paid first', january, '2026-01-10', { owed: 0, paidThrough: '2026-01-31' }],
    ['R36: waiting of n months clips at month ends', makeHousehold('2025-11-30', quarterOfWaiting, ['2025-11-30 2500']), '2025-12-01', { waitingUntil: '2026-02-27' }],
    ['case 2: open on the last day of grace', makeHousehold('2026-06-01', makePlan(), ['2026-06-01 1500']), '2026-07-20', { state: 'grace', coveredUntil: '2026-07-20' }],
    ['case 2: closed on the day after', makeHousehold('2026-06-01', makePlan(), ['2026-06-01 1500']), '2026-07-21', { state: 'suspended', coveredUntil: null }],
    ['R30: no grace yet on the due day', makeHousehold('2026-06-01', makePlan(), ['2026-06-01 1500']), '2026-07-05', { state: 'active', owed: 1500 }],
    ['case 3: 3,000 closes February and March', owesThree, '2026-04-02', { state: 'active', owed: 1500, paidThrough: '2026-03-31', coveredUntil: '2026-04-20' }],
    ['case 4: 20,000 is 13 months and 500 of credit', thirteenMonths, '2026-01-03', { owed: 0, credit: 18500, paidThrough: '2027-01-31', coveredUntil: '2027-02-20' }],
    ['case 5: a franc short of 75 % stays closed', aFrancShort, '2026-07-10', { state: 'applicant', coveredUntil: null }],
    ['case 5: 75 % opens six months of the year', threeQuarters, '2026-12-31', { state: 'active', owed: 3750, coveredUntil: '2026-12-31', paidThrough: null }],
    ['case 5: and closes on the day after', threeQuarters, '2027-01-01', { state: 'suspended', coveredUntil: null }],
    ['case 9: a late return waits a month', returned, '2026-05-14', { state: 'waiting', waitingUntil: '2026-05-14' }],
    ['case 9: and is over on 15 May', returned, '2026-05-15', { state: 'active' }],
    ['R32: three months to the day is not more than three', returnedInTime, '2026-04-01', { state: 'active', waitingUntil: null }],
    ['R32: to become a member late is no return', makeHousehold('2025-01-01', lateReturn, ['2025-06-01 12000']), '2025-06-01', { state: 'active', waitingUntil: null }],
    ['an applicant until the first charge is settled', makeHousehold('2026-01-10', quarterOfWaiting, ['2026-01-10 2499']), '2026-03-01', { state: 'applicant', coveredUntil: null, waitingUntil: null }],
    ['waiting counts from the settling day when that is later', makeHousehold('2026-01-10', quarterOfWaiting, ['2026-02-01 4000']), '2026-02-02', { state: 'waiting', waitingUntil: '2026-04-30' }],
    ['years before this system count as paid', makeHousehold('2020-05-10', quarterOfWaiting, [], { feePaidBefore: true, paidThroughBefore: date('2026-02-28') }), '2026-03-02', { state: 'active', owed: 1500, paidThrough: '2026-02-28', coveredUntil: '2026-03-20' }],
    ['a period paid before only in part does not count', makeHousehold('2020-05-10', makePlan(), [], { feePaidBefore: true, paidThroughBefore: date('2026-02-27') }), '2026-03-02', { owed: 3000, paidThrough: '2026-01-31' }],
    ['paid ahead before this system', makeHousehold('2020-05-10', makePlan(), [], { feePaidBefore: true, paidThroughBefore: date('2026-12-31') }), '2026-03-02', { state: 'active', owed: 0, paidThrough: '2026-12-31', coveredUntil: '2027-01-20' }],
    ['the fee alone is owed when it was not paid before', makeHousehold('2025-05-10', quarterOfWaiting, [], { paidThroughBefore: date('2026-03-31') }), '2026-03-02', { state: 'applicant', owed: 1000 }],
    ['money dated later does not count yet', january, '2026-01-09', { owed: 0, credit: 0, state: 'applicant' }],
    ['an end is final from its first day', makeHousehold('2026-01-01', makePlan(), ['2026-01-03 1500'], { end: { on: date('2026-02-01'), state: 'resigned' } }), '2026-02-01', { state: 'resigned', owed: 0, coveredUntil: null, next: null }],
    ['before an end cover stops the day before it', makeHousehold('2026-01-01', makePlan(), ['2026-01-03 9000'], { end: { on: date('2026-02-01'), state: 'resigned' } }), '2026-01-05', { state: 'active', coveredUntil: '2026-01-31' }],
    ['a new contribution counts from the first period after it', makeHousehold('2026-01-01', [makePlan(), makePlan({ validFrom: date('2026-02-15'), contribution: minor(2000) })]), '2026-03-01', { owed: 5000 }],
    ['per person, each who belongs as the period begins is counted', makeHousehold('2026-01-10', makePlan({ unit: 'person' }), [], { people: [{ joinedOn: date('2026-01-10'), leftOn: null }, { joinedOn: date('2026-02-02'), leftOn: null }] }), '2026-03-01', { owed: 1500 * 4 }],
    ['a part payment is no worse than none while there is grace', makeHousehold('2024-01-31', makePlan({ period: 'quarter', joiningFee: minor(700), dueDay: 20, graceDays: 42, minimumPaidShare: 75, minimumPaidMonths: 2 }), ['2024-01-31 9325']), '2024-01-31', { state: 'active', coveredUntil: '2025-06-01' }],
    ['R01: one family owes one contribution, however many they are', makeHousehold('2026-01-10', makePlan(), [], { people: [{ joinedOn: date('2026-01-10'), leftOn: null }, { joinedOn: date('2026-01-10'), leftOn: null }] }), '2026-01-10', { owed: 1500 }],
    ['R10: people are counted as the period begins, not later in it', makeHousehold('2026-01-01', makePlan({ unit: 'person' }), [], { people: [{ joinedOn: date('2026-01-01'), leftOn: null }, { joinedOn: date('2026-01-02'), leftOn: null }] }), '2026-01-31', { owed: 1500 }],
    ['R10: whoever leaves is counted for the last time in the period of the last day', makeHousehold('2026-01-01', makePlan({ unit: 'person' }), [], { people: [{ joinedOn: date('2026-01-01'), leftOn: null }, { joinedOn: date('2026-01-01'), leftOn: date('2026-02-01') }] }), '2026-03-01', { owed: 1500 * 5 }],
    ['R11: the fee, then the oldest, and the rest is kept', makeHousehold('2026-01-10', quarterOfWaiting, ['2026-02-10 9000']), '2026-02-10', { owed: 0, credit: 5000, paidThrough: '2026-05-31' }],
    ['R12: any amount counts, also a single franc', makeHousehold('2026-01-01', makePlan(), ['2026-01-01 1', '2026-01-02 2']), '2026-01-03', { owed: 1497 }],
    ['R14: money counts from the day it was paid, whenever it was matched', makeHousehold('2026-01-01', makePlan(), ['2026-02-21 1500', '2026-01-04 1500']), '2026-02-20', { state: 'grace', owed: 1500 }],
    ['R30: grace begins on the day after the due day', makeHousehold('2026-06-01', makePlan(), ['2026-06-01 1500']), '2026-07-06', { state: 'grace' }],
    ['R32: paying what is due reopens at once', makeHousehold('2026-06-01', makePlan(), ['2026-06-01 1500', '2026-08-25 3000']), '2026-08-25', { state: 'active', waitingUntil: null }],
    ['R33: nobody is struck off by what is unpaid', makeHousehold('2020-01-01', makePlan({ strikeOffAfterPeriods: 2 }), ['2020-01-01 1500']), '2026-07-21', { state: 'suspended' }],
    ['R35: rights last to the end of the last day', makeHousehold('2026-06-01', makePlan({ graceDays: 0 }), ['2026-06-01 1500']), '2026-07-05', { state: 'active', coveredUntil: '2026-07-05' }],
    ['a later version with less grace closes first', makeHousehold('2026-01-01', [makePlan({ graceDays: 60 }), makePlan({ validFrom: date('2026-03-01'), graceDays: 0 })], ['2026-01-01 1500']), '2026-02-03', { state: 'active', coveredUntil: '2026-03-05' }],
    ['however far ahead it does', makeHousehold('2026-01-01', [makePlan({ graceDays: 60 }), makePlan({ validFrom: date('2026-04-01'), graceDays: 0 })], ['2026-01-01 1500']), '2026-02-03', { state: 'active', coveredUntil: '2026-04-05' }],
    ['nothing is looked at that is paid more than twelve hundred periods ahead', makeHousehold('2026-01-05', makePlan({ period: 'week', contribution: minor(1), dueDay: 1 }), ['2026-01-05 5000']), '2026-01-05', { state: 'active', credit: 4999, coveredUntil: '2049-01-10' }],
    ['R16: a reversal closes from its day', makeHousehold('2026-01-01', makePlan(), ['2026-01-03 1500', '2026-03-01 -1500']), '2026-03-01', { state: 'applicant', owed: 4500 }],
  ])('%s', (_story, facts, on, expected) => {
    expect(standing(facts, date(on))).toMatchObject(expected)
  }) // prettier-ignore

  it('lists each charge with what was paid of it', () => {
    const { charges } = standing(owesThree, date('2026-04-02'))
    expect(
      charges.map(({ startsOn, dueOn, amount, paid }) => [startsOn, dueOn, amount, paid]),
    ).toEqual([
      ['2026-01-01', '2026-01-05', 1500, 1500],
      ['2026-02-01', '2026-02-05', 1500, 1500],
      ['2026-03-01', '2026-03-05', 1500, 1500],
      ['2026-04-01', '2026-04-05', 1500, 0],
    ])
  })
})
