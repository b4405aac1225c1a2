import { describe, expect, it } from 'vitest'
import { date, instant } from '../../../src/core/dates.ts'
import { minor } from '../../../src/core/money.ts'
import { chooseReminders, type Told } from '../../../src/core/reminders/choose.ts'
import type { ReminderKind } from '../../../src/core/statutes/reminder-settings.ts'
import type { Stage } from '../../../src/core/reminders/stages.ts'

const HOUR = 3_600_000
const NOW = instant(1_000 * HOUR)
const MARCH = date('2026-03-01')

function stage(kind: ReminderKind, changes: Partial<Stage> = {}): Stage {
  return { kind, step: 0, about: MARCH, ordinal: 0, day: MARCH, amount: minor(1500), ...changes }
}

function before(kind: ReminderKind, hours: number, changes: Partial<Told> = {}): Told {
  const { step, about, ordinal } = stage(kind)
  return { kind, step, about, ordinal, at: instant(NOW - hours * HOUR), unsent: false, ...changes }
}

function chosen(
  stages: readonly Stage[],
  told: readonly Told[] = [],
  to: { phone: string | null; stopped: boolean } = { phone: '+254711000001', stopped: false },
): string[] {
  return chooseReminders(stages, told, to, { hoursApart: 72 }, NOW).map(
    ({ stage: { kind }, silence }) => `${kind}: ${silence ?? 'goes'}`,
  )
}

describe('R52: of what a member can be told', () => {
  it('the most urgent reminder goes and the others do not', () => {
    expect(chosen([stage('before-due'), stage('grace'), stage('before-suspension')])).toEqual([
      'before-suspension: goes',
      'grace: less-urgent',
      'before-due: less-urgent',
    ])
  })

  it('nothing goes within 72 hours of the last reminder', () => {
    expect(chosen([stage('grace')], [before('before-due', 71)])).toEqual(['grace: too-soon'])
    expect(chosen([stage('grace')], [before('before-due', 72)])).toEqual(['grace: goes'])
  })

  it('a clock that went back lets nothing through', () => {
    expect(chosen([stage('grace')], [before('before-due', -24)])).toEqual(['grace: too-soon'])
  })

  it('each stage goes once for its period, also when its message was taken back', () => {
    const unsent = { unsent: true }
    expect(chosen([stage('grace')], [before('grace', 500, unsent)])).toEqual(['grace: told'])
    const april = { about: date('2026-04-01') }
    expect(chosen([stage('grace', april)], [before('grace', 500)])).toEqual(['grace: goes'])
  })

  it('what was taken back keeps nothing waiting', () => {
    const told = [before('before-due', 1, { unsent: true })]
    expect(chosen([stage('grace')], told)).toEqual(['grace: goes'])
  })

  it('the message of the year keeps nothing waiting', () => {
    expect(chosen([stage('grace')], [{ ...before('grace', 1, {}), kind: 'year' }])).toEqual([
      'grace: goes',
    ])
  })

  it('a day before is not followed by seven days before, as a clock that went back would have', () => {
    const week = stage('before-due', { step: 7 })
    expect(chosen([week], [before('before-due', 100, { step: 1 })])).toEqual(['before-due: told'])
    const day = stage('before-due', { step: 1 })
    expect(chosen([day], [before('before-due', 100, { step: 7 })])).toEqual(['before-due: goes'])
  })
})

describe('R54: notices of rights', () => {
  it('go besides reminders, soon after them, and keep none waiting', () => {
    expect(chosen([stage('suspended'), stage('grace')], [before('before-due', 1)])).toEqual([
      'suspended: goes',
      'grace: too-soon',
    ])
    expect(chosen([stage('grace')], [before('reopened', 1)])).toEqual(['grace: goes'])
  })

  it('go to whoever wants no reminders; reminders do not', () => {
    const stopped = { phone: '+254711000001', stopped: true }
    expect(chosen([stage('grace'), stage('suspended')], [], stopped)).toEqual([
      'suspended: goes',
      'grace: stopped',
    ])
  })

  it('go to nobody without a phone', () => {
    const phoneless = { phone: null, stopped: false }
    expect(chosen([stage('suspended')], [], phoneless)).toEqual(['suspended: no-phone'])
  })
})
