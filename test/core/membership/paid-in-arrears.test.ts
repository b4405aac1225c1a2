import { describe, expect, it } from 'vitest'
import { arrearsOf } from '../../../src/core/arrears/arrears.ts'
import { chargesBegunBy } from '../../../src/core/contributions/replay.ts'
import { type CivilDate, date, plusDays } from '../../../src/core/dates.ts'
import { amountAsked } from '../../../src/core/membership/asked.ts'
import { standing, type StandingFacts } from '../../../src/core/membership/standing.ts'
import { minor } from '../../../src/core/money.ts'
import { stagesOn } from '../../../src/core/reminders/stages.ts'
import { REMINDER_DEFAULTS } from '../../../src/core/statutes/reminder-settings.ts'
import type { Plan } from '../../../src/core/plans/plan.ts'
import { fc, rounds } from '../../chance.ts'
import { days, households } from './generated.ts'
import { makeHousehold, makePlan } from './household.ts'

/** A month of 1,500 is due on the 5th of the next, with fifteen days of grace; joining costs 1,000. */
const AFTER = makePlan({ paidInArrears: true, joiningFee: minor(1000) })
const joined = (...payments: string[]) => makeHousehold('2026-01-10', AFTER, payments)
const FEE = '2026-01-10 1000'

type Row = [story: string, facts: StandingFacts, on: string, expected: Record<string, unknown>]

function check(_story: string, facts: StandingFacts, on: string, expected: object) {
  expect(standing(facts, date(on))).toMatchObject(expected)
}

describe('contributions paid in arrears', () => {
  it.each<Row>([
    ['want the joining fee first', joined(), '2026-01-10', { state: 'applicant', owed: 2500, coveredUntil: null }],
    ['want all of the fee', joined('2026-01-10 999'), '2026-01-10', { state: 'applicant' }],
    ['let the fee alone open the membership', joined(FEE), '2026-01-10', { state: 'active', owed: 1500, coveredUntil: '2026-02-20', paidThrough: null, charges: [{ kind: 'joining-fee' }, { startsOn: '2026-01-01', endsOn: '2026-01-31', dueOn: '2026-02-05' }] }],
    ['let a member in at once who owes no fee', makeHousehold('2026-01-10', makePlan({ paidInArrears: true })), '2026-01-10', { state: 'active', coveredUntil: '2026-02-20' }],
    ['keep the waiting, from the day of the fee', { ...joined('2026-01-20 1000'), versions: [{ ...AFTER, waiting: { months: 1 } }] }, '2026-02-19', { state: 'waiting', waitingUntil: '2026-02-19' }],
    ['let rights begin when it is over', { ...joined('2026-01-20 1000'), versions: [{ ...AFTER, waiting: { months: 1 } }] }, '2026-02-20', { state: 'grace' }],
    ['are not late on the due day', joined(FEE), '2026-02-05', { state: 'active', owed: 3000 }],
    ['are late on the day after (R30)', joined(FEE), '2026-02-06', { state: 'grace', coveredUntil: '2026-02-20' }],
    ['keep rights open through the last day of grace', joined(FEE), '2026-02-20', { state: 'grace' }],
    ['close rights after it (R31)', joined(FEE), '2026-02-21', { state: 'suspended', coveredUntil: null }],
    ['open them again by what is late, and no more (R32)', joined(FEE, '2026-02-21 1500'), '2026-02-21', { state: 'active', owed: 1500, coveredUntil: '2026-03-20', paidThrough: '2026-01-31' }],
    ['may be paid ahead like others', joined(FEE, '2026-01-11 3000'), '2026-01-11', { owed: 0, credit: 1500, paidThrough: '2026-02-28', coveredUntil: '2026-04-20' }],
    ['are owed for the period in which a member leaves', { ...joined(FEE), end: { on: date('2026-01-20'), state: 'resigned' } }, '2026-03-01', { state: 'resigned', owed: 1500 }],
    ['cost a penalty after their own due day', { ...joined(FEE), versions: [{ ...AFTER, latePenalty: { afterDays: 10, amount: minor(90) } }] }, '2026-02-16', { owed: 3090 }],
    ['cost none on the day before', { ...joined(FEE), versions: [{ ...AFTER, latePenalty: { afterDays: 10, amount: minor(90) } }] }, '2026-02-15', { owed: 3000 }],
    ['begin with the first period under a version that says so', { ...makeHousehold('2026-01-01', [makePlan(), { ...AFTER, validFrom: date('2026-02-01') }], ['2026-01-02 1500']) }, '2026-02-10', { state: 'active', coveredUntil: '2026-03-20' }],
  ])('%s', check) // prettier-ignore
})

