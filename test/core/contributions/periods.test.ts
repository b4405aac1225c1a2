import { describe, expect, it } from 'vitest'
import { dueDayOf, periodContaining, periodName } from '../../../src/core/contributions/periods.ts'
import { date } from '../../../src/core/dates.ts'
import type { Plan } from '../../../src/core/plans/plan.ts'
import { makePlan } from '../membership/household.ts'

const harvest = { period: 'season', season: { from: '11-01', to: '02-28' } } as const
const spring = { period: 'season', season: { from: '03-15', to: '06-01' } } as const
const oneDay = { period: 'season', season: { from: '03-15', to: '03-15' } } as const
const leap = { period: 'season', season: { from: '12-01', to: '02-29' } } as const

type Row = [settings: Partial<Plan>, joinedOn: string, day: string, period: string, dueOn: string]

describe('a period and the day its contribution is due', () => {
  it.each<Row>([
    [{ period: 'week' }, '2026-01-01', '2026-01-07', '2026-01-05 to 2026-01-11', '2026-01-09'],
    [{ period: 'week', anchor: 'joining' }, '2026-01-01', '2026-01-07', '2026-01-01 to 2026-01-07', '2026-01-05'],
    [{ period: 'month', dueDay: 31 }, '2024-01-31', '2024-02-10', '2024-02-01 to 2024-02-29', '2024-02-29'],
    [{ period: 'month', anchor: 'joining' }, '2026-01-31', '2026-03-01', '2026-02-28 to 2026-03-30', '2026-03-04'],
    [{ period: 'quarter' }, '2026-01-01', '2026-05-05', '2026-04-01 to 2026-06-30', '2026-04-05'],
    [{ period: 'half-year', yearStart: '07-01' }, '2026-01-01', '2026-03-03', '2026-01-01 to 2026-06-30', '2026-01-05'],
    [{ period: 'year', yearStart: '07-01' }, '2025-09-09', '2026-06-30', '2025-07-01 to 2026-06-30', '2025-09-09'],
    [{ paidInArrears: true, dueDay: 1 }, '2026-01-01', '2026-01-07', '2026-01-01 to 2026-01-31', '2026-02-01'],
    [{ paidInArrears: true, dueDay: 5 }, '2026-01-20', '2026-01-31', '2026-01-01 to 2026-01-31', '2026-02-05'],
    [{ paidInArrears: true, dueDay: 28 }, '2026-01-01', '2026-01-31', '2026-01-01 to 2026-01-31', '2026-02-28'],
    [{ paidInArrears: true, dueDay: 29 }, '2026-01-01', '2026-01-31', '2026-01-01 to 2026-01-31', '2026-02-28'],
    [{ paidInArrears: true, dueDay: 7, period: 'week' }, '2026-01-01', '2026-01-07', '2026-01-05 to 2026-01-11', '2026-01-18'],
    [{ paidInArrears: true, dueDay: 5, anchor: 'joining' }, '2026-01-31', '2026-03-01', '2026-02-28 to 2026-03-30', '2026-04-04'],
    [{ paidInArrears: true, dueDay: 5, period: 'year' }, '2026-05-05', '2026-06-01', '2026-01-01 to 2026-12-31', '2027-01-05'],
    [harvest, '2020-01-01', '2026-11-01', '2026-11-01 to 2027-10-31', '2027-02-28'],
    [harvest, '2020-01-01', '2026-10-31', '2025-11-01 to 2026-10-31', '2026-02-28'],
    [harvest, '2020-01-01', '2028-02-29', '2027-11-01 to 2028-10-31', '2028-02-28'],
    [harvest, '2026-12-24', '2026-12-24', '2026-11-01 to 2027-10-31', '2027-02-28'],
    [harvest, '2026-05-15', '2026-05-15', '2025-11-01 to 2026-10-31', '2026-05-15'],
    [spring, '2020-01-01', '2026-03-14', '2025-03-15 to 2026-03-14', '2025-06-01'],
    [spring, '2020-01-01', '2026-03-15', '2026-03-15 to 2027-03-14', '2026-06-01'],
    [oneDay, '2020-01-01', '2026-04-01', '2026-03-15 to 2027-03-14', '2026-03-15'],
    [leap, '2020-01-01', '2027-12-24', '2027-12-01 to 2028-11-30', '2028-02-29'],
    [leap, '2020-01-01', '2026-12-24', '2026-12-01 to 2027-11-30', '2027-02-28'],
  ])('of %j for who joined on %s, on %s, is %s, due on %s', (settings, joinedOn, day, period, due) => {
    const plan = makePlan(settings)
    const found = periodContaining(plan, date(joinedOn), date(day))
    expect(`${found.startsOn} to ${found.endsOn}`).toBe(period)
    expect(dueDayOf(plan, found, date(joinedOn))).toBe(due)
  }) // prettier-ignore

  it('cannot be found for a plan by seasons that has no window', () => {
    const plan = makePlan({ period: 'season' })
    expect(() => periodContaining(plan, date('2026-01-01'), date('2026-01-01'))).toThrow('window')
  })

  it('has the first day for its name where a month or year does not fit', () => {
    const season = periodContaining(makePlan(harvest), date('2020-01-01'), date('2026-12-01'))
    expect(periodName(season)).toBe('2026-11-01')
    const rhythm = makePlan({ period: 'month', anchor: 'joining' })
    const own = periodContaining(rhythm, date('2026-01-15'), date('2026-02-01'))
    expect(periodName(own)).toBe('2026-01-15')
  })
})
