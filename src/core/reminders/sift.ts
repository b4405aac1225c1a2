import { periodContaining, dueDayOf } from '../contributions/periods.ts'
import { type CivilDate, plus, plusDays } from '../dates.ts'
import type { Plan } from '../plans/plan.ts'
import type { ReminderSettings } from '../statutes/reminder-settings.ts'

/** Days between which something lies, both included. */
export type Days = { readonly from: CivilDate; readonly to: CivilDate }

/**
 * What a day's stages can rest on, for a query that leaves out members with nothing to be told: it
 * may leave in too many and never leaves out one. Beside these, whoever owes something by the books
 * or is named for a subsidy is looked at.
 */
export type Sift = {
  /** Plans all of whose members are looked at. */
  readonly plans: readonly string[]
  /** Birthdays of children who may soon be too old. */
  readonly births: readonly Days[]
  /** Days of payments after which a waiting may just be over. */
  readonly payments: readonly Days[]
}

/** Month ends clip, so that a span back is not a span on; a few days more make up for it. */
const SLACK_DAYS = 4

/** How long a stage is told after its first day. */
const NEWS_DAYS = 7

/** What to look for on a day under all versions of a mutual's plans. */
export function siftFor(
  versions: readonly Plan[],
  settings: ReminderSettings,
  on: CivilDate,
): Sift {
  const codes = [...new Set(versions.map(({ code }) => code))]
  const ahead = Math.max(0, ...settings.ageingOutDays)
  return {
    plans: codes.filter((code) => {
      const own = versions.filter((version) => version.code === code)
      return mayFallDue(own, settings, on) || changesSoon(own, on, ahead)
    }),
    births: versions.flatMap(({ dependantMaxAge }) => {
      if (dependantMaxAge === null) return []
      const back = { months: -12 * (dependantMaxAge + 1) }
      return [around(plus(on, back), plus(plusDays(on, ahead), back))]
    }),
    payments: versions.flatMap(({ lateReturn }) => {
      if (!lateReturn) return []
      const { months = 0, days = 0 } = lateReturn.waiting
      const back = { months: -months, days: -days }
      return [around(plus(plusDays(on, -NEWS_DAYS), back), plus(on, back))]
    }),
  }
}

/**
 * Whether a period that is not in the books yet may soon be due. Those that have begun are, and who
 * has not paid them owes something; with a period from the day of joining that is anybody.
 */
function mayFallDue(
  versions: readonly Plan[],
  { beforeDueDays, beforeSuspensionDays }: ReminderSettings,
  on: CivilDate,
): boolean {
  const ahead = Math.max(beforeSuspensionDays, 0, ...beforeDueDays)
  const last = plusDays(on, ahead)
  return versions.some((plan) => {
    if (plan.anchor === 'joining') return true
    const period = periodContaining(plan, on, plusDays(periodContaining(plan, on, on).endsOn, 1))
    // Of those to come the first is due first.
    return dueDayOf(plan, period, period.startsOn) <= last
  })
}

/** Whether statutes begin soon that may cover fewer years of age. */
function changesSoon(versions: readonly Plan[], on: CivilDate, ahead: number): boolean {
  return versions.some(({ validFrom }) => validFrom > on && validFrom <= plusDays(on, ahead + 1))
}

function around(from: CivilDate, to: CivilDate): Days {
  return { from: plusDays(from, -SLACK_DAYS), to: plusDays(to, SLACK_DAYS) }
}
