import { describe, expect, it } from 'vitest'
import { type DayRun, joinRuns, lasting, note, runAt, within } from '../../src/core/day-runs.ts'
import { date, plusDays } from '../../src/core/dates.ts'
import { fc } from '../chance.ts'

const day = (count: number) => plusDays(date('2026-01-01'), count)
const counts = fc.nat({ max: 40 })
const run = fc.tuple(counts, fc.option(counts)).map(([from, length]): DayRun => ({
  from: day(from),
  through: length === null ? null : day(from + length),
}))
const DAYS = Array.from({ length: 90 }, (_, count) => day(count)) // prettier-ignore

function daysOf(runs: readonly DayRun[]) {
  return DAYS.filter((on) => runs.some(({ from, through }) => from <= on && (!through || on <= through)))
} // prettier-ignore

describe('runs of days', () => {
  it('join to unbroken runs of the same days', () => {
    fc.assert(
      fc.property(fc.array(run), (runs) => {
        const joined = joinRuns(runs)
        expect(daysOf(joined)).toEqual(daysOf(runs))
        joined.forEach(({ from }, at) => {
          const before = joined[at - 1]
          if (before) expect(from > plusDays(before.through as DayRun['from'], 1)).toBe(true)
        })
      }),
    )
  })

  it('have in common the days that are in both', () => {
    fc.assert(
      fc.property(run, run, (one, other) => {
        const both = within(one, other)
        const expected = daysOf([one]).filter((on) => runAt([other], on))
        expect(daysOf(both ? [both] : [])).toEqual(expected)
      }),
    )
  })

  it('are noted as things begin and cease to hold, the last word of a day counting', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(counts, fc.boolean())), (news) => {
        const inOrder = [...news].sort(([a], [b]) => a - b)
        const runs: DayRun[] = []
        for (const [count, holds] of inOrder) note(runs, holds, day(count))
        const held = DAYS.filter((on) => inOrder.findLast(([count]) => day(count) <= on)?.[1])
        expect(daysOf(runs)).toEqual(held)
        expect(lasting(runs) !== undefined).toBe(inOrder.at(-1)?.[1] === true)
      }),
    )
  })
})
