import { type CivilDate, parseDate, plusDays } from '../../core/dates.ts'
import { monthNamed } from './month-names.ts'

/** In which order a day is written. Nobody guesses between day and month. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd'

/** A day as a file has it. `first`, `second`: which of them is the month is not known yet. */
export type WrittenDay =
  | { readonly shape: 'ymd' | 'named' | 'serial'; readonly on: CivilDate | null }
  | { readonly shape: 'numbers'; readonly first: string; readonly second: string; readonly year: string } // prettier-ignore

export type WrittenMoment = {
  readonly day: WrittenDay
  /** Seconds since midnight on a wall; null when only the day is written. */
  readonly seconds: number | null
  /** Minutes that the wall is ahead of UTC, when the file says it. */
  readonly zoneMinutes: number | null
}

/** Spreadsheets count days from this one. */
const SERIAL_START = '1899-12-30' as CivilDate

/** 1 January 2000 to the last day of 2099: other numbers are no days of a statement. */
const SERIAL_FROM = 36_526
const SERIAL_THROUGH = 73_050

const DAY_SECONDS = 24 * 60 * 60
const NOON = 12

/**
 * Reads a day, with or without a time, as operators and spreadsheets write it: `3/2/26 14:05`,
 * `02-03-2026 2:05 PM`, `2026-03-02T14:05:00+03:00`, `2-mars-2026`, `20260314101602`, `46083.58`.
 * Null when it is none. A year of two digits is one of this century.
 */
export function readWritten(text: string): WrittenMoment | null {
  const cell = text.replace(/[\s\u00a0\u202f]+/g, ' ').trim()
  const serial = /^(\d{5})(?:[.,](\d+))?$/.exec(cell)
  if (serial) return ofSerial(Number(serial[1]), serial[2])
  const packed = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(cell)
  const spread = packed && `${packed.slice(1, 4).join('-')} ${packed.slice(4).join(':')}`
  const match = DAY_THEN_TIME.exec(spread ?? cell)
  if (!match) return null
  const [, a = '', b = '', c = '', rest] = match
  const day = dayOfParts(a, b, c)
  if (rest === undefined) return day && { day, seconds: null, zoneMinutes: null }
  const time = readTime(rest)
  return day && time && { day, ...time }
}

/** The day once its order is known; null when there is no such day. */
export function dayIn(day: WrittenDay, order: DateOrder): CivilDate | null {
  if (day.shape !== 'numbers') return day.on
  const [month, on] = order === 'mdy' ? [day.first, day.second] : [day.second, day.first]
  return civil(day.year, month, on)
}

/**
 * The order that days of one column can only have. `several`: each can be read in two ways. `mixed`:
 * some begin with the year and others do not, since a spreadsheet took only some for days.
 */
export function orderShown(days: readonly WrittenDay[]): DateOrder | 'several' | 'mixed' {
  const numbers = days.flatMap((day) => (day.shape === 'numbers' ? [day] : []))
  if (numbers.length === 0) return 'ymd'
  if (days.some(({ shape }) => shape === 'ymd' || shape === 'serial')) return 'mixed'
  if (numbers.some(({ first }) => Number(first) > 12)) return 'dmy'
  if (numbers.some(({ second }) => Number(second) > 12)) return 'mdy'
  const isSame = numbers.every(({ first, second }) => Number(first) === Number(second))
  return isSame ? 'dmy' : 'several'
}

/** Three parts and perhaps a time; a word may be a month, before or after the day. */
const DAY_THEN_TIME =
  /^(\d{1,4}|\p{L}{3,9}\.?)(?:[-/.]|,? )(\d{1,2}|\p{L}{3,9}\.?)(?:[-/.]|,? )(\d{1,4})(?:(?:T|,? )(\d.*))?$/u

function dayOfParts(a: string, b: string, c: string): WrittenDay | null {
  if (/^\d{4}$/.test(a)) {
    const month = monthIn(b)
    return month === null || c.length > 2 ? null : { shape: 'ymd', on: civil(a, month, c) }
  }
  const year = c.length === 4 ? c : c.length === 2 ? `20${c}` : null
  if (year === null) return null
  if (/^\d/.test(a) && /^\d/.test(b))
    return a.length > 2 ? null : { shape: 'numbers', first: a, second: b, year }
  const [word, on] = /^\d/.test(a) ? [b, a] : [a, b]
  const month = monthNamed(word)
  if (month === null || !/^\d{1,2}$/.test(on)) return null
  return { shape: 'named', on: civil(year, String(month), on) }
}

function monthIn(text: string): string | null {
  if (/^\d/.test(text)) return text
  const month = monthNamed(text)
  return month === null ? null : String(month)
}

function civil(year: string, month: string, on: string): CivilDate | null {
  return parseDate(`${year}-${month.padStart(2, '0')}-${on.padStart(2, '0')}`)
}

/** A day since 1900 with the time as a part of it, rounded to a second. */
function ofSerial(count: number, decimals: string | undefined): WrittenMoment | null {
  if (count < SERIAL_FROM || count > SERIAL_THROUGH) return null
  const seconds = decimals ? Math.round(Number(`0.${decimals}`) * DAY_SECONDS) : null
  const isNext = seconds === DAY_SECONDS
  const on = plusDays(SERIAL_START, count + (isNext ? 1 : 0))
  return { day: { shape: 'serial', on }, seconds: isNext ? 0 : seconds, zoneMinutes: null }
}

/** `14:05`, `2:05:30 PM`, `14h05`, `10:16:02.000Z`, `10:16:02 +03:00`. */
function readTime(text: string): Pick<WrittenMoment, 'seconds' | 'zoneMinutes'> | null {
  const match =
    /^(\d{1,2})[:h.](\d\d)(?:[:.](\d\d)(?:[.,]\d{1,9})?)?(?: ?([ap])\.? ?m\.?)?(?: ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?))?$/i.exec(
      text,
    )
  if (!match) return null
  const [, hourText = '', minute = '', second = '00', half, zone] = match
  const hour = hourOf(Number(hourText), half?.toLowerCase())
  if (hour === null || Number(minute) > 59 || Number(second) > 59) return null
  const seconds = (hour * 60 + Number(minute)) * 60 + Number(second)
  return { seconds, zoneMinutes: zone === undefined ? null : minutesOf(zone) }
}

/** Twelve o'clock at night is 12 AM. */
function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour <= 23 ? hour : null
  if (hour < 1 || hour > NOON) return null
  return (hour % NOON) + (half === 'p' ? NOON : 0)
}

function minutesOf(zone: string): number {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? []
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
}
