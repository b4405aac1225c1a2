import { type CivilDate, date, parseDate, plusDays } from './dates.ts'
import { englishMonth, isWeekday, monthNamed } from './month-names.ts'
import { cleanInput } from './text/input.ts'

/** In which order the parts of a day are written. Nobody guesses between day and month. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd'

const ORDERS: readonly DateOrder[] = ['dmy', 'mdy', 'ymd']

/** A time of day `HH:MM:SS` and the offset that follows it, as written; `Z` is UTC. */
type WrittenTime = { readonly time: string; readonly offset: string | null }

/** What a cell says of a day. `why` goes on after the name of its column. */
type WrittenDay =
  | { readonly kind: 'day'; readonly day: CivilDate; readonly at: WrittenTime | null }
  | { readonly kind: 'several'; readonly days: readonly CivilDate[] }
  | { readonly kind: 'none'; readonly why: string }

/**
 * Reads a day as people and spreadsheets write it: `2025-03-01 00:00:00`, `02/04/1988`,
 * `12-mars-1988`, `Saturday, March 12, 1988`. `order` is that of the file, null where it shows
 * none: then a day with two readings is `several`. Of two digits for a year the latest is meant
 * that is not after `latest`.
 */
export function readWrittenDay(
  text: string,
  order: DateOrder | null,
  latest: CivilDate,
): WrittenDay {
  if (ISO.test(text)) return dayOr(parseDate(text), null)
  const { body, at } = withoutTime(cleanInput(text))
  if (/^\d{8}$/.test(body))
    return dayOr(dayOf(body.slice(0, 4), body.slice(4, 6), body.slice(6)), at)
  const parts = numbersOf(body)
  if (parts) return oneOf(readingsOf(parts, order ? [order] : ORDERS, latest), at)
  return readNamed(wordsOf(body), at, latest) ?? { kind: 'none', why: whyNone(body) }
}

const ISO = /^\d{4}-\d{2}-\d{2}$/

/** A day as it stands somewhere, and the last day that two digits for its year can mean. */
type DayText = { readonly text: string; readonly latest: CivilDate }

/** What the days of a file show of their order; `at` counts in the list that was given. */
type OrderShown =
  /** They fit this order only, or read the same in every one. */
  | { readonly kind: 'one'; readonly order: DateOrder }
  /** All of them fit these orders, and the one at `at` reads otherwise in each. */
  | {
      readonly kind: 'several'
      readonly at: number
      readonly orders: readonly DateOrder[]
      readonly days: readonly CivilDate[]
    }
  /** No order fits both of these. */
  | { readonly kind: 'mixed'; readonly at: readonly [number, number] }

/** The order that all days of a file have. What is no day in any order says nothing. */
export function orderShown(texts: readonly DayText[]): OrderShown {
  const days = texts.flatMap(({ text, latest }, at) => {
    const parts = ISO.test(text) ? null : numbersOf(withoutTime(cleanInput(text)).body)
    if (!parts || parts[0].length > 2) return []
    const orders = ORDERS.filter((order) => readingsOf(parts, [order], latest).length > 0)
    return orders.length > 0 ? [{ at, parts, orders, latest }] : []
  })
  let orders = ORDERS
  for (const day of days) {
    const both = orders.filter((order) => day.orders.includes(order))
    if (both.length === 0) {
      const before = days.find((one) => !one.orders.some((order) => day.orders.includes(order)))
      return { kind: 'mixed', at: [(before ?? days[0] ?? day).at, day.at] }
    }
    orders = both
  }
  for (const { at, parts, latest } of orders.length > 1 ? days : []) {
    const readings = readingsOf(parts, orders, latest)
    if (readings.length > 1) return { kind: 'several', at, orders, days: readings }
  }
  return { kind: 'one', order: orders[0] as DateOrder }
}

type Parts = readonly [string, string, string]

/** `02/04/1988`, `2.4.88`, `1988-4-2`: three numbers with one kind of mark between them. */
function numbersOf(body: string): Parts | null {
  const match = /^(\d{1,4}) ?([-/. ]) ?(\d{1,2}) ?\2 ?(\d{1,4})\.?$/.exec(body)
  if (!match) return null
  const [, first = '', , second = '', third = ''] = match
  const isYear = (part: string) => part.length === 4
  const hasYears = first.length === 3 || third.length === 3 || (isYear(first) && isYear(third))
  return hasYears ? null : [first, second, third]
}

/** The days that three numbers are in some orders; a year of four digits settles its place. */
function readingsOf(
  [first, second, third]: Parts,
  orders: readonly DateOrder[],
  latest: CivilDate,
): CivilDate[] {
  const fits = first.length === 4 ? (['ymd'] as const) : orders
  const days = fits.flatMap((order) => {
    if (third.length === 4 && order === 'ymd') return []
    if (order === 'ymd') return dayIn(first, second, third, latest) ?? []
    const [day, month] = order === 'dmy' ? [first, second] : [second, first]
    return dayIn(third, month, day, latest) ?? []
  })
  return [...new Set(days)]
}

