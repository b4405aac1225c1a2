import {
  type CivilDate,
  dayBefore,
  dayOfWeek,
  daysBetween,
  earlierOf,
  lastOfMonth,
  laterOf,
  monthOf,
  monthsBetween,
  plus,
  plusDays,
  type Span,
  yearOf,
} from '../dates.ts'
import { invariant } from '../invariant.ts'
import type { PeriodLength, Plan, Season } from '../plans/plan.ts'

/** A stretch of days, both ends included, for which one contribution is owed. */
export type Period = { readonly startsOn: CivilDate; readonly endsOn: CivilDate }

type Calendar = Pick<Plan, 'period' | 'anchor' | 'yearStart' | 'season'>

const MONTHS: Readonly<Record<Exclude<PeriodLength, 'week' | 'season'>, number>> = {
  month: 1,
  quarter: 3,
  'half-year': 6,
  year: 12,
}

const WEEK_DAYS = 7

/** How long a period is, in whole months where it is longer than a week. */
export function spanOf(period: PeriodLength): Span {
  if (period === 'week') return { days: WEEK_DAYS }
  return { months: MONTHS[period === 'season' ? 'year' : period] }
}

/**
 * The period of a plan that contains `day`. With `anchor` `joining` periods run from `joinedOn`,
 * and `day` must not be earlier. Month ends clip but the anchor's day is kept: 31 January, 28
 * February, 31 March. The period of a season is the year that begins with its window.
 */
export function periodContaining(calendar: Calendar, joinedOn: CivilDate, day: CivilDate): Period {
  switch (calendar.period) {
    case 'week':
      return weekContaining(calendar.anchor === 'joining' ? joinedOn : null, day)
    case 'season':
      return seasonContaining(seasonOf(calendar), day)
    case 'month':
    case 'quarter':
    case 'half-year':
    case 'year':
      return monthsContaining(originOf(calendar, joinedOn, day), MONTHS[calendar.period], day)
  }
}

/**
 * The day a period's charge is due, never before joining: `dueDay` of the period, its last day at
 * most; of a season, the last day of its window. Whoever joins after the window owes the season
 * that is running, at once. In arrears it is `dueDay` of the period that follows, so never within
 * the period itself.
 */
export function dueDayOf(
  plan: Calendar & Pick<Plan, 'dueDay' | 'paidInArrears'>,
  period: Period,
  joinedOn: CivilDate,
): CivilDate {
  if (plan.paidInArrears) {
    const after = plusDays(period.endsOn, 1)
    const { endsOn } = periodContaining(plan, joinedOn, after)
    return earlierOf(plusDays(after, plan.dueDay - 1), endsOn)
  }
  const due =
    plan.period === 'season'
      ? windowEnd(seasonOf(plan), period.startsOn)
      : plusDays(period.startsOn, plan.dueDay - 1)
  return laterOf(laterOf(earlierOf(due, period.endsOn), period.startsOn), joinedOn)
}

function weekContaining(joinedOn: CivilDate | null, day: CivilDate): Period {
  const dayOfPeriod = joinedOn ? daysBetween(joinedOn, day) % WEEK_DAYS : dayOfWeek(day) - 1
  const startsOn = plusDays(day, -dayOfPeriod)
  return { startsOn, endsOn: plusDays(startsOn, WEEK_DAYS - 1) }
}

function seasonOf({ season }: Calendar): Season {
  invariant(season, 'a plan by seasons without its window')
  return season
}

function seasonContaining({ from }: Season, day: CivilDate): Period {
  const thisYear = yearOf(day)
  const year = dayIn(thisYear, from) <= day ? thisYear : thisYear - 1
  return { startsOn: dayIn(year, from), endsOn: dayBefore(dayIn(year + 1, from)) }
}

/** The last day of the window in the season that contains `day`. */
function windowEnd(season: Season, day: CivilDate): CivilDate {
  const year = yearOf(seasonContaining(season, day).startsOn)
  return dayIn(season.to < season.from ? year + 1 : year, season.to)
}

/** A month and day `MM-DD` in a year; 29 February is the last of February (R36). */
function dayIn(year: number, monthDay: string): CivilDate {
  const [month, day] = [monthDay.slice(0, 2), Number(monthDay.slice(3))]
  const first = `${String(year).padStart(4, '0')}-${month}-01` as CivilDate
  return earlierOf(plusDays(first, day - 1), lastOfMonth(first))
}

/** A day at or before `day` on which some period of the plan begins. */
function originOf(calendar: Calendar, joinedOn: CivilDate, day: CivilDate): CivilDate {
  if (calendar.anchor === 'joining') return joinedOn
  return `${yearOf(day) - 1}-${calendar.yearStart}` as CivilDate
}

function monthsContaining(origin: CivilDate, months: number, day: CivilDate): Period {
  const apart = monthsBetween(origin, day)
  let count = Math.floor(apart / months)
  // The month has come but perhaps not yet the day in it on which the period begins.
  if (plus(origin, { months: count * months }) > day) count -= 1
  return {
    startsOn: plus(origin, { months: count * months }),
    endsOn: dayBefore(plus(origin, { months: (count + 1) * months })),
  }
}

/**
 * A period's short name: `2026-03` for a calendar month, `2026` for a calendar year, else its
 * first day.
 */
export function periodName(period: Period): string {
  const { startsOn, endsOn } = period
  if (!startsOn.endsWith('-01')) return startsOn
  const next = plusDays(endsOn, 1)
  if (next === plus(startsOn, { months: 1 })) return monthOf(startsOn)
  if (startsOn.endsWith('-01-01') && next === plus(startsOn, { months: 12 }))
    return startsOn.slice(0, 4)
  return startsOn
}
