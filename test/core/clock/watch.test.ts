import { describe, expect, it } from 'vitest'
import {
  doubtOf,
  hear,
  JUMP_MS,
  LAST_AT,
  look,
  MADE_AT,
  watchFrom,
  WITNESS_MS,
} from '../../../src/core/clock/watch.ts'
import { instant, type Instant } from '../../../src/core/dates.ts'

const NOON = instant(Date.parse('2026-03-02T12:00:00Z'))
const SECOND = 1000
const HOUR = 3600 * SECOND
const DAY = 24 * HOUR
const after = (ms: number, from: Instant = NOON): Instant => instant(from + ms)

describe('a clock that is watched', () => {
  it.each([
    ['a second', SECOND, null],
    ['a night', 10 * HOUR, null],
    ['two days', 2 * DAY, null],
    ['two days and a millisecond', 2 * DAY + 1, 'ahead'],
    ['a week', 7 * DAY, 'ahead'],
    ['400 days', 400 * DAY, 'ahead'],
    ['a second back', -SECOND, null],
    ['two days back', -2 * DAY, null],
    ['two days and a millisecond back', -2 * DAY - 1, 'behind'],
    ['50 years back', -50 * 365 * DAY, 'behind'],
  ] as const)('that jumped by %s', (_what, by, kind) => {
    const shown = after(by)
    const whileRunning = look(watchFrom(NOON, NOON), shown, 0)
    expect(doubtOf(whileRunning, shown)?.kind ?? null).toBe(kind)
    const overAStop = watchFrom(NOON, shown)
    expect(doubtOf(overAStop, shown)?.kind ?? null).toBe(kind)
  })

  it('never becomes right by age, and is right again when it returns, however late', () => {
    let watch = watchFrom(NOON, NOON)
    let shown = after(400 * DAY)
    for (let hours = 0; hours < 10 * 24; hours += 1) {
      watch = look(watch, shown, HOUR)
      expect(doubtOf(watch, shown)).toEqual({
        kind: 'ahead',
        shown,
        expected: after((hours + 1) * HOUR),
      })
      shown = after(HOUR, shown)
    }
    shown = after(10 * DAY)
    watch = look(watch, shown, 0)
    expect(doubtOf(watch, shown)).toBeNull()
    expect(watch.expected).toBe(shown)
  })

  it.each([
    ['an hour', HOUR, 49 * HOUR, null],
    ['a pause of days that a steady clock saw, in which nobody looked', 3 * DAY, 3 * DAY, 'ahead'],
    ['a steady clock that went back', -DAY, 2 * DAY, null],
    ['the same, and a millisecond more', -DAY, 2 * DAY + 1, 'ahead'],
  ] as const)('counts as passed no more than %s', (_what, passed, by, kind) => {
    const watch = look(watchFrom(NOON, NOON), after(by), passed)
    expect(doubtOf(watch, after(by))?.kind ?? null).toBe(kind)
  })

  it.each([
    ['in 1970', instant(0), 'behind'],
    ['a day before this program was made', after(-DAY, MADE_AT), 'behind'],
    ['a millisecond before it', after(-1, MADE_AT), 'behind'],
    ['when it was made', MADE_AT, null],
    ['today', NOON, null],
    ['as late as it may be', LAST_AT, null],
    ['a millisecond later', after(1, LAST_AT), 'ahead'],
    ['in 2080', instant(Date.parse('2080-01-06T00:00:00Z')), 'ahead'],
  ] as const)('for the first time, %s', (_what, shown, kind) => {
    const watch = watchFrom(null, shown)
    expect(doubtOf(watch, shown)?.kind ?? null).toBe(kind)
    expect(doubtOf(look(watch, shown, SECOND), shown)?.kind ?? null).toBe(kind)
  })
})

describe('a witness', () => {
  const shown = after(7 * DAY)
  const doubted = watchFrom(NOON, shown)

  it.each([
    ['at the same moment', 0, null],
    ['as far behind as it may be', -WITNESS_MS, null],
    ['a millisecond further', -WITNESS_MS - 1, 'ahead'],
    ['as far ahead as it may be', WITNESS_MS, null],
    ['a millisecond further ahead', WITNESS_MS + 1, 'ahead'],
    ['of the day on which the clock was known', -7 * DAY, 'ahead'],
  ] as const)('%s ends a doubt or does not', (_what, by, kind) => {
    const watch = hear(doubted, shown, after(by, shown), false)
    expect(doubtOf(watch, shown)?.kind ?? null).toBe(kind)
    expect(doubtOf(hear(doubted, shown, after(by, shown), true), shown)?.kind ?? null).toBe(kind)
  })

  it.each([
    ['that is sure and three days back', -3 * DAY, true, 'ahead'],
    ['that is sure and three days ahead', 3 * DAY, true, 'behind'],
    ['that is sure and two days back', -JUMP_MS, true, null],
    ['of a notice from three days ago', -3 * DAY, false, null],
    ['of a notice from next year', 365 * DAY, false, null],
  ] as const)('%s contradicts a clock that was believed or does not', (_what, by, isSure, kind) => {
    const watch = hear(watchFrom(NOON, NOON), NOON, after(by), isSure)
    expect(doubtOf(watch, NOON)?.kind ?? null).toBe(kind)
  })

  it('that is sure says what a clock that is doubted should show', () => {
    const told = after(3 * DAY)
    expect(doubtOf(hear(doubted, shown, told, true), shown)?.expected).toBe(told)
  })
})
