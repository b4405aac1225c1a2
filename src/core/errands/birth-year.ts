import type { CivilDate } from '../dates.ts'
import { birthDateFault } from '../membership/birth-date.ts'

/**
 * A birth as a phone can type it: the year, or day, month and year as eight digits (`04021988`), with
 * points or dashes between them or not. `YYYY-MM-DD` or `YYYY`; null when it is none up to today.
 */
export function readBirth(text: string, today: CivilDate): string | null {
  const digits = text.replace(/[\s.\-/]/g, '')
  const [, day, month, year] = /^(\d\d)(\d\d)(\d{4})$/.exec(digits) ?? []
  const birth = year ? `${year}-${month}-${day}` : digits
  return birthDateFault(birth, today) === null ? birth : null
}
