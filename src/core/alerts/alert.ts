import type { Minor } from '../money.ts'
import { type OfficeRole, WHO } from '../staff/office-role.ts'

/** What managers of a mutual are alerted to. */
export const ALERT_KINDS = [
  'wallet-silent',
  'operator-refuses',
  'difference',
  'suspense',
  'clinic-asks',
  'guessing',
  'flood',
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
  'taken-back',
  'payout-returned',
  'two-providers',
  'many-visits',
  'phone-kept',
  'applicants',
  'no-money',
  'bank-below',
  'clock',
  'backup',
  'phone-closed',
] as const

export type AlertKind = (typeof ALERT_KINDS)[number]

const AGAIN = 'said again after 1, 3, 7 and 30 days'

/** What each kind says, in a sentence for `docs/alerts.md`. */
export const ALERT_MEANINGS: Readonly<Record<AlertKind, string>> = {
  'wallet-silent': 'Payments wait for the word of an operator that says nothing.',
  'operator-refuses':
    'An operator refuses our requests, or gives an answer that nobody here knows.',
  difference: `An operator’s statement differs from our receipts for more than a day; ${AGAIN}.`,
  suspense: `Money came in, and nobody has said whose it is; ${AGAIN}.`,
  'clinic-asks':
    'A clinic asked about more numbers in an hour than it may, and gets no answers for now.',
  guessing:
    'A phone or a clinic tried many member numbers that nobody has, and gets no answers for now.',
  flood:
    'A phone, or strangers together, send more messages than are answered. What stops something is still done.',
  'not-me': 'A member says that a visit is not theirs. Its code is stopped.',
  'was-me': 'A member says that the visit was theirs after all. Its code is open again.',
  'phone-kept': 'The old phone of a member said no to the new one. The change is stopped.',
  'call-me': 'A member, or somebody who waits to become one, asks to be called.',
  complaint: 'A member complains.',
  'sms-failing': 'Messages of the last day did not arrive.',
  'sms-falling': 'Fewer messages of the last day arrived than before.',
  budget: 'The budget for messages of the day is used up. Reminders wait until the next morning.',
  'event-held':
    'Money that is not plausible, or that its operator does not know, waits until two people decide about it.',
  'event-unreadable': 'A door was told something that we cannot read. It is kept.',
  'callback-conflict': 'An operator said something else of a payment than it had said before.',
  'taken-back': 'An operator took back a payment, or a part of one. Books and coverage follow it.',
  'payout-returned':
    'A payout to a clinic or a payer came back. It is paid again when two people say where to.',
  'two-providers': 'One person was at two clinics on one day.',
  'many-visits': 'One person had more visits in a month than the statutes call usual.',
  applicants: `Somebody asks to join, or for something else that a manager decides; ${AGAIN}.`,
  'no-money': 'No money has come in for two weeks, neither by a wallet nor in cash.',
  'bank-below': `The bank account is below nought by the books: the bank has lent it, or something is wrong; ${AGAIN}.`,
  backup: 'No copy of the database has been written for more than a day.',
  'phone-closed':
    'The phone of somebody who works for the mutual was lost or stolen. Nothing that comes from it counts.',
  clock: 'The clock of the service is not believed. Nothing is recorded or sent until it is right.',
}

/**
 * Something a manager should look at. `cause` is what it is about (a receipt, a clinic, a wallet):
 * each cause is an alert once a day. `count` and `amount` are of what it is about; of SMS that arrive
 * less than before, `count` is how many of a hundred do; of the clock, by how many days it is off; of copies, how many hours old the newest is; of
 * money that stays away, for how many days, and `cause` is the day since when.
 */
export type Alert = {
  readonly kind: AlertKind
  readonly cause: string
  readonly count: number
  readonly amount: Minor | null
}

/** Those that a manager is told of by SMS at once; the others stand on the list (R63). */
const TOLD: readonly AlertKind[] = [
  'wallet-silent',
  'operator-refuses',
  'difference',
  'suspense',
  'clinic-asks',
  'guessing',
  'flood',
  'not-me',
  'was-me',
  'phone-kept',
  'call-me',
  'complaint',
  'sms-failing',
  'sms-falling',
  'budget',
  'event-held',
  'event-unreadable',
  'callback-conflict',
  'taken-back',
  'payout-returned',
  'applicants',
  'no-money',
  'bank-below',
  'clock',
  'backup',
  'phone-closed',
]

export function isTold(kind: AlertKind): boolean {
  return TOLD.includes(kind)
}

/** Who decides on what some kinds are about, or settles it (R65); of the others managers alone are told. */
const SETTLED_BY: Readonly<Partial<Record<AlertKind, readonly OfficeRole[]>>> = {
  ...{ difference: WHO.money, suspense: WHO.money, 'no-money': WHO.money, 'bank-below': WHO.money },
  ...{ 'event-held': WHO.money, 'callback-conflict': WHO.money, 'taken-back': WHO.money },
  ...{ 'payout-returned': WHO.money, 'wallet-silent': WHO.money, 'operator-refuses': WHO.money },
  ...{ applicants: WHO.register, complaint: WHO.register, 'call-me': WHO.register },
  ...{ 'phone-kept': WHO.register },
}

/** Whose phones are told of an alert. */
export function toldOf(kind: AlertKind): readonly OfficeRole[] {
  return SETTLED_BY[kind] ?? WHO.managers
}

/** Payments do not come in, nothing is done at all, or a thief has a phone: that cannot wait for the morning. */
export function isUrgent(kind: AlertKind): boolean {
  return kind === 'wallet-silent' || kind === 'clock' || kind === 'phone-closed'
}

/** Told however many others were told that day: no stranger can cause it, and it cannot wait. */
export function isAlwaysTold(kind: AlertKind): boolean {
  return ['wallet-silent', 'budget', 'clock', 'backup', 'phone-closed'].includes(kind)
}

/** Its cause is a day: one that was looked at stands for those of the days before. */
export function isOfDays(kind: AlertKind): boolean {
  return kind === 'budget'
}
