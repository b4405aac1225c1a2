/** Days and months as text, whose order is that of the calendar. */

const DAY_MS = 86_400_000

export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

export function daysFrom(a: string, b: string): number {
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / DAY_MS)
}

/** The same day so many months later, or the last of a month that is too short for it. */
export function plusMonths(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0))
  const first = last.toISOString().slice(0, 8)
  return `${first}${String(Math.min(date, last.getUTCDate())).padStart(2, '0')}`
}

export function lastDay(month: string): string {
  const [year = 0, at = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, at, 0)).toISOString().slice(0, 10)
}

export function monthAfter(day: string): string {
  return plusDays(day, 1).slice(0, 7)
}

export function nextMonth(month: string): string {
  return monthAfter(lastDay(month))
}

export function later(a: string, b: string): string {
  return a > b ? a : b
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
