import { Temporal } from 'temporal-polyfill'
import { invariant } from './invariant.ts'

/** A civil date `YYYY-MM-DD` in the mutual's time zone. Compares correctly as text. */
export type CivilDate = string & { readonly __brand: 'CivilDate' }

/** An instant, in whole milliseconds since 1970 UTC. */
export type Instant = number & { readonly __brand: 'Instant' }

/** A length of time in whole months, then whole days. */
export type Span = { readonly months?: number; readonly days?: number }

/** Days that something is looked at for, both ends included; null for no end. */
export type Days = { readonly from: CivilDate | null; readonly to: CivilDate | null }

/** A civil date, or null when the text is not a real one (`2026-02-30`). */
export function parseDate(text: string): CivilDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const [year, month, day] = [yearOf(text), twoDigits(text, 5), twoDigits(text, 8)]
  const isReal = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  return isReal ? (text as CivilDate) : null
}

/** A civil date that our own code knows to be one. Throws otherwise. */
export function date(text: string): CivilDate {
  const parsed = parseDate(text)
  invariant(parsed, `not a date: ${text}`)
  return parsed
}

/** Before and after all days that anybody writes down. */
export const FIRST_DAY = '0000-01-01' as CivilDate
export const LAST_DAY = '9999-12-31' as CivilDate

export function instant(ms: number): Instant {
  invariant(Number.isSafeInteger(ms), `not an instant: ${ms}`)
  return ms as Instant
}

/** `date` plus a span. Month ends clip: 30 November plus three months is the last of February (R36). */
export function plus(from: CivilDate, span: Span): CivilDate {
  const months = monthsSinceZero(from) + (span.months ?? 0)
  const year = Math.floor(months / 12)
  const month = (months % 12) + 1
  const day = Math.min(twoDigits(from, 8), daysInMonth(year, month))
  return dayOfNumber(dayNumber(year, month, day) + (span.days ?? 0))
}

export function plusDays(from: CivilDate, days: number): CivilDate {
  return dayOfNumber(numberOf(from) + days)
}

export function dayBefore(day: CivilDate): CivilDate {
  return plusDays(day, -1)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return numberOf(to) - numberOf(from)
}

/** How many months the month of `to` comes after that of `from`, whatever the days. */
export function monthsBetween(from: CivilDate, to: CivilDate): number {
  return monthsSinceZero(to) - monthsSinceZero(from)
}

/** The first day of the month that `day` is in. */
export function firstOfMonth(day: CivilDate): CivilDate {
  return `${monthOf(day)}-01` as CivilDate
}

export function lastOfMonth(day: CivilDate): CivilDate {
  return dayBefore(plus(firstOfMonth(day), { months: 1 }))
}

/** The month of a day, as `2026-03`. */
export function monthOf(day: CivilDate): string {
  return day.slice(0, 7)
}

/** The first of January. */
export function firstOfYear(year: number): CivilDate {
  return written(year, 1, 1)
}

/** Names of days in the order in which they are counted, Monday first. */
export const WEEK_DAYS = [
  'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday',
] as const // prettier-ignore

/** 1 is Monday, 7 Sunday. */
export function dayOfWeek(day: CivilDate): number {
  return ((numberOf(day) + 2) % 7) + 1
}

export function laterOf(a: CivilDate, b: CivilDate): CivilDate {
  return a > b ? a : b
}

export function earlierOf(a: CivilDate, b: CivilDate): CivilDate {
  return a < b ? a : b
}

/** The civil date that a clock on a wall in `timeZone` shows. */
export function civilDateAt(at: Instant, timeZone: string): CivilDate {
  const known = LAST_DAYS.get(timeZone)
  if (known && at >= known.from && at < known.until) return known.day
  const here = zoned(at, timeZone)
  const [from, next] = [here.startOfDay(), here.add({ days: 1 }).startOfDay()]
  const day = here.toPlainDate().toString() as CivilDate
  LAST_DAYS.set(timeZone, { day, from: from.epochMilliseconds, until: next.epochMilliseconds })
  return day
}

