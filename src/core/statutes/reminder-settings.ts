/** What a member is reminded of, in the order of urgency: of several at once the first goes. */
export const REMINDER_KINDS = [
  'suspended',
  'reopened',
  'ageing-out',
  'before-suspension',
  'grace',
  'before-due',
  'still-suspended',
  'applicant',
] as const

export type ReminderKind = (typeof REMINDER_KINDS)[number]

/** What a mutual's statutes say of reminders. Days are whole days, lists from the largest on. */
export type ReminderSettings = {
  /** The kinds that are sent. */
  readonly kinds: readonly ReminderKind[]
  /** How many days before the due day (R50). */
  readonly beforeDueDays: readonly number[]
  /** How many days before the first day without rights (R50). */
  readonly beforeSuspensionDays: number
  /** How many days before the last day that a dependant's age is covered (R04). */
  readonly ageingOutDays: readonly number[]
  /** How many days after the first day without rights, and then once for each period. */
  readonly stillSuspendedDays: number
  /** How many days after joining, when the membership has not opened. */
  readonly applicantDays: number
  /** Whether each household is told once a year what the mutual did for it. */
  readonly year: boolean
  /** Reminders to one member are at least so far apart (R52). */
  readonly hoursApart: number
  /** Days on which nobody is reminded (R51): `sunday`, `12-25` or `2026-03-20`. */
  readonly quietDays: readonly string[]
}

export const REMINDER_DEFAULTS: ReminderSettings = {
  kinds: REMINDER_KINDS,
  beforeDueDays: [7, 1],
  beforeSuspensionDays: 3,
  ageingOutDays: [60, 15],
  stillSuspendedDays: 21,
  applicantDays: 7,
  year: true,
  hoursApart: 72,
  quietDays: [],
}

/**
 * Notices of rights that close or open: they go to whoever wants no reminders too, and do not wait
 * for the last one (R54).
 */
export const RIGHTS: readonly ReminderKind[] = ['suspended', 'reopened', 'ageing-out']

export function isOfRights(kind: ReminderKind): boolean {
  return RIGHTS.includes(kind)
}
