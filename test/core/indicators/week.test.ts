import { describe, expect, it } from 'vitest'
import { date } from '../../../src/core/dates.ts'
import { addToWeek, EMPTY_WEEK, lateIn } from '../../../src/core/indicators/week.ts'
import { minor } from '../../../src/core/money.ts'
import { moneyOfWeeks } from '../../../src/core/indicators/money-in.ts'
import { makeHousehold, makePlan } from '../membership/household.ts'

const TODAY = date('2026-03-16')
const PLAN = makePlan({ contribution: minor(500), dueDay: 5, graceDays: 5 })

function weekOf(...households: readonly ReturnType<typeof makeHousehold>[]) {
  const { now, before, joined, lost } = households.reduce(
    (week, facts) => addToWeek(week, facts, TODAY),
    EMPTY_WEEK,
  )
  const short = (one: typeof now) => {
    const { members, amount } = lateIn(one)
    return `${one.members} members, ${one.covered} covered, ${members} late ${amount}, ${one.suspended} suspended`
  }
  return { now: short(now), before: short(before), joined, lost }
}

describe('R53: a week beside the one before', () => {
  it('is derived for the past day, from what is known now', () => {
    // March was due on the 5th; rights were open with grace up to the 10th.
    const late = makeHousehold('2026-01-01', PLAN, ['2026-01-01 1000'])
    expect(weekOf(late)).toEqual({
      now: '1 members, 0 covered, 1 late 500, 1 suspended',
      before: '1 members, 1 covered, 1 late 500, 0 suspended',
      ...{ joined: 0, lost: 0 },
    })
  })

  it.each([
    ['paid on the day a week ago', '2026-03-09', '1 members, 1 covered, 0 late 0, 0 suspended'],
    ['paid the day after it', '2026-03-10', '1 members, 1 covered, 1 late 500, 0 suspended'],
  ])('knows of a past day what was true on it: %s', (_when, paid, before) => {
    const facts = makeHousehold('2026-01-01', PLAN, ['2026-01-01 1000', `${paid} 500`])
    expect(weekOf(facts)).toMatchObject({
      now: '1 members, 1 covered, 0 late 0, 0 suspended',
      before,
    })
  })

  it.each([
    ['2026-03-08', 0, 1],
    ['2026-03-09', 0, 1],
    ['2026-03-10', 1, 0],
    ['2026-03-16', 1, 0],
    ['2026-03-17', 0, 0],
  ])('counts who joined on %s as %i new', (on, joined, wasThere) => {
    const week = weekOf(makeHousehold(on, PLAN, [`${on} 500`]))
    expect(week.joined).toBe(joined)
    expect(week.before.startsWith(`${wasThere} members`)).toBe(true)
  })

  it.each([
    ['2026-03-09', 0, 0, 0],
    ['2026-03-10', 1, 1, 0],
    ['2026-03-16', 1, 1, 0],
    ['2026-03-17', 0, 1, 1],
  ])('counts whose membership ends on %s as %i lost', (on, lost, before, now) => {
    const end = { on: date(on), state: 'resigned' } as const
    const week = weekOf(makeHousehold('2026-01-01', PLAN, ['2026-01-01 5000'], { end }))
    expect(week.lost).toBe(lost)
    expect(week.before.startsWith(`${before} members`)).toBe(true)
    expect(week.now.startsWith(`${now} members`)).toBe(true)
  })
})

describe('R53: money of two weeks', () => {
  it.each([
    ['2026-03-16', 0, 0],
    ['2026-03-15', 7, 0],
    ['2026-03-09', 7, 0],
    ['2026-03-08', 0, 7],
    ['2026-03-02', 0, 7],
    ['2026-03-01', 0, 0],
  ])('has what came on %s', (on, week, before) => {
    const came = [{ on: date(on), wallet: 'cash/umoja/c1', receipts: 1, amount: minor(7) }]
    expect(moneyOfWeeks(TODAY, came)).toEqual({ week, before })
  })
})
