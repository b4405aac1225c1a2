import {
  type CivilDate,
  civilDateAt,
  dayOfWeek,
  type Instant,
  instantOf,
  plusDays,
  timeOfDayAt,
  WEEK_DAYS,
} from '../dates.ts'
import type { Mutual } from '../statutes/statutes.ts'

export type Quiet = Pick<Mutual, 'quietHours' | 'timeZone'> & {
  readonly reminders: Pick<Mutual['reminders'], 'quietDays'>
}

/** Every day may be named a quiet one; then nothing waits for longer than this. */
const DAYS_MAX = 60

/** Whether nobody is to be reminded on this day of the mutual (R51). */
export function isQuietDay({ reminders: { quietDays } }: Quiet, day: CivilDate): boolean {
  const name = WEEK_DAYS[dayOfWeek(day) - 1] as string
  return [name, day.slice(5), day].some((quiet) => quietDays.includes(quiet))
}

/** Whether nobody is to be reminded now, by the mutual's quiet hours and days (R51). */
export function isQuiet(mutual: Quiet, at: Instant): boolean {
  const { from, to } = mutual.quietHours
  const time = timeOfDayAt(at, mutual.timeZone)
  const inHours = from < to ? time >= from && time < to : time >= from || time < to
  return inHours || isQuietDay(mutual, civilDateAt(at, mutual.timeZone))
}

/** The first moment from `at` on at which people may be reminded: `at` itself, or a morning. */
export function nextLoud(mutual: Quiet, at: Instant): Instant {
  if (!isQuiet(mutual, at)) return at
  const today = civilDateAt(at, mutual.timeZone)
  for (let days = 0; days < DAYS_MAX; days += 1) {
    const morning = instantOf(plusDays(today, days), mutual.quietHours.to, mutual.timeZone)
    if (morning > at && !isQuiet(mutual, morning)) return morning
  }
  return instantOf(plusDays(today, DAYS_MAX), mutual.quietHours.to, mutual.timeZone)
}
