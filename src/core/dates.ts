import { Temporal } from 'temporal-polyfill'
import { invariant } from './invariant.ts'

/** A civil date `YYYY-MM-DD` in the mutual's time zone. Compares correctly as text. */
export type CivilDate = string & { readonly __brand: 'CivilDate' }

/** An instant, in whole milliseconds since 1970 UTC. */
export type Instant = number & { readonly __brand: 'Instant' }

/** A length of time in whole months, then whole days. */
export type Span = { readonly months?: number; readonly days?: number }

/** A civil date, or null when the text is not a real one (`2026-02-30`). */
export function parseDate(text: string): CivilDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() as CivilDate
  } catch {
    return null
  }
}

/** A civil date that our own code knows to be one. Throws otherwise. */
export function date(text: string): CivilDate {
  const parsed = parseDate(text)
  invariant(parsed, `not a date: ${text}`)
  return parsed
}

export function instant(ms: number): Instant {
  invariant(Number.isSafeInteger(ms), `not an instant: ${ms}`)
  return ms as Instant
}

/** `date` plus a span. Month ends clip: 30 November plus three months is the last of February (R36). */
export function plus(from: CivilDate, span: Span): CivilDate {
  return plain(from)
    .add({ months: span.months ?? 0, days: span.days ?? 0 })
    .toString() as CivilDate
}

export function plusDays(from: CivilDate, days: number): CivilDate {
  return plus(from, { days })
}

export function dayBefore(day: CivilDate): CivilDate {
  return plus(day, { days: -1 })
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return plain(from).until(plain(to), { largestUnit: 'days' }).days
}

/** 1 is Monday, 7 Sunday. */
export function dayOfWeek(day: CivilDate): number {
  return plain(day).dayOfWeek
}

export function laterOf(a: CivilDate, b: CivilDate): CivilDate {
  return a > b ? a : b
}

export function earlierOf(a: CivilDate, b: CivilDate): CivilDate {
  return a < b ? a : b
}

/** The civil date that a clock on a wall in `timeZone` shows. */
export function civilDateAt(at: Instant, timeZone: string): CivilDate {
  return zoned(at, timeZone).toPlainDate().toString() as CivilDate
}

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
