import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import {
  civilDateAt,
  date,
  dayOfWeek,
  daysBetween,
  firstOfMonth,
  firstOfYear,
  instant,
  lastOfMonth,
  monthOf,
  plus,
  plusDays,
} from '../../src/core/dates.ts'
import { fc } from '../chance.ts'

const FIRST = Temporal.PlainDate.from('1900-01-01')
const day = fc.integer({ min: 0, max: 80_000 }).map((days) => FIRST.add({ days }))

describe('civil dates', () => {
  it('are those of the wall clock, whatever day or zone was asked for before', () => {
    const zones = fc.constantFrom('Africa/Nairobi', 'Africa/Cairo', 'Pacific/Apia', 'UTC')
    // Few days, so that midnights, days of 23 hours and Apia's day that never was are met often.
    const hours = fc.integer({ min: 0, max: 24 * 400 }).map((count) => count * 3_600_000)
    const at = hours.map((ms) => instant(Date.parse('2011-01-01T00:00:00Z') + ms))
    fc.assert(
      fc.property(fc.array(fc.tuple(at, zones), { maxLength: 20 }), (asked) => {
        for (const [at, zone] of asked) {
          const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
          expect(civilDateAt(at, zone)).toBe(there.toPlainDate().toString())
        }
      }),
    )
  })

  it('add spans, count days and name weekdays as the calendar of Temporal does', () => {
    const months = fc.integer({ min: -600, max: 600 })
    const days = fc.integer({ min: -2000, max: 20_000 })
    fc.assert(
      fc.property(day, months, days, day, (from, months, days, to) => {
        const ours = date(from.toString())
        expect(plus(ours, { months, days })).toBe(from.add({ months }).add({ days }).toString())
        expect(plusDays(ours, days)).toBe(from.add({ days }).toString())
        expect(daysBetween(ours, date(to.toString()))).toBe(from.until(to).days)
        expect(dayOfWeek(ours)).toBe(from.dayOfWeek)
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['2025-11-30', { months: 3 }, '2026-02-28'],
    ['2024-01-31', { months: 1 }, '2024-02-29'],
    ['2026-01-10', { months: 3, days: -1 }, '2026-04-09'],
    ['2026-12-31', { days: 1 }, '2027-01-01'],
    ['2026-03-31', { months: -1 }, '2026-02-28'],
  ])('%s plus %o is %s', (from, span, to) => {
    expect(plus(date(from), span)).toBe(to)
  })

  it.each([
    ['2026-02-01', '2026-02', '2026-02-01', '2026-02-28'],
    ['2024-02-29', '2024-02', '2024-02-01', '2024-02-29'],
    ['2025-12-31', '2025-12', '2025-12-01', '2025-12-31'],
  ])('%s is in the month %s, from %s to %s', (on, month, first, last) => {
    expect(monthOf(date(on))).toBe(month)
    expect([firstOfMonth(date(on)), lastOfMonth(date(on))]).toEqual([first, last])
  })

  it('begin a year with its first of January', () => {
    expect([firstOfYear(2026), firstOfYear(999)]).toEqual(['2026-01-01', '0999-01-01'])
  })
})
