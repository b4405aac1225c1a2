import { parseDate, WEEK_DAYS } from '../../core/dates.ts'
import { REMINDER_KINDS } from '../../core/statutes/reminder-settings.ts'
import { listOf, oneOf, text, whole, yesOrNo } from './statutes-fields.ts'
import { part } from './statutes-part.ts'

/** Reminders further ahead than this are of a period that nobody thinks of yet. */
const DAYS_MAX = 120
/** Until then a suspension is told as news. */
const NEWS_DAYS = 7
const HOURS_MAX = 24 * 60
const LIST_MAX = 5
const QUIET_DAYS_MAX = 100

const WHICH_DAY = `is not a day: ${WEEK_DAYS[6]}, 12-25 or 2026-03-20`

/** `sunday`, `12-25` for every year, or one day. */
const quietDay = text(10)
  .refine(isDay, { error: WHICH_DAY })
  .meta({ kind: 'day of the week, day of the year or day' })

/** Days ahead, from the furthest on, each once. */
const daysAhead = listOf(whole(1, DAYS_MAX))
  .max(LIST_MAX, { error: `has more than ${LIST_MAX} entries` })
  .transform((days) => [...new Set(days)].sort((a, b) => b - a))

/** What a mutual says of reminders; what it leaves out stays as it is. */
export const reminders = part({
  kinds: listOf(oneOf(REMINDER_KINDS)).optional().describe('Which reminders and notices are sent.'),
  beforeDueDays: daysAhead.optional().describe('So many days before the due day.'),
  beforeSuspensionDays: whole(1, DAYS_MAX).optional().describe('So many days before rights close.'),
  ageingOutDays: daysAhead
    .optional()
    .describe('So many days before the last day on which the age of a dependant is covered.'),
  stillSuspendedDays: whole(NEWS_DAYS, DAYS_MAX)
    .optional()
    .describe(
      'So many days after rights closed, and then once for each period, what paying brings back.',
    ),
  applicantDays: whole(1, DAYS_MAX)
    .optional()
    .describe('So many days after joining, when nothing was paid to begin.'),
  year: yesOrNo
    .optional()
    .describe(
      'Whether each household hears in January what it paid in last year and what the mutual paid for its care.',
    ),
  hoursApart: whole(0, HOURS_MAX)
    .optional()
    .describe('Reminders to one member are at least so many hours apart.'),
  quietDays: listOf(quietDay)
    .max(QUIET_DAYS_MAX, { error: `has more than ${QUIET_DAYS_MAX} entries` })
    .optional()
    .meta({
      description:
        'Days on which nobody is reminded: a day of the week, of every year, or one day.',
      example: ['sunday', '12-25'],
    }),
})

function isDay(value: string): boolean {
  const isWeekDay = WEEK_DAYS.some((name) => name === value)
  return isWeekDay || parseDate(value.length === 5 ? `2024-${value}` : value) !== null
}
