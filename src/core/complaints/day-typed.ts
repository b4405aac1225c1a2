import { type CivilDate, parseDate } from '../dates.ts'
import { isDayOfComplaint } from './complaint.ts'

/**
 * A day as a phone types it: day and month (`2802`), with the year or without (`28022026`,
 * `28/02/26`). Without a year the last such day is meant. Null when it is no day of the last 90.
 */
export function readDayTyped(text: string, today: CivilDate): CivilDate | null {
  const [, day, month, year = ''] =
    /^(\d{2})(\d{2})(\d{2}|\d{4})?$/.exec(text) ??
    /^(\d{1,2})[\s./-](\d{1,2})(?:[\s./-](\d{2}|\d{4}))?$/.exec(text) ??
    []
  if (day === undefined || month === undefined) return null
  const thisYear = Number(today.slice(0, 4))
  const years = year === '' ? [thisYear, thisYear - 1] : [Number(year.padStart(4, '20'))]
  return (
    years
      .map((one) => parseDate(`${one}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`))
      .find((on): on is CivilDate => on !== null && isDayOfComplaint(on, today)) ?? null
  )
}
