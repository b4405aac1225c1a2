import { describe, expect, it } from 'vitest'
import { date, plusDays } from '../../../src/core/dates.ts'
import type { Plan } from '../../../src/core/plans/plan.ts'
import type { StandingFacts } from '../../../src/core/membership/standing.ts'
import { minor } from '../../../src/core/money.ts'
import { REMINDER_DEFAULTS } from '../../../src/core/statutes/reminder-settings.ts'
import { type ReminderPerson, stagesOn } from '../../../src/core/reminders/stages.ts'
import { makeHousehold, makePlan } from '../membership/household.ts'

/** Each day from `from` with what a member can be told then, as `day kind/step about amount`. */
function told(
  facts: StandingFacts,
  from: string,
  days: number,
  people: readonly ReminderPerson[] = [],
): string[] {
  return Array.from({ length: days }, (_, index) => plusDays(date(from), index)).flatMap((on) =>
    stagesOn({ facts, people }, REMINDER_DEFAULTS, on).map(
      ({ kind, step, about, amount, ordinal }) =>
        `${on} ${kind}${step ? `/${step}` : ''} ${about} ${amount}${ordinal ? ` /${ordinal}` : ''}`,
    ),
  )
}

/** The first day of each stage, in the order of days. */
function firstDays(lines: readonly string[]): string[] {
  const keys = new Set<string>()
  return lines.filter((line) => {
    const key = line.slice('2026-01-01 '.length)
    return !keys.has(key) && keys.add(key)
  })
}

/** Rights are open since long; paid through February 2026. */
function member(payments: readonly string[] = [], plan: Plan = makePlan()): StandingFacts {
  return makeHousehold('2026-01-01', plan, ['2026-01-01 3000', ...payments])
}

