import { type CivilDate, firstOfYear, parseDate, plus, yearOf } from '../dates.ts'

/** Nobody who is registered was born before. */
const FIRST_BIRTH_YEAR = 1900

/** What is wrong with a day of birth that was typed: `YYYY-MM-DD`, or the bare year; null: nothing. */
export function birthDateFault(text: string, today: CivilDate): string | null {
  const isReal = /^\d{4}$/.test(text) || parseDate(text) !== null
  if (!isReal) return 'is not a date YYYY-MM-DD or a year YYYY'
  if (Number(text.slice(0, 4)) < FIRST_BIRTH_YEAR) return `is before ${FIRST_BIRTH_YEAR}`
  return isBornBy(text, today) ? null : 'is in the future'
}

/** The day of birth; of a bare year the first of January is taken. */
export function bornOn(birthDate: string): CivilDate {
  return birthDate.length === 4 ? firstOfYear(Number(birthDate)) : (birthDate as CivilDate)
}

/** Whether somebody is born on a day; of a bare year we know no more than the year. */
export function isBornBy(birthDate: string, on: CivilDate): boolean {
  return birthDate <= on.slice(0, birthDate.length)
}

/** Old enough to be a member (R02). Of a bare year we know only that its birthday comes. */
export function isOfAge(birthDate: string, years: number, on: CivilDate): boolean {
  if (birthDate.length === 4) return yearOf(on) - Number(birthDate) >= years
  return plus(birthDate as CivilDate, { months: 12 * years }) <= on
}
