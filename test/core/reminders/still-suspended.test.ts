import { describe, expect, it } from 'vitest'
import { date } from '../../../src/core/dates.ts'
import type { Plan } from '../../../src/core/plans/plan.ts'
import type { StandingFacts } from '../../../src/core/membership/standing.ts'
import { minor } from '../../../src/core/money.ts'
import {
  REMINDER_DEFAULTS,
  type ReminderSettings,
} from '../../../src/core/statutes/reminder-settings.ts'
import { type Stage, stagesOn } from '../../../src/core/reminders/stages.ts'
import { isSilencedBy } from '../../../src/core/reminders/still-suspended.ts'
import { makeHousehold, makePlan } from '../membership/household.ts'

/** Paid through February 2026; March is due on the 5th, and rights close on 21 March. */
function member(
  payments: readonly string[] = [],
  plan: Partial<Plan> = {},
  changes: Parameters<typeof makeHousehold>[3] = {},
): StandingFacts {
  return makeHousehold('2026-01-01', makePlan(plan), ['2026-01-01 3000', ...payments], changes)
}

function stageOn(facts: StandingFacts, on: string, settings: Partial<ReminderSettings> = {}) {
  const all = stagesOn({ facts, people: [] }, { ...REMINDER_DEFAULTS, ...settings }, date(on))
  return all.find(({ kind }) => kind === 'still-suspended')
}

/** `about amount`, and the day on which cover is back where that is not at once. */
function told(stage: Stage | undefined): string | null {
  if (!stage) return null
  return `${stage.about} ${stage.amount}${stage.backOn ? ` back ${stage.backOn}` : ''}`
}

describe('R50: a family that has been without cover for weeks', () => {
  it.each([
    ['2026-04-10', null],
    ['2026-04-11', '2026-04-11 3000'],
    ['2026-04-30', '2026-04-11 3000'],
    ['2026-05-10', '2026-04-11 4500'],
    ['2026-05-11', '2026-05-11 4500'],
    ['2026-12-11', '2026-12-11 15000'],
    // Twelve messages that nobody answered are enough.
    ['2027-04-10', '2027-03-11 21000'],
    ['2027-04-11', null],
  ])('hears on the 21st day and then once for each period: %s', (on, expected) => {
    expect(told(stageOn(member(), on))).toBe(expected)
  })

  it.each([
    [7, '2026-03-27', null],
    [7, '2026-03-28', '2026-03-28 1500'],
    [30, '2026-04-19', null],
    [30, '2026-04-20', '2026-04-20 3000'],
  ])('hears as many days after it as the statutes say: %i, %s', (days, on, expected) => {
    expect(told(stageOn(member(), on, { stillSuspendedDays: days }))).toBe(expected)
  })

  const quarter = { period: 'quarter', contribution: minor(3000) } as const

  it.each<[string, Partial<Plan>, string, string | null]>([
    ['quarter', quarter, '2026-08-11', '2026-05-12'],
    ['quarter', quarter, '2026-08-12', '2026-08-12'],
    // Weeks are told by four: one message a week would press.
    ['week', { period: 'week', dueDay: 1, graceDays: 6 }, '2026-03-03', '2026-02-09'],
    ['week', { period: 'week', dueDay: 1, graceDays: 6 }, '2026-03-09', '2026-03-09'],
  ])('by %s', (_, plan, on, about) => {
    expect(stageOn(member([], plan), on)?.about ?? null).toBe(about)
  })

  it.each([
    // Before rights closed: that was for the period before.
    ['2026-03-20 500', '2026-04-11', '2026-04-11 2500'],
    ['2026-03-21 500', '2026-04-11', null],
    ['2026-03-21 500', '2026-05-11', '2026-05-11 4000'],
    ['2026-04-10 500', '2026-05-11', '2026-05-11 4000'],
    ['2026-04-11 500', '2026-05-11', null],
    ['2026-04-20 500', '2026-04-19', '2026-04-11 3000'],
    ['2026-04-20 500', '2026-04-20', null],
  ])('hears nothing while it pays in parts: %s, on %s', (payment, on, expected) => {
    expect(told(stageOn(member([payment]), on))).toBe(expected)
  })

  it('hears it all the same when a part was taken back', () => {
    const facts = member(['2026-03-25 500', '2026-03-26 -500'])
    expect(told(stageOn(facts, '2026-04-11'))).toBe('2026-04-11 3000')
  })

  it('hears nothing once all is paid, nor when the member leaves, dies or is struck off', () => {
    expect(stageOn(member(['2026-04-11 3000']), '2026-04-11')).toBeUndefined()
    for (const state of ['resigned', 'deceased', 'struck-off', 'transferred'] as const) {
      for (const on of ['2026-04-11', '2026-06-01']) {
        const facts = member([], {}, { end: { on: date(on), state } })
        expect(stageOn(facts, '2026-04-11'), `${state} ${on}`).toBeUndefined()
      }
    }
  })

  it('is told from when cover is back where a late return has a waiting', () => {
    const facts = member([], { lateReturn: { afterMonths: 1, waiting: { days: 10 } } })
    expect(told(stageOn(facts, '2026-04-11'))).toBe('2026-04-11 3000')
    expect(told(stageOn(facts, '2026-04-21'))).toBe('2026-04-11 3000')
    expect(told(stageOn(facts, '2026-04-22'))).toBe('2026-04-11 3000 back 2026-05-02')
  })

  it.each([
    ['2026-03-20', false],
    ['2026-03-21', true],
    ['2026-04-11', true],
  ])('R33: hears nothing after a notice of this suspension: %s', (notice, silenced) => {
    const stage = stageOn(member(), '2026-04-11') as Stage
    expect(isSilencedBy(stage, date(notice))).toBe(silenced)
    expect(isSilencedBy(stage, undefined)).toBe(false)
    expect(isSilencedBy({ ...stage, kind: 'suspended' }, date(notice))).toBe(false)
  })
})