/** A day of a year that is written with four digits or two. */
function dayIn(year: string, month: string, day: string, latest: CivilDate): CivilDate | null {
  if (year.length === 4) return dayOf(year, month, day)
  if (year.length !== 2) return null
  const late = dayOf(`20${year}`, month, day)
  return late && late <= latest ? late : (dayOf(`19${year}`, month, day) ?? null)
}

function dayOf(year: string, month: string, day: string): CivilDate | null {
  return parseDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

function oneOf(days: readonly CivilDate[], at: WrittenTime | null): WrittenDay {
  return days.length > 1 ? { kind: 'several', days } : dayOr(days[0] ?? null, at)
}

function dayOr(day: CivilDate | null, at: WrittenTime | null): WrittenDay {
  return day ? { kind: 'day', day, at } : { kind: 'none', why: NO_DAY }
}

const NO_DAY = 'is not a day that there is'

/** `00:00:00`, `10:16`, `3:05:09 PM`, `08:00:00.000Z` behind a day. */
const TIME =
  /(?:(?<=\d)[T,]| ,?) ?(\d{1,2})[:h](\d{2})(?::(\d{2})(?:[.,]\d+)?)? ?([ap])?\.?(?:(?<=[ap]\.?)m\.?)? ?(z|utc|gmt|[-+]\d{2}:?\d{2})?$/i

function withoutTime(text: string): { readonly body: string; readonly at: WrittenTime | null } {
  const match = TIME.exec(text)
  if (!match) return { body: text, at: null }
  const [whole, hour = '', minute = '', second = '00', half, zone] = match
  const typed = Number(hour)
  const isTime = half ? typed >= 1 && typed <= 12 : typed <= 23
  if (!isTime || Number(minute) > 59 || Number(second) > 59) return { body: text, at: null }
  const hours = half ? (typed % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : typed
  const time = `${String(hours).padStart(2, '0')}:${minute}:${second}`
  const offset = zone ? (/^[-+]/.test(zone) ? zone : 'Z') : null
  return { body: text.slice(0, -whole.length).replace(/,$/, ''), at: { time, offset } }
}

/** Words and numbers of a date in small letters, without accents, points and days of the week. */
function wordsOf(body: string): string[] {
  const plain = body.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const parts = plain.split(/[\s\-/.,']+/).filter((part) => part !== '')
  // `mar.` is a Tuesday before another month.
  const isTuesday = parts[0] === 'mar' && parts.slice(1).some((part) => monthNamed(part) !== null)
  return parts
    .filter((part, at) => !isWeekday(part) && !(isTuesday && at === 0))
    .map((part) => part.replace(/^(\d{1,2})(?:er|st|nd|rd|th)$/, '$1'))
    .filter((part) => part !== 'of' && part !== 'de' && part !== 'the' && part !== 'le')
}

/** A date with the name of its month; null when it has none. */
function readNamed(
  words: readonly string[],
  at: WrittenTime | null,
  latest: CivilDate,
): WrittenDay | null {
  const place = words.findIndex((word) => monthNamed(word) !== null)
  const month = monthNamed(words[place] ?? '')
  const [first, second, ...more] = words.filter((_, where) => where !== place)
  if (month === null || first === undefined || more.length > 0) return null
  if (![first, second ?? '0'].every((part) => /^(\d{1,2}|\d{4})$/.test(part))) return null
  if (second === undefined) return { kind: 'none', why: whyHalf(month, first) }
  // A year stands first only where it can be nothing else: `1988-Mar-12`.
  const [year, day] = first.length === 4 || Number(first) > 31 ? [first, second] : [second, first]
  return dayOr(dayIn(year, String(month), day, latest), at)
}

/** `Nov-26` is what spreadsheets show of a day in November and of the month of a year. */
function whyHalf(month: number, number: string): string {
  const name = englishMonth(month)
  const isDay = number.length <= 2 && dayOf('2000', String(month), number) !== null
  const year = number.length === 4 ? number : `20${number.padStart(2, '0')} or 19${number}`
  if (number.length === 4) return `has no day of the month, only ${name} ${year}`
  if (!isDay) return `has no day of the month, only ${name} 19${number}`
  const both = `${Number(number)} ${name} of a year that it does not say, or ${name} 20${number.padStart(2, '0')}`
  return `can mean two things: ${both}; write the whole day as YYYY-MM-DD`
}

/** Days as spreadsheets count them, in the years of anybody alive; the first is a day in 1899. */
const SERIAL = /^\d{5}(?:[.,]\d+)?$/
const SERIAL_ZERO = date('1899-12-30')

function whyNone(body: string): string {
  if (SERIAL.test(body)) {
    const day = plusDays(SERIAL_ZERO, Math.floor(Number(body.slice(0, 5))))
    return `is the number that a spreadsheet keeps for a day (${day}): show the column as dates YYYY-MM-DD and save again`
  }
  if (/^\d{1,2} ?[-/.] ?\d{1,2}$/.test(body)) return 'has no year'
  if (/^\d{1,2} ?[-/.] ?\d{4}$|^\d{4} ?[-/.] ?\d{1,2}$/.test(body)) return 'has no day of the month'
  return 'is not a date such as YYYY-MM-DD'
}
