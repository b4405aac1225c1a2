import { describe, expect, it } from 'vitest'
import { monthNamed } from '../../../src/edge/files/month-names.ts'
import { dayIn, orderShown, readWritten } from '../../../src/edge/files/written-day.ts'

/** The day as `--dates dmy` reads it, the time on a wall, and minutes ahead of UTC. */
function read(text: string): string | null {
  const written = readWritten(text)
  if (!written) return null
  const { day, seconds, zoneMinutes } = written
  const clock = seconds === null ? '-' : new Date(seconds * 1000).toISOString().slice(11, 19)
  return [dayIn(day, 'dmy') ?? 'no day', clock, zoneMinutes ?? ''].join(' ').trim()
}

describe('a day as files have it', () => {
  it.each([
    ['2026-03-14 10:16:02', '2026-03-14 10:16:02'],
    ['2026-03-14T10:16:02', '2026-03-14 10:16:02'],
    ['2026-03-14T10:16:02Z', '2026-03-14 10:16:02 0'],
    ['2026-03-14T10:16:02.123+03:00', '2026-03-14 10:16:02 180'],
    ['2026-03-14 10:16:02 -0130', '2026-03-14 10:16:02 -90'],
    ['2026-03-14 10:16 UTC', '2026-03-14 10:16:00 0'],
    ['2026/3/4', '2026-03-04 -'],
    ['20260314101602', '2026-03-14 10:16:02'],
    ['14-03-2026 10:16:02', '2026-03-14 10:16:02'],
    ['14.03.2026 10:16', '2026-03-14 10:16:00'],
    ['3/2/26 14:05', '2026-02-03 14:05:00'],
    ['02-03-2026 2:05 PM', '2026-03-02 14:05:00'],
    ['02-03-2026 2:05:09 p.m.', '2026-03-02 14:05:09'],
    ['02-03-2026\u00a02:05\u202fam', '2026-03-02 02:05:00'],
    ['02-03-2026 12:00 AM', '2026-03-02 00:00:00'],
    ['02-03-2026 12:59 PM', '2026-03-02 12:59:00'],
    ['02-03-2026 1:00 PM', '2026-03-02 13:00:00'],
    ['14/03/2026, 10:16:02', '2026-03-14 10:16:02'],
    ['14/03/2026 10h16', '2026-03-14 10:16:00'],
    ['14-mars-2026 10:16', '2026-03-14 10:16:00'],
    ['14 févr. 2026', '2026-02-14 -'],
    ['Mar 14, 2026 10:16 AM', '2026-03-14 10:16:00'],
    ['14-Mar-26', '2026-03-14 -'],
    ['2026-mars-14', '2026-03-14 -'],
    ['46083', '2026-03-02 -'],
    ['46083.5', '2026-03-02 12:00:00'],
    ['46083,586805556', '2026-03-02 14:05:00'],
    ['46083.999999999', '2026-03-03 00:00:00'],
    ['36526', '2000-01-01 -'],
    ['73050', '2099-12-31 -'],
    ['30-02-2026 10:00', 'no day 10:00:00'],
  ])('reads %j', (text, is) => {
    expect(read(text)).toBe(is)
  })

  it.each([
    ['', ''],
    ['a day that is none', 'yesterday'],
    ['a serial number of another century', '36525'],
    ['one of the next', '73051'],
    ['an hour too many', '2026-03-14 24:00'],
    ['a minute too many', '2026-03-14 10:60'],
    ['a second too many', '2026-03-14 10:16:60'],
    ['no hour of twelve', '02-03-2026 13:05 PM'],
    ['hour zero of twelve', '02-03-2026 0:05 AM'],
    ['half a day', '14-03'],
    ['a year of three digits', '14-03-202'],
    ['a month of no language', '14-mai2-2026'],
    ['a short month of two', '14-jui-2026'],
    ['a spoilt number', '2.02603E+13'],
    ['something after it', '2026-03-14 10:16 hours'],
  ])('reads no %s', (_, text) => {
    expect(readWritten(text)).toBeNull()
  })

  it.each([
    [['2026-03-14', '2026-03-02'], 'ymd'],
    [['14 mars 2026', '46083'], 'ymd'],
    [['02-03-2026'], 'several'],
    [['02-03-2026', '12-12-2026'], 'several'],
    [['03-03-2026', '12-12-2026'], 'dmy'],
    [['02-03-2026', '13-03-2026'], 'dmy'],
    [['02-03-2026', '03-13-2026'], 'mdy'],
    [['02-03-2026', '2026-03-14'], 'mixed'],
    [['14-03-2026', '46083.5'], 'mixed'],
    [['14-03-2026', '2 mars 2026'], 'dmy'],
  ])('has in %j the order %s', (texts, order) => {
    const days = texts.flatMap((text) => readWritten(text)?.day ?? [])
    expect(days).toHaveLength(texts.length)
    expect(orderShown(days)).toBe(order)
  })

  it('changes with the order only where it is two numbers', () => {
    const day = (text: string) => {
      const written = readWritten(text)
      return written && [dayIn(written.day, 'dmy'), dayIn(written.day, 'mdy')]
    }
    expect(day('02-03-2026')).toEqual(['2026-03-02', '2026-02-03'])
    expect(day('2026-02-03')).toEqual(['2026-02-03', '2026-02-03'])
    expect(day('14-03-2026')).toEqual(['2026-03-14', null])
  })

  it('knows months by their first letters in three languages', () => {
    const months = ['Jan', 'févr', 'machi', 'Apr', 'mei', 'juin', 'juil.', 'août', 'Sept', 'OKT', 'novembre', 'Des'] // prettier-ignore
    expect(months.map(monthNamed)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    expect(['jui', 'ma', '', 'marsh', 'Jann'].map(monthNamed)).toEqual([null, null, null, null, null]) // prettier-ignore
  })
})