describe('what a member in arrears is asked for', () => {
  it.each([
    ['the fee, before anything else', joined(), '2026-01-10', 1000, '2026-01-10'],
    ['the running period, by its due day', joined(FEE), '2026-01-10', 1500, '2026-02-05'],
    ['only the one that is due next', joined(FEE), '2026-02-05', 1500, '2026-02-05'],
    ['only the one that is late', joined(FEE), '2026-02-06', 1500, '2026-02-05'],
    ['both as the second falls due', joined(FEE), '2026-03-05', 3000, '2026-02-05'],
    ['not yet the second on the day before', joined(FEE), '2026-03-04', 1500, '2026-02-05'],
    ['the next when the last is paid', joined(FEE, '2026-02-05 1500'), '2026-02-05', 1500, '2026-03-05'],
    ['nothing when all is paid ahead', joined(FEE, '2026-02-05 3000'), '2026-02-05', 0, null],
    ['all that is owed elsewhere', makeHousehold('2026-01-10', makePlan()), '2026-02-01', 3000, null],
  ])('is %s', (_what, facts, on, amount, by) => {
    const now = standing(facts, date(on))
    expect([amountAsked(now), now.nextDue?.on ?? null]).toEqual([amount, by])
  }) // prettier-ignore

  it.each([
    ['2026-01-28', []],
    ['2026-01-29', ['before-due 7 2026-02-05 1500']],
    ['2026-02-04', ['before-due 1 2026-02-05 1500']],
    ['2026-02-06', ['grace 0 2026-02-20 1500']],
    ['2026-02-21', ['suspended 0 2026-02-21 1500']],
  ])('is in reminders on %s %j', (on, told) => {
    const stages = stagesOn({ facts: joined(FEE), people: [] }, REMINDER_DEFAULTS, date(on))
    expect(stages.map(({ kind, step, day, amount }) => `${kind} ${step} ${day} ${amount}`)).toEqual(told)
  }) // prettier-ignore

  it.each([
    ['2026-02-05', null],
    ['2026-02-06', 1],
    ['2026-03-05', 1],
    ['2026-03-06', 2],
  ])('is behind on %s by %s periods (R53)', (on, periods) => {
    expect(arrearsOf(joined(FEE), date(on))?.periods ?? null).toBe(periods)
  })
})

/** Counted on the fingers from the day after a period, no further than the end of the next. */
function dueByHand(endsOn: CivilDate, nextEnd: CivilDate, dueDay: number): CivilDate {
  let day = plusDays(endsOn, 1)
  for (let count = 1; count < dueDay && day < nextEnd; count += 1) day = plusDays(day, 1)
  return day
}

it('is due, for generated households, as counted on the fingers after each period', () => {
  let seen = 0
  fc.assert(
    fc.property(households, days, (generated, on) => {
      const late = (plan: Plan) => ({ ...plan, paidInArrears: plan.period !== 'season' })
      const facts = { ...generated, versions: generated.versions.map(late) }
      const begun = chargesBegunBy(facts, on).filter(({ kind }) => kind === 'contribution')
      begun.forEach((charge, at) => {
        const next = begun[at + 1]
        if (!charge.plan.paidInArrears || next?.plan !== charge.plan) return
        expect(charge.dueOn).toBe(dueByHand(charge.endsOn, next.endsOn, charge.plan.dueDay))
        seen += 1
      })
    }),
    { numRuns: rounds(300) },
  )
  expect(seen).toBeGreaterThan(100)
})
