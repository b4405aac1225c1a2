import { describe, expect, it } from 'vitest'
import { coverage, type CoverageFacts } from '../../src/core/coverage/coverage.ts'
import { date } from '../../src/core/dates.ts'
import { memberNumberFrom, readMemberNumber } from '../../src/core/member-number.ts'
import { CEILING_DEFAULTS } from '../../src/core/plans/plan.ts'
import { standing, type StandingFacts } from '../../src/core/membership/standing.ts'
import { minor } from '../../src/core/money.ts'
import { decideBill } from '../../src/core/visits/decide-bill.ts'
import { makeHousehold, makePlan, makeService } from './membership/household.ts'

/** The ten cases of `reference/domain.md` 1.4, each with the numbers given there. */

const THREE_MONTHS = makePlan({ joiningFee: minor(1000), waiting: { months: 3 } })
const CASE_1 = makeHousehold('2026-01-10', THREE_MONTHS, [
  '2026-01-10 2500',
  '2026-02-03 1500',
  '2026-03-03 1500',
  '2026-04-03 1500',
])
const CASE_2 = makeHousehold('2026-06-01', makePlan(), ['2026-06-01 1500'])
const CASE_3 = makeHousehold('2026-01-01', makePlan(), ['2026-01-03 1500', '2026-04-02 3000'])
const CASE_4 = makeHousehold('2026-01-01', makePlan(), ['2026-01-03 20000'])
const RWANDA = makePlan({
  period: 'year',
  yearStart: '07-01',
  contribution: minor(15000),
  dueDay: 1,
  graceDays: 0,
  minimumPaidShare: 75,
  minimumPaidMonths: 6,
})
const CASE_5_SHORT = makeHousehold('2026-07-01', RWANDA, ['2026-07-10 11249'])
const CASE_5 = makeHousehold('2026-07-01', RWANDA, ['2026-07-10 11250'])
const CASE_6 = makeHousehold('2026-01-01', makePlan(), ['2026-01-03 1500', '2026-01-03 1500'])
const CASE_7 = makeHousehold('2025-01-01', makePlan({ dependantWaiting: { days: 30 } }), [
  '2025-01-01 36000',
])
const CASE_9 = makeHousehold(
  '2025-01-01',
  makePlan({
    period: 'year',
    contribution: minor(12000),
    dueDay: 1,
    graceDays: 0,
    lateReturn: { afterMonths: 3, waiting: { months: 1 } },
  }),
  ['2025-01-01 12000', '2026-04-15 12000'],
)

/** Asks for a consultation at a clinic with an agreement. */
function ask(household: StandingFacts, on: string, addedOn: string | null = null) {
  const facts: CoverageFacts & { service: string } = {
    provider: {
      services: ['consultation'],
      agreement: { from: date('2020-01-01'), to: null },
    },
    person: {
      household,
      ordinal: addedOn ? 1 : 0,
      relation: addedOn ? 'child' : 'member',
      birthDate: addedOn ? '2015' : '1988',
      joinedOn: addedOn ? date(addedOn) : household.joinedOn,
      leftOn: null,
    },
    service: 'consultation',
    used: [],
    letters: [],
    referrals: [],
    openCodes: [],
  }
  const { answer, reason, until } = coverage(facts, date(on))
  return { facts, answer, reason, until }
}

type Answer = [
  story: string,
  facts: StandingFacts,
  on: string,
  added: string | null,
  answer: object,
]

