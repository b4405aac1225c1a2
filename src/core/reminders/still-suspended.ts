import { spanOf } from '../contributions/periods.ts'
import { type CivilDate, laterOf, plus, plusDays, type Span } from '../dates.ts'
import { versionOn } from '../plans/plan.ts'
import { afterPaying } from '../membership/paying.ts'
import { standing, type StandingFacts } from '../membership/standing.ts'
import type { Minor } from '../money.ts'
import type { ReminderKind, ReminderSettings } from '../statutes/reminder-settings.ts'

/** Whoever has not answered so many messages is not reached by one more, and each costs money. */
const MESSAGES_MAX = 12

/** One a week would press: weeks are told by four. */
const WEEKS_APART: Span = { days: 28 }

/** A suspension that goes on: its first day, and what is owed. */
type Suspension = { readonly since: CivilDate; readonly owed: Minor }

/**
 * What a family is told that has been without cover for some weeks: once for each period, since
 * the debt grows by period. Null while nothing is to be told: before the first day, to whoever
 * leaves, to whoever has paid something within a period and so is paying in parts, and where no
 * payment brings cover back. `about` is the first day of the stretch that has one message.
 */
export function stillSuspended(
  facts: StandingFacts,
  { since, owed }: Suspension,
  { stillSuspendedDays }: Pick<ReminderSettings, 'stillSuspendedDays'>,
  on: CivilDate,
): { readonly about: CivilDate; readonly backOn: CivilDate } | null {
  const period = versionOn(facts.versions, on)?.period
  const first = plusDays(since, stillSuspendedDays)
  if (!period || on < first || facts.end || owed <= 0) return null
  const apart = period === 'week' ? WEEKS_APART : spanOf(period)
  const about = stretchOn(first, apart, on)
  if (!about || isPayingInParts(facts, laterOf(since, plus(about, times(apart, -1))), on)) {
    return null
  }
  const backOn = backOnIfPaid(facts, owed, on)
  return backOn && { about, backOn }
}

/**
 * Whether managers have given the member notice in this suspension (R33). Then they are talking
 * about striking off, and a kind word beside that would be none.
 */
export function isSilencedBy(
  stage: { readonly kind: ReminderKind; readonly day: CivilDate },
  lastNotice: CivilDate | undefined,
): boolean {
  return stage.kind === 'still-suspended' && lastNotice !== undefined && lastNotice >= stage.day
}

/** Of stretches one after the other from a first day, the first day of the one that runs. */
function stretchOn(first: CivilDate, apart: Span, on: CivilDate): CivilDate | null {
  const starts = Array.from({ length: MESSAGES_MAX + 1 }, (_, at) => plus(first, times(apart, at)))
  const at = starts.findLastIndex((start) => start <= on)
  return at < MESSAGES_MAX ? (starts[at] ?? null) : null
}

function times({ months = 0, days = 0 }: Span, count: number): Span {
  return { months: months * count, days: days * count }
}

function isPayingInParts({ payments }: StandingFacts, from: CivilDate, on: CivilDate): boolean {
  const within = payments.filter((payment) => payment.on >= from && payment.on <= on)
  return within.reduce((sum, { amount }) => sum + amount, 0) > 0
}

/** The first day with cover if all that is owed is paid on a day: after a waiting, where there is one. */
function backOnIfPaid(facts: StandingFacts, owed: Minor, on: CivilDate): CivilDate | null {
  const { coveredUntil, waitingUntil } = standing(afterPaying(facts, on, owed), on)
  if (!coveredUntil) return null
  return waitingUntil ? plusDays(waitingUntil, 1) : on
}
