import { type CivilDate, civilDateAt, type Instant, instant, plusDays } from '../../core/dates.ts'

/** Rows come late into an operator's statement: a day is over for it so long after its end. */
const LATE_MS = 60 * 60 * 1000

/** Operators make a statement of no more days, both ends included. */
const DAYS_MAX = 31

/** The last day, of UTC, that is over for an operator's statement. */
export function lastDay(now: Instant): CivilDate {
  return plusDays(civilDateAt(instant(now - LATE_MS), 'UTC'), -1)
}

/** The days that no statement speaks for, after the moment `through`; null when there are none. */
export function daysSince(
  through: Instant | null,
  now: Instant,
): { readonly from: CivilDate; readonly to: CivilDate } | null {
  const to = lastDay(now)
  const since = through === null ? to : civilDateAt(instant(through + 1), 'UTC')
  const earliest = plusDays(to, 1 - DAYS_MAX)
  const from = since < earliest ? earliest : since
  return from > to ? null : { from, to }
}
