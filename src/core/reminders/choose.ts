import type { Instant } from '../dates.ts'
import {
  isOfRights,
  REMINDER_KINDS,
  type ReminderKind,
  type ReminderSettings,
} from '../statutes/reminder-settings.ts'
import type { Stage } from './stages.ts'

/** A stage of which a member was told before. `at`: when it left, or is to leave. */
export type Told = Pick<Stage, 'step' | 'about' | 'ordinal'> & {
  /** `by-hand`: a manager had the member told. `year`: what the mutual did for the household. */
  readonly kind: ReminderKind | 'by-hand' | 'year'
  readonly at: Instant
  /** It was taken back before it left: its stage is used up, and it keeps nothing else waiting. */
  readonly unsent: boolean
}

/** Why a stage is not told. */
export type Silence =
  /** No phone, or the owner wants no reminders (R54). */
  | 'no-phone'
  | 'stopped'
  /** Once for each stage and period; one reminder in 72 hours (R52); the most urgent one. */
  | 'told'
  | 'too-soon'
  | 'less-urgent'

export type Choice = { readonly stage: Stage; readonly silence: Silence | null }

const HOUR_MS = 60 * 60 * 1000

/**
 * What of a day's stages a member is told at an instant. Notices of rights all go; of the reminders
 * the most urgent one, if none went in the last hours (R52, R54). A stage told before is not told
 * again, and neither is one of the same kind and period that comes earlier.
 */
export function chooseReminders(
  stages: readonly Stage[],
  told: readonly Told[],
  to: { readonly phone: string | null; readonly stopped: boolean },
  { hoursApart }: Pick<ReminderSettings, 'hoursApart'>,
  at: Instant,
): Choice[] {
  let isBusy = told.some((before) => isRecent(before, at, hoursApart))
  let isChosen = false
  return inOrder(stages).map((stage) => {
    const reminds = !isOfRights(stage.kind)
    const silence = silenceOf()
    if (!silence && reminds) isBusy = isChosen = true
    return { stage, silence }

    function silenceOf(): Silence | null {
      if (!to.phone) return 'no-phone'
      if (told.some((before) => isSameOrLater(before, stage))) return 'told'
      if (!reminds) return null
      if (to.stopped) return 'stopped'
      return isChosen ? 'less-urgent' : isBusy ? 'too-soon' : null
    }
  })
}

/** The last reminder that keeps others waiting at an instant (R52); undefined when none does. */
export function lastReminder(
  told: readonly Told[],
  at: Instant,
  { hoursApart }: Pick<ReminderSettings, 'hoursApart'>,
): Told | undefined {
  const recent = told.filter((before) => isRecent(before, at, hoursApart))
  return recent.sort((a, b) => b.at - a.at)[0]
}

function inOrder(stages: readonly Stage[]): Stage[] {
  const rank = ({ kind }: Stage) => REMINDER_KINDS.indexOf(kind)
  return [...stages].sort((a, b) => rank(a) - rank(b) || a.ordinal - b.ordinal)
}

/**
 * Whether a reminder left less than so many hours before, or is to leave soon. One that is further
 * ahead left by a clock that was wrong, and would keep the member from being told for as long.
 */
function isRecent({ kind, at, unsent }: Told, now: Instant, hoursApart: number): boolean {
  // Nobody pays by the message of the year, so no reminder waits for it.
  const reminds = kind === 'by-hand' || (kind !== 'year' && !isOfRights(kind))
  return reminds && !unsent && Math.abs(now - at) < hoursApart * HOUR_MS
}

/** Of one period the same stage, or one that comes after it: a day before what is due, not seven. */
function isSameOrLater(before: Told, stage: Stage): boolean {
  const { kind, about, ordinal, step } = stage
  const isOne = before.kind === kind && before.about === about && before.ordinal === ordinal
  return isOne && before.step <= step
}