/** The day that each time zone had when it was last asked: nearly always the one asked for next. */
const LAST_DAYS = new Map<string, { day: CivilDate; from: number; until: number }>()

/** `HH:MM` on a wall in `timeZone`. */
export function timeOfDayAt(at: Instant, timeZone: string): string {
  return zoned(at, timeZone).toPlainTime().toString({ smallestUnit: 'minute' })
}

/** The instant at which `time` (`HH:MM`) of a civil date begins in `timeZone`. */
export function instantOf(day: CivilDate, time: string, timeZone: string): Instant {
  const zonedTime = plain(day).toZonedDateTime({ timeZone, plainTime: time })
  return instant(zonedTime.epochMilliseconds)
}

/** `02/04/2026`, as people in all three languages write it. */
export function formatDate(day: CivilDate): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`
}

/** `02/04`, where the year is plain from the context. */
export function formatDayMonth(day: CivilDate): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}`
}

function plain(day: CivilDate): Temporal.PlainDate {
  return Temporal.PlainDate.from(day)
}

function zoned(at: Instant, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone)
}

// Days and months are counted here rather than by the polyfill, which takes some ten microseconds
// for a date: a standing takes hundreds of them and every turn of a call takes a standing.

/** Days of a common year before each month, March first so that a leap day comes last. */
const DAYS_BEFORE = [0, 31, 61, 92, 122, 153, 184, 214, 245, 275, 306, 337] as const

/** Days since 1 March of the year 0. Years from 0 to 9999. */
function dayNumber(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1
  const before = DAYS_BEFORE[(month + 9) % 12] as number
  return 365 * marchYear + leapDaysBy(marchYear) + before + day - 1
}

function numberOf(day: CivilDate): number {
  return dayNumber(yearOf(day), twoDigits(day, 5), twoDigits(day, 8))
}

/** Days that people live by are written once and kept: 1900 to 2099, half a megabyte at most. */
const KEPT_FROM = dayNumber(1900, 1, 1)
const KEPT_DAYS = dayNumber(2100, 1, 1) - KEPT_FROM
const kept = new Array<CivilDate | undefined>(KEPT_DAYS)

function dayOfNumber(number: number): CivilDate {
  const known = kept[number - KEPT_FROM]
  if (known) return known
  const day = writtenDay(number)
  if (number >= KEPT_FROM && number < KEPT_FROM + KEPT_DAYS) kept[number - KEPT_FROM] = day
  return day
}

function writtenDay(number: number): CivilDate {
  let marchYear = Math.floor(number / 365.2425)
  if (365 * marchYear + leapDaysBy(marchYear) > number) marchYear -= 1
  else if (365 * (marchYear + 1) + leapDaysBy(marchYear + 1) <= number) marchYear += 1
  const rest = number - 365 * marchYear - leapDaysBy(marchYear)
  let index = Math.floor(rest / 31)
  if (index < 11 && (DAYS_BEFORE[index + 1] as number) <= rest) index += 1
  const month = ((index + 2) % 12) + 1
  const day = rest - (DAYS_BEFORE[index] as number) + 1
  return written(month > 2 ? marchYear : marchYear + 1, month, day)
}

function leapDaysBy(year: number): number {
  return Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return leapDaysBy(year) > leapDaysBy(year - 1) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function monthsSinceZero(day: CivilDate): number {
  return yearOf(day) * 12 + twoDigits(day, 5) - 1
}

/** The year of a civil date as a number. */
export function yearOf(day: string): number {
  return twoDigits(day, 0) * 100 + twoDigits(day, 2)
}

/** Two digits from a place on: cutting them out and reading them takes ten times as long. */
function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO
}

const ZERO = 48

function written(year: number, month: number, day: number): CivilDate {
  invariant(year >= 0 && year <= 9999, `a year out of range: ${year}`)
  const digits = (value: number): string => (value < 10 ? `0${value}` : `${value}`)
  return `${String(year).padStart(4, '0')}-${digits(month)}-${digits(day)}` as CivilDate
}
