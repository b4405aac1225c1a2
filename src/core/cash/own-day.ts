import { type CivilDate, plusDays } from '../dates.ts'
import type { WrongCashDay } from '../states.ts'

/** What says whether cash may count on a day. */
export type CashDayFacts = {
  readonly today: CivilDate
  /** The mutual's `cashDaysBack`. */
  readonly daysBack: number
  readonly closedThrough: CivilDate | null
  /** The day on which whoever took it last brought cash away; null before the first. */
  readonly depositedOn: CivilDate | null
  /** The last day for which a clinic asked about the household or billed it; null before that. */
  readonly caredOn: CivilDate | null
}

/** Why cash may not count on a day, and the nearest day on which it might. */
type DayRefused = { readonly why: WrongCashDay; readonly nearest: CivilDate }

/**
 * Why cash that is recorded today may not count on `on`; null when it may. Today is always right.
 * What was brought away was all that was in the hand, so nothing that came before is still in it; and
 * who was ill on a day may not have paid before it by what is said afterwards.
 */
export function cashDayRefused(on: CivilDate, facts: CashDayFacts): DayRefused | null {
  const { today, daysBack, closedThrough, depositedOn, caredOn } = facts
  const first = plusDays(today, -daysBack)
  if (on === today) return null
  if (on > today) return { why: 'ahead', nearest: today }
  if (closedThrough && on <= closedThrough) {
    return { why: 'closed', nearest: plusDays(closedThrough, 1) }
  }
  if (on < first) return { why: 'too-early', nearest: first }
  if (depositedOn && on < depositedOn) return { why: 'deposited', nearest: depositedOn }
  if (caredOn && on < caredOn) return { why: 'cared', nearest: caredOn }
  return null
}

/** Whether two people may agree on such a day all the same (R65). */
export function mayBeAgreed(why: WrongCashDay): boolean {
  return why === 'too-early' || why === 'deposited' || why === 'cared'
}
