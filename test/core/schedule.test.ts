import { describe, expect, it } from 'vitest'
import { date, instant, plusDays } from '../../src/core/dates.ts'
import { dueDays, nextDue } from '../../src/core/schedule.ts'

const ZONE = 'Africa/Nairobi'
const at = (iso: string) => instant(Date.parse(iso))
const days = (last: string | null, now: string) =>
  dueDays(last === null ? null : date(last), at(now), '08:00', ZONE).map(({ day }) => day)

describe('the runs of a daily job that are due', () => {
  it.each([
    ['a moment before its time', '2026-03-01', '2026-03-02T04:59:59.999Z', []],
    ['at its time', '2026-03-01', '2026-03-02T05:00:00Z', ['2026-03-02']],
    ['after it has run', '2026-03-02', '2026-03-02T12:00:00Z', []],
    ['after two days of standstill', '2026-03-01', '2026-03-03T05:00:00Z', ['2026-03-02', '2026-03-03']],
    ['when it never ran', null, '2026-03-02T05:00:00Z', ['2026-03-02']],
    ['when it never ran, before its time', null, '2026-03-02T04:00:00Z', ['2026-03-01']],
    ['when the clock went back', '2026-03-05', '2026-03-02T05:00:00Z', []],
  ])('%s', (_story, last, now, due) => {
    expect(days(last, now)).toEqual(due)
  }) // prettier-ignore

  it.each([
    [400, 400],
    [401, 401],
    [402, 401],
    [1000, 401],
  ])(
    'of %i days of standstill are the last %i, since older ones change nothing',
    (missed, made) => {
      const today = date('2026-03-02')
      const due = days(plusDays(today, -missed), '2026-03-02T05:00:00Z')
      expect(due).toHaveLength(made)
      expect(due.at(-1)).toBe(today)
    },
  )
})

describe('the next moment at which a daily job falls due', () => {
  it.each([
    ['a moment before its time', '2026-03-01', '2026-03-02T04:59:59.999Z', '2026-03-02T05:00:00Z'],
    ['at its time, when it is due', '2026-03-01', '2026-03-02T05:00:00Z', '2026-03-03T05:00:00Z'],
    ['after it has run', '2026-03-02', '2026-03-02T12:00:00Z', '2026-03-03T05:00:00Z'],
    ['after midnight on the wall', '2026-03-02', '2026-03-02T21:00:00Z', '2026-03-03T05:00:00Z'],
    ['when it never ran', null, '2026-03-02T04:00:00Z', '2026-03-02T05:00:00Z'],
    ['when it ran today before its time', '2026-03-02', '2026-03-02T04:00:00Z', '2026-03-03T05:00:00Z'],
    ['when the clock went back', '2026-03-05', '2026-03-02T05:00:00Z', '2026-03-06T05:00:00Z'],
  ])('%s', (_story, last, now, next) => {
    const said = nextDue(last === null ? null : date(last), at(now), '08:00', ZONE)
    expect(new Date(said)).toEqual(new Date(next))
  }) // prettier-ignore
})
