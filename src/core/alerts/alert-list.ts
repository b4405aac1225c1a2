import { type CivilDate, plusDays } from '../dates.ts'
import { type Alert, type AlertKind, isOfDays } from './alert.ts'

/** An alert on the list that a manager asks for. */
export type ListedAlert = Alert & {
  /** Null for what stands open by itself, as long as it does. */
  readonly recorded: { readonly number: number; readonly on: CivilDate } | null
}

type RecordedAlert = Alert & { readonly number: number; readonly on: CivilDate }

/**
 * For how many days something that happened stays on the list when nobody has looked at it. Money
 * and people that wait are none: they are counted as they stand when the list is asked for.
 */
export const LISTED_DAYS: Readonly<Record<AlertKind, number>> = {
  suspense: 0,
  applicants: 0,
  'call-me': 0,
  complaint: 0,
  difference: 2,
  'sms-failing': 2,
  'sms-falling': 2,
  budget: 7,
  'event-held': 30,
  'event-unreadable': 7,
  'callback-conflict': 30,
  'taken-back': 30,
  'payout-returned': 30,
  'wallet-silent': 7,
  'operator-refuses': 7,
  clock: 7,
  backup: 7,
  'clinic-asks': 30,
  guessing: 30,
  flood: 7,
  'not-me': 30,
  'was-me': 30,
  'phone-kept': 30,
  'two-providers': 30,
  'many-visits': 30,
  'no-money': 30,
  'bank-below': 7,
  'phone-closed': 30,
}

/** The first day of which recorded alerts may still be on the list. */
export function firstListedDay(today: CivilDate): CivilDate {
  return plusDays(today, -Math.max(...Object.values(LISTED_DAYS)))
}

/**
 * What a manager is to look at on a day: what waits now, then what happened and nobody has looked
 * at, newest first, of each cause the last time only.
 */
export function alertList(
  waiting: readonly Alert[],
  recorded: readonly RecordedAlert[],
  today: CivilDate,
): ListedAlert[] {
  const standing = waiting.filter(({ count }) => count > 0)
  const newest = new Map<string, ListedAlert>()
  for (const { number, on, ...alert } of [...recorded].sort((a, b) => b.number - a.number)) {
    const key = isOfDays(alert.kind) ? alert.kind : `${alert.kind} ${alert.cause}`
    if (newest.has(key) || on <= plusDays(today, -LISTED_DAYS[alert.kind])) continue
    newest.set(key, { ...alert, recorded: { number, on } })
  }
  return [...standing.map((alert) => ({ ...alert, recorded: null })), ...newest.values()]
}
