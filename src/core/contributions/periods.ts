import {
  type CivilDate,
  dayBefore,
  dayOfWeek,
  daysBetween,
  laterOf,
  earlierOf,
  plus,
  plusDays,
} from '../dates.ts'
import type { PeriodLength, Plan } from '../membership/plan.ts'

/** A stretch of days, both ends included, for which one contribution is owed. */
export type Period = { readonly startsOn: CivilDate; readonly endsOn: CivilDate }

type Rhythm = Pick<Plan, 'period' | 'anchor' | 'yearStart'>

const MONTHS: Readonly<Record<Exclude<PeriodLength, 'week'>, number>> = {
  month: 1,
  quarter: 3,
  'half-year': 6,
  year: 12,
}

const WEEK_DAYS = 7

/**
 * The period of a plan that contains `day`. With `anchor` `joining` periods run from `joinedOn`,
 * and `day` must not be earlier. Month ends clip but the anchor's day is kept: 31 January, 28
 * February, 31 March.
 */
export function periodContaining(rhythm: Rhythm, joinedOn: CivilDate, day: CivilDate): Period {
  return rhythm.period === 'week'
    ? weekContaining(rhythm.anchor === 'joining' ? joinedOn : null, day)
    : monthsContaining(originOf(rhythm, joinedOn, day), MONTHS[rhythm.period], day)
}

/** The day a period's charge is due: `dueDay` of it, its last day at most, never before joining. */
export function dueDayOf(period: Period, dueDay: number, joinedOn: CivilDate): CivilDate {
  return laterOf(earlierOf(plusDays(period.startsOn, dueDay - 1), period.endsOn), joinedOn)
}

function weekContaining(joinedOn: CivilDate | null, day: CivilDate): Period {
  const dayOfPeriod = joinedOn ? daysBetween(joinedOn, day) % WEEK_DAYS : dayOfWeek(day) - 1
  const startsOn = plusDays(day, -dayOfPeriod)
  return { startsOn, endsOn: plusDays(startsOn, WEEK_DAYS - 1) }
}

/** A day at or before `day` on which some period of the plan begins. */
function originOf(rhythm: Rhythm, joinedOn: CivilDate, day: CivilDate): CivilDate {
  if (rhythm.anchor === 'joining') return joinedOn
  return `${Number(day.slice(0, 4)) - 1}-${rhythm.yearStart}` as CivilDate
}

function monthsContaining(origin: CivilDate, months: number, day: CivilDate): Period {
  const apart = monthOf(day) - monthOf(origin)
  let count = Math.floor(apart / months)
  // The month has come but perhaps not yet the day in it on which the period begins.
  if (plus(origin, { months: count * months }) > day) count -= 1
  return {
    startsOn: plus(origin, { months: count * months }),
    endsOn: dayBefore(plus(origin, { months: (count + 1) * months })),
  }
}

function monthOf(day: CivilDate): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
}

/**
 * A period's short name: `2026-03` for a calendar month, `2026` for a calendar year, else its
 * first day.
 */
export function periodName(period: Period): string {
  const { startsOn, endsOn } = period
  if (!startsOn.endsWith('-01')) return startsOn
  const next = plusDays(endsOn, 1)
  if (next === plus(startsOn, { months: 1 })) return startsOn.slice(0, 7)
  if (startsOn.endsWith('-01-01') && next === plus(startsOn, { months: 12 }))
    return startsOn.slice(0, 4)
  return startsOn
}