describe('the worked cases: what a clinic is told', () => {
  it.each<Answer>([
    ['1: three months of waiting from 10 January last to 9 April', CASE_1, '2026-04-09', null, { answer: 'no', reason: 'W1', until: '2026-04-09' }],
    ['1: and are over on 10 April, with January to April paid', CASE_1, '2026-04-10', null, { answer: 'yes', reason: 'OK' }],
    ['2: fifteen days after 5 July rights are open', CASE_2, '2026-07-20', null, { answer: 'yes', until: '2026-07-20' }],
    ['2: and closed on the day after', CASE_2, '2026-07-21', null, { answer: 'no', reason: 'C1' }],
    ['3: who owes April before its due day is covered', CASE_3, '2026-04-02', null, { answer: 'yes', until: '2026-04-20' }],
    ['5: a franc less than three quarters of a year is not enough', CASE_5_SHORT, '2026-07-10', null, { answer: 'no', reason: 'C1' }],
    ['5: three quarters open the year to 31 December', CASE_5, '2026-12-31', null, { answer: 'yes', until: '2026-12-31' }],
    ['5: only', CASE_5, '2027-01-01', null, { answer: 'no', reason: 'C1' }],
    ['7: on 2 March the member is covered', CASE_7, '2026-03-02', null, { answer: 'yes' }],
    ['7: the child added on 1 March waits thirty days', CASE_7, '2026-03-30', '2026-03-01', { answer: 'no', reason: 'W1', until: '2026-03-30' }],
    ['7: and no longer', CASE_7, '2026-03-31', '2026-03-01', { answer: 'yes' }],
    ['9: a defaulter of more than three months waits to 14 May', CASE_9, '2026-05-14', null, { answer: 'no', reason: 'W1', until: '2026-05-14' }],
    ['9: and is covered again on 15 May', CASE_9, '2026-05-15', null, { answer: 'yes' }],
  ])('%s', (_story, facts, on, added, answer) => {
    expect(ask(facts, on, added)).toMatchObject(answer)
  }) // prettier-ignore
})

describe('the worked cases: what a member owes and has paid', () => {
  it.each<[story: string, facts: StandingFacts, on: string, expected: object]>([
    ['3: 3,000 close February and March', CASE_3, '2026-04-02', { state: 'active', owed: 1500, paidThrough: '2026-03-31' }],
    ['4: 20,000 are thirteen months', CASE_4, '2026-01-03', { paidThrough: '2027-01-31' }],
    ['4: and 500 of credit', CASE_4, '2027-01-01', { owed: 0, credit: 500 }],
    ['6: the same amount from two receipts is two payments', CASE_6, '2026-01-03', { credit: 1500, paidThrough: '2026-02-28' }],
  ])('%s', (_story, facts, on, expected) => {
    expect(standing(facts, date(on))).toMatchObject(expected)
  }) // prettier-ignore
})

describe('the worked cases: bills and numbers', () => {
  it('8: of a bill of 10,000 the mutual pays the 6,000 left of its ceiling, and the patient 4,000', () => {
    const ceiling = { ...CEILING_DEFAULTS, amount: minor(30000), per: 'family', every: 'year' } as const
    const plan = makePlan({ services: [makeService({ ceiling })] })
    const { facts } = ask(makeHousehold('2025-01-01', plan, ['2025-01-01 36000']), '2026-03-02')
    const spent = { service: 'consultation', ordinal: 3, on: date('2026-02-01') }
    const used = [{ ...spent, amount: minor(24000) }]
    const bill = decideBill({ ...facts, used }, date('2026-03-02'), minor(10000))
    expect(bill).toMatchObject({ ok: true, value: { mutual: 6000, patient: 4000 } })
    const unbound = decideBill({ ...facts, used: [] }, date('2026-03-02'), minor(10000))
    expect(unbound).toMatchObject({ ok: true, value: { mutual: 8000, patient: 2000 } })
  }) // prettier-ignore

  it('10: two digits that were swapped are no number, and nobody is looked up', () => {
    const number = memberNumberFrom('0412337')
    const swaps = [...number].slice(1).flatMap((digit, at) => {
      const before = number[at] as string
      const swapped = number.slice(0, at) + digit + before + number.slice(at + 2)
      return digit === before ? [] : [swapped]
    })
    expect(swaps).toHaveLength(6)
    expect(swaps.map(readMemberNumber)).toEqual(swaps.map(() => null))
    expect(readMemberNumber(number)).toBe(number)
  })
})
