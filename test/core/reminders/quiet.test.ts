import { describe, expect, it } from 'vitest'
import { instant } from '../../../src/core/dates.ts'
import { isQuiet, nextLoud, type Quiet } from '../../../src/core/reminders/quiet.ts'

function mutual(from = '20:00', to = '08:00', quietDays: readonly string[] = []): Quiet {
  return { quietHours: { from, to }, timeZone: 'Africa/Nairobi', reminders: { quietDays } }
}

/** A moment by the walls of Nairobi. */
const at = (wall: string) => instant(Date.parse(`${wall}:00+03:00`))
const wall = (moment: number) => new Date(moment + 3 * 3_600_000).toISOString().slice(0, 16)

describe('R51: quiet hours', () => {
  it.each([
    ['2026-03-02T07:59', true],
    ['2026-03-02T08:00', false],
    ['2026-03-02T19:59', false],
    ['2026-03-02T20:00', true],
    ['2026-03-03T00:00', true],
  ])('at %s it is quiet: %s', (time, quiet) => {
    expect(isQuiet(mutual(), at(time))).toBe(quiet)
  })

  it('may lie within a day', () => {
    const noon = mutual('12:00', '14:00')
    expect(isQuiet(noon, at('2026-03-02T13:00'))).toBe(true)
    expect(wall(nextLoud(noon, at('2026-03-02T13:00')))).toBe('2026-03-02T14:00')
    expect(isQuiet(noon, at('2026-03-02T23:00'))).toBe(false)
  })

  it.each([
    ['2026-03-02T10:30', [], '2026-03-02T10:30'],
    ['2026-03-02T21:00', [], '2026-03-03T08:00'],
    ['2026-03-03T02:00', [], '2026-03-03T08:00'],
    // Sunday is the 8th; a day of each year; one day alone.
    ['2026-03-08T10:30', ['sunday'], '2026-03-09T08:00'],
    ['2026-03-07T21:00', ['sunday', '03-09'], '2026-03-10T08:00'],
    ['2026-03-20T09:00', ['2026-03-20'], '2026-03-21T08:00'],
  ])('what would go at %s with the quiet days %j goes at %s', (time, quietDays, goes) => {
    expect(wall(nextLoud(mutual('20:00', '08:00', quietDays), at(time)))).toBe(goes)
  })

  it('of every day of the week keep nothing waiting for ever', () => {
    const always = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
    const late = nextLoud(mutual('20:00', '08:00', always), at('2026-03-02T10:00'))
    expect(wall(late)).toBe('2026-05-01T08:00')
  })
})
