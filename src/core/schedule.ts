import {
  type CivilDate,
  dayBefore,
  type Instant,
  instantOf,
  civilDateAt,
  plusDays,
} from './dates.ts'

/** Days that a job is made up for after a standstill; older ones have no effect of their own. */
const CATCH_UP_DAYS = 400

/**
 * The runs of a daily job that are due: every day after `last` (the day of its last run) whose
 * `time` on a wall in `timeZone` has come, oldest first. A job that never ran is due once, for the
 * latest day. A clock that went back makes nothing due.
 */
export function dueDays(
  last: CivilDate | null,
  now: Instant,
  time: string,
  timeZone: string,
): { readonly day: CivilDate; readonly at: Instant }[] {
  const today = civilDateAt(now, timeZone)
  const latest = instantOf(today, time, timeZone) <= now ? today : dayBefore(today)
  if (last === null) return [{ day: latest, at: instantOf(latest, time, timeZone) }]
  const earliest = plusDays(latest, -CATCH_UP_DAYS)
  const due = []
  for (let day = plusDays(last, 1); day <= latest; day = plusDays(day, 1)) {
    if (day >= earliest) due.push({ day, at: instantOf(day, time, timeZone) })
  }
  return due
}

/**
 * When a daily job falls due next that is not due at `now`: at its time on the first day after the
 * latest one that has come, and after `last`.
 */
export function nextDue(
  last: CivilDate | null,
  now: Instant,
  time: string,
  timeZone: string,
): Instant {
  const today = civilDateAt(now, timeZone)
  const next = instantOf(today, time, timeZone) <= now ? plusDays(today, 1) : today
  const day = last !== null && last >= next ? plusDays(last, 1) : next
  return instantOf(day, time, timeZone)
}
