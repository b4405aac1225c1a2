import {
  type CivilDate,
  date,
  type Instant,
  instant,
  instantOf,
  plusDays,
} from '../../core/dates.ts'
import { type DateOrder, orderShown, readWrittenDay } from '../../core/written-date.ts'

/** When something on a statement came to pass, and the day that the operator printed. */
export type Moment = { readonly at: Instant; readonly printed: CivilDate }

/** Two digits for a year are of this century: operators have existed for no longer. */
const LATEST = date('2099-12-31')

/** Spreadsheets count days from this one; those from 2000 to 2099 may be days of a statement. */
const SERIAL_START = date('1899-12-30')
const SERIAL_FROM = 36_526
const SERIAL_THROUGH = 73_050

const DAY_SECONDS = 24 * 60 * 60
const MINUTE_MS = 60 * 1000

/**
 * Reads a day and time as operators and spreadsheets write them: `3/2/26 14:05`,
 * `02-03-2026 2:05 PM`, `2026-03-02T14:05:00+03:00`, `20260302140500`, `46083.58`. Null when it is
 * none. Without a time it is midnight, and without a zone what the walls of `timeZone` show.
 */
export function readMoment(text: string, order: DateOrder, timeZone: string): Moment | null {
  const serial = readSerial(text)
  const read = serial ?? readWrittenDay(spread(text), order, LATEST)
  if (read.kind !== 'day') return null
  const { day: printed, at } = read
  const time = at?.time ?? '00:00:00'
  if (!at?.offset) return { at: instantOf(printed, time, timeZone), printed }
  const utc = instantOf(printed, time, 'UTC')
  return { at: instant(utc - minutesOf(at.offset) * MINUTE_MS), printed }
}

/**
 * The order that the days of a column can only have. `several`: they fit more than one. `mixed`: they
 * fit none, or some begin with the year and others do not, since a spreadsheet took only some for
 * days.
 */
export function orderOf(texts: readonly string[]): DateOrder | 'several' | 'mixed' {
  const written = texts.map(spread).filter((text) => readSerial(text) === null)
  const isYearFirst = (text: string) => /^\d{4}[-/.]/.test(text)
  const inNumbers = written.filter((text) => /^\d{1,2}([-/. ])\d{1,2}\1\d/.test(text))
  const others = texts.length - written.length + written.filter(isYearFirst).length
  if (inNumbers.length > 0 && others > 0) return 'mixed'
  const shown = orderShown(written.map((text) => ({ text, latest: LATEST })))
  return shown.kind === 'one' ? shown.order : shown.kind
}

/** Daraja's `20260302140500`, with its parts set apart. */
function spread(text: string): string {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text.trim())
  return match ? `${match.slice(1, 4).join('-')} ${match.slice(4).join(':')}` : text.trim()
}

/** A day as spreadsheets count them, with the time as a part of it, rounded to a second. */
function readSerial(text: string) {
  const [, whole, part = '0'] = /^(\d{5})(?:[.,](\d+))?$/.exec(text.trim()) ?? []
  const count = Number(whole)
  if (whole === undefined || count < SERIAL_FROM || count > SERIAL_THROUGH) return null
  const seconds = Math.round(Number(`0.${part}`) * DAY_SECONDS)
  const day = plusDays(SERIAL_START, count + Math.floor(seconds / DAY_SECONDS))
  return { kind: 'day', day, at: { time: clockOf(seconds % DAY_SECONDS), offset: null } } as const
}

function clockOf(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}

/** Minutes that a wall is ahead of UTC: `Z`, `+03:00`, `-0130`. */
function minutesOf(offset: string): number {
  const [, sign, hours = '0', minutes = '0'] = /^([-+])(\d\d):?(\d\d)$/.exec(offset) ?? []
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
}
