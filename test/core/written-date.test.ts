import { describe, expect, it } from 'vitest'
import { date } from '../../src/core/dates.ts'
import { type DateOrder, orderShown, readWrittenDay } from '../../src/core/written-date.ts'

const LATEST = date('2026-11-29')

function read(text: string, order: DateOrder | null = null): string {
  const read = readWrittenDay(text, order, LATEST)
  if (read.kind === 'none') return read.why
  if (read.kind === 'several') return read.days.join(' or ')
  return [read.day, read.at?.time, read.at?.offset].filter((part) => part).join(' ')
}

describe('a day as it is written', () => {
  it.each([
    ['1988-04-02', '1988-04-02'],
    ['1988-4-2', '1988-04-02'],
    ['1988/04/02', '1988-04-02'],
    ['19880402', '1988-04-02'],
    ['2025-03-01 00:00:00', '2025-03-01 00:00:00'],
    ['2025-03-01T00:00:00', '2025-03-01 00:00:00'],
    ['2025-03-01T08:00:00.000Z', '2025-03-01 08:00:00 Z'],
    ['2025-03-01 08:00:00+03:00', '2025-03-01 08:00:00 +03:00'],
    ['13/04/1988', '1988-04-13'],
    ['13.04.1988', '1988-04-13'],
    ['13.04.1988 00:00', '1988-04-13 00:00:00'],
    ['4/13/1988', '1988-04-13'],
    ['4/13/88 12:00:00 AM', '1988-04-13 00:00:00'],
    ['4/13/88, 3:05 PM', '1988-04-13 15:05:00'],
    ['4/13/88 3:05:09\u202fp.m.', '1988-04-13 15:05:09'],
    ['4/13/88 12:30 pm', '1988-04-13 12:30:00'],
    ['02/02/1988', '1988-02-02'],
    ['12-mars-1988', '1988-03-12'],
    ['12-mars-88', '1988-03-12'],
    ['12 mars 1988', '1988-03-12'],
    ['12-Mar-1988', '1988-03-12'],
    ['1er février 1988', '1988-02-01'],
    ['12-févr.-88', '1988-02-12'],
    ['12-fevr-1988', '1988-02-12'],
    ['12-août-1988', '1988-08-12'],
    ['12-AOUT-1988', '1988-08-12'],
    ['12 déc. 2024', '2024-12-12'],
    ['12 Desemba 1988', '1988-12-12'],
    ['12 Mac 1988', '1988-03-12'],
    ['March 12, 1988', '1988-03-12'],
    ['Saturday, March 12, 1988', '1988-03-12'],
    ['samedi 12 mars 1988', '1988-03-12'],
    ['mar. 12 avr. 1988', '1988-04-12'],
    ['Mar 12 1988', '1988-03-12'],
    ['12th of March 1988', '1988-03-12'],
    ['1988-Mar-12', '1988-03-12'],
    ['12-nov-26', '2026-11-12'],
    ['30-nov-26', '1926-11-30'],
    ['٠٢-mars-1988', '1988-03-02'],
  ])('%s is %s', (text, day) => {
    expect(read(text)).toBe(day)
  })

  it.each([
    ['02/04/1988', '1988-04-02', '1988-02-04'],
    ['02/04/88', '1988-04-02', '1988-02-04'],
    ['25/03/01', '2001-03-25', 'is not a day that there is'],
    ['29/11/26', '2026-11-29', 'is not a day that there is'],
    ['30/11/26', '1926-11-30', 'is not a day that there is'],
    ['1988-04-02', '1988-04-02', '1988-04-02'],
    ['12-mars-1988', '1988-03-12', '1988-03-12'],
    ['13/04/1988', '1988-04-13', 'is not a day that there is'],
  ])('%s is %s by dmy and %s by mdy', (text, dmy, mdy) => {
    expect([read(text, 'dmy'), read(text, 'mdy')]).toEqual([dmy, mdy])
  })

  it.each([
    ['02/04/1988', '1988-04-02 or 1988-02-04'],
    ['25/03/01', '2001-03-25 or 2025-03-01'],
    [
      'Nov-26',
      'can mean two things: 26 November of a year that it does not say, or November 2026; write the whole day as YYYY-MM-DD',
    ],
    [
      '1-mars',
      'can mean two things: 1 March of a year that it does not say, or March 2001; write the whole day as YYYY-MM-DD',
    ],
    ['nov.-88', 'has no day of the month, only November 1988'],
    ['mars-2025', 'has no day of the month, only March 2025'],
    ['02/04', 'has no year'],
    ['04/1988', 'has no day of the month'],
    ['1988-04', 'has no day of the month'],
    [
      '45717',
      'is the number that a spreadsheet keeps for a day (2025-03-01): show the column as dates YYYY-MM-DD and save again',
    ],
    [
      '45717.5',
      'is the number that a spreadsheet keeps for a day (2025-03-01): show the column as dates YYYY-MM-DD and save again',
    ],
    ['2025-02-29', 'is not a day that there is'],
    ['30/02/2025', 'is not a day that there is'],
    ['30-févr-2025', 'is not a day that there is'],
    ['00/00/0000', 'is not a day that there is'],
    ['soon', 'is not a date such as YYYY-MM-DD'],
    ['2.4.988', 'is not a date such as YYYY-MM-DD'],
    ['2025-03-01 25:00:00', 'is not a date such as YYYY-MM-DD'],
    ['12 mars 1988 3', 'is not a date such as YYYY-MM-DD'],
    ['1988', 'is not a date such as YYYY-MM-DD'],
    ['', 'is not a date such as YYYY-MM-DD'],
  ])('%s: %s', (text, why) => {
    expect(read(text)).toBe(why)
  })
})

describe('the order of the days in a file', () => {
  const shown = (...texts: string[]) => orderShown(texts.map((text) => ({ text, latest: LATEST })))

  it.each([
    [['02/04/1988', '13/04/1988'], 'dmy'],
    [['02/04/1988', '04/13/1988'], 'mdy'],
    [['25/03/01', '88/03/02'], 'ymd'],
    [['25/03/01', '26/03/1988'], 'dmy'],
    [['1988-04-02', '03/03/1988', 'x', '99/99/1988', ''], 'dmy'],
  ])('of %j is %s', (texts, order) => {
    expect(shown(...texts)).toEqual({ kind: 'one', order })
  })

  it('is not guessed where two fit and say different days', () => {
    expect(shown('1988-04-02', '03/03/1988', '02/04/1988')).toEqual({
      ...{ kind: 'several', at: 2, orders: ['dmy', 'mdy'] },
      days: ['1988-04-02', '1988-02-04'],
    })
    expect(shown('25/03/01')).toMatchObject({ kind: 'several', orders: ['dmy', 'ymd'] })
  })

  it('is none where one day fits only one and another only the other', () => {
    expect(shown('02/04/1988', '13/04/1988', '04/13/1988')).toEqual({ kind: 'mixed', at: [1, 2] })
  })
})
