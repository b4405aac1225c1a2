import type { Minor } from '../money.ts'

/** What managers of a mutual are alerted to. */
export const ALERT_KINDS = [
  'operator-silent',
  'difference',
  'suspense',
  'clinic-asks',
  'not-me',
  'was-me',
  'call-me',
  'complaint',
  'sms-failing',
  'sms-falling',
  'budget',
  'event-held',
  'event-unreadable',
  'callback-conflict',
  'two-providers',
  'many-visits',
  'applicants',
  'clock',
] as const

export type AlertKind = (typeof ALERT_KINDS)[number]

/**
 * Something a manager should look at. `cause` is what it is about (a receipt, a clinic, a wallet):
 * each cause is an alert once a day. `count` and `amount` are of what it is about; of SMS that arrive
 * less than before, `count` is how many of a hundred do; of the clock, by how many days it is off.
 */
export type Alert = {
  readonly kind: AlertKind
  readonly cause: string
  readonly count: number
  readonly amount: Minor | null
}

/** Those that a manager is told of by SMS at once; the others stand on the list (R63). */
const TOLD: readonly AlertKind[] = [
  'operator-silent',
  'difference',
  'suspense',
  'clinic-asks',
  'not-me',
  'was-me',
  'call-me',
  'complaint',
  'sms-failing',
  'sms-falling',
  'budget',
  'event-held',
  'event-unreadable',
  'callback-conflict',
  'applicants',
  'clock',
]

export function isTold(kind: AlertKind): boolean {
  return TOLD.includes(kind)
}

/** Payments do not come in, or nothing is done at all: that cannot wait for the morning. */
export function isUrgent(kind: AlertKind): boolean {
  return kind === 'operator-silent' || kind === 'clock'
}

/** Told however many others were told that day: strangers cannot cause it, and it stops things. */
export function isAlwaysTold(kind: AlertKind): boolean {
  return kind === 'operator-silent' || kind === 'budget' || kind === 'clock'
}

/** Its cause is a day: one that was looked at stands for those of the days before. */
export function isOfDays(kind: AlertKind): boolean {
  return kind === 'budget'
}
