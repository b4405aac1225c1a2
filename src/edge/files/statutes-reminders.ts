import { z } from 'zod'
import { parseDate } from '../../core/dates.ts'
import { WEEK_DAYS } from '../../core/reminders/quiet.ts'
import { REMINDER_DEFAULTS, REMINDER_KINDS } from '../../core/reminders/settings.ts'
import { listOf, oneOf, text, whole, wrongType } from './statutes-fields.ts'

/** Reminders further ahead than this are of a period that nobody thinks of yet. */
const DAYS_MAX = 120
const HOURS_MAX = 24 * 60
const LIST_MAX = 5
const QUIET_DAYS_MAX = 100

const WHICH_DAY = `is not a day: ${WEEK_DAYS[6]}, 12-25 or 2026-03-20`

/** `sunday`, `12-25` for every year, or one day. */
const quietDay = text(10).refine(isDay, { error: WHICH_DAY })

/** Days ahead, from the furthest on, each once. */
const daysAhead = listOf(whole(1, DAYS_MAX))
  .max(LIST_MAX, { error: `has more than ${LIST_MAX} entries` })
  .transform((days) => [...new Set(days)].sort((a, b) => b - a))

/** What a mutual says of reminders; what it leaves out is as by default. */
export const reminders = z.strictObject(
  {
    kinds: listOf(oneOf(REMINDER_KINDS)).default([...REMINDER_DEFAULTS.kinds]),
    beforeDueDays: daysAhead.default([...REMINDER_DEFAULTS.beforeDueDays]),
    beforeSuspensionDays: whole(1, DAYS_MAX).default(REMINDER_DEFAULTS.beforeSuspensionDays),
    ageingOutDays: daysAhead.default([...REMINDER_DEFAULTS.ageingOutDays]),
    applicantDays: whole(1, DAYS_MAX).default(REMINDER_DEFAULTS.applicantDays),
    hoursApart: whole(0, HOURS_MAX).default(REMINDER_DEFAULTS.hoursApart),
    quietDays: listOf(quietDay)
      .max(QUIET_DAYS_MAX, { error: `has more than ${QUIET_DAYS_MAX} entries` })
      .default([...REMINDER_DEFAULTS.quietDays]),
  },
  { error: wrongType('an object') },
)

function isDay(value: string): boolean {
  const isWeekDay = WEEK_DAYS.some((name) => name === value)
  return isWeekDay || parseDate(value.length === 5 ? `2024-${value}` : value) !== null
}