describe('R50: what a member is reminded of', () => {
  it('comes 7 days and a day before what is due, at the grace, before suspension, at it and later', () => {
    // March is due on the 5th, grace ends on the 20th.
    expect(firstDays(told(member(), '2026-02-20', 60))).toEqual([
      '2026-02-26 before-due/7 2026-03-01 1500',
      '2026-03-04 before-due/1 2026-03-01 1500',
      '2026-03-06 grace 2026-03-01 1500',
      '2026-03-18 before-suspension 2026-03-01 1500',
      '2026-03-21 suspended 2026-03-01 1500',
      '2026-04-11 still-suspended 2026-04-11 3000',
    ])
  })

  it('is each told for as long as it holds, and not after', () => {
    const days = (kind: string) =>
      told(member(), '2026-02-20', 60)
        .filter((line) => line.includes(` ${kind} `))
        .map((line) => line.slice(0, 10))
    expect([days('before-due/7').at(-1), days('before-due/1').at(-1)]).toEqual([
      '2026-03-03',
      '2026-03-05',
    ])
    expect([days('grace')[0], days('grace').at(-1)]).toEqual(['2026-03-06', '2026-03-20'])
    expect(days('before-suspension')).toEqual(['2026-03-18', '2026-03-19', '2026-03-20'])
    expect([days('suspended')[0], days('suspended').at(-1)]).toEqual(['2026-03-21', '2026-03-27'])
  })

  it('is nothing for whoever has paid, and the next period for whoever paid one', () => {
    expect(told(member(['2026-02-25 1500']), '2026-02-25', 28)).toEqual([])
    const next = firstDays(told(member(['2026-03-10 1500']), '2026-03-01', 35))
    expect(next).toEqual([
      '2026-03-01 before-due/7 2026-03-01 1500',
      '2026-03-04 before-due/1 2026-03-01 1500',
      '2026-03-06 grace 2026-03-01 1500',
      '2026-03-29 before-due/7 2026-04-01 1500',
      '2026-04-04 before-due/1 2026-04-01 1500',
    ])
  })

  it('names what is left after a part payment, and what was paid ahead is not asked for', () => {
    const lines = told(member(['2026-02-20 500']), '2026-02-26', 1)
    expect(lines).toEqual(['2026-02-26 before-due/7 2026-03-01 1000'])
  })

  it('names all that is owed: a member in grace hears of both periods', () => {
    const plan = makePlan({ graceDays: 40 })
    expect(told(member([], plan), '2026-04-03', 1)).toEqual(['2026-04-03 grace 2026-03-01 3000'])
  })

  it('is nothing while a share that opens rights is paid, until its months are over', () => {
    const plan = makePlan({
      period: 'year', contribution: minor(12_000), dueDay: 31, graceDays: 0,
      minimumPaidShare: 75, minimumPaidMonths: 6,
    }) // prettier-ignore
    const facts = makeHousehold('2026-01-01', plan, ['2026-01-02 9000'])
    expect(firstDays(told(facts, '2026-01-10', 185))).toEqual([
      '2026-06-28 before-suspension 2026-06-30 3000',
      '2026-07-01 suspended 2026-06-30 3000',
    ])
  })

  it('without grace is the warning before suspension, in time', () => {
    const lines = firstDays(told(member([], makePlan({ graceDays: 0 })), '2026-02-26', 12))
    expect(lines).toEqual([
      '2026-02-26 before-due/7 2026-03-01 1500',
      '2026-03-03 before-suspension 2026-03-01 1500',
      '2026-03-04 before-due/1 2026-03-01 1500',
      '2026-03-06 suspended 2026-03-01 1500',
    ])
  })

  it('is told once more to an applicant, and nothing of a due day', () => {
    const facts = makeHousehold('2026-03-02', makePlan({ joiningFee: minor(1000) }))
    expect(firstDays(told(facts, '2026-03-02', 60))).toEqual([
      '2026-03-09 applicant 2026-03-02 2500',
    ])
  })

  it('is told to an applicant for three weeks, whenever it can be', () => {
    const facts = makeHousehold('2026-03-02', makePlan({ joiningFee: minor(1000) }))
    const days = told(facts, '2026-03-02', 60).filter((line) => line.includes('applicant'))
    expect(days).toHaveLength(21)
    expect(days.at(0)).toMatch(/^2026-03-09/)
    expect(days.at(-1)).toMatch(/^2026-03-29/)
  })

  it('is nothing once the membership is over, nor that it will be', () => {
    const over = { end: { on: date('2026-03-10'), state: 'resigned' as const } }
    const facts = makeHousehold('2026-01-01', makePlan(), ['2026-01-01 4500'], over)
    expect(told(facts, '2026-02-25', 60)).toEqual([])
  })

  it('at reopening is the receipt’s on the day of payment, else a notice of its own', () => {
    const late = { afterMonths: 1, waiting: { days: 10 } }
    const paid = ['2026-05-02 4500']
    const plain = makeHousehold('2026-01-01', makePlan(), ['2026-01-01 3000', ...paid])
    expect(told(plain, '2026-05-02', 3).filter((line) => line.includes('reopened'))).toEqual([])
    const facts = makeHousehold('2026-01-01', makePlan({ lateReturn: late }), [
      '2026-01-01 3000',
      ...paid,
    ])
    const lines = told(facts, '2026-05-02', 30).filter((line) => line.includes('reopened'))
    expect(firstDays(lines)).toEqual(['2026-05-12 reopened 2026-05-12 0'])
    expect(lines).toHaveLength(7)
  })
})

describe('R04: a dependant who will be too old', () => {
  const plan = makePlan({ dependantMaxAge: 17 })
  const child = (birthDate: string): ReminderPerson => {
    return { ordinal: 2, name: 'Fatou Diop', relation: 'child', birthDate, leftOn: null }
  }

  it('is named 60 and 15 days before the last covered day', () => {
    const facts = makeHousehold('2026-01-01', plan, ['2026-01-01 18000'])
    expect(firstDays(told(facts, '2026-02-01', 150, [child('2008-05-20')]))).toEqual([
      '2026-03-20 ageing-out/60 2026-05-19 0 /2',
      '2026-05-04 ageing-out/15 2026-05-19 0 /2',
    ])
  })

  it('is not named while the family has no rights, nor when nobody is too old', () => {
    expect(
      told(member([], plan), '2026-03-21', 60, [child('2008-05-20')]).filter((line) =>
        line.includes('ageing'),
      ),
    ).toEqual([])
    const facts = makeHousehold('2026-01-01', makePlan(), ['2026-01-01 18000'])
    expect(told(facts, '2026-02-01', 150, [child('2008-05-20')])).toEqual([])
  })
})
