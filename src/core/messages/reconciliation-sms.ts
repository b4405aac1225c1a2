import { type CivilDate, formatDayMonth } from '../dates.ts'
import type { Minor } from '../money.ts'
import { money, mutualName, sentences, type Voice } from './voice.ts'

/** How statements, receipts and books of a mutual stand to each other on a day, in a few numbers. */
export type Reconciliation = {
  /** The last day of which there are statements of all accounts that have any. */
  readonly through: CivilDate
  readonly differences: number
  /** How many of them are older than a day (R61). */
  readonly overdue: number
  /** Payouts that no statement shows as paid. */
  readonly onItsWay: Minor
  /** Accounts of which there is no statement. */
  readonly without: number
}

/** The report of a morning, in one SMS: what to look at is asked for with a command. */
export function reconciliationText(voice: Voice, now: Reconciliation): string {
  const { say } = voice
  const told = { mutual: mutualName(voice), date: formatDayMonth(now.through) }
  const counts = { count: String(now.differences), overdue: String(now.overdue) }
  const head =
    now.differences === 0
      ? say('sms.reconciled', told)
      : say('sms.reconciled.differ', { ...told, ...counts })
  const out = say('sms.reconciled.out', { amount: money(voice, now.onItsWay) })
  const without = say('sms.reconciled.without', { count: String(now.without) })
  const more = [...(now.onItsWay > 0 ? [out] : []), ...(now.without > 0 ? [without] : [])]
  return sentences([head], more)
}
