import type { WEEK_DAYS } from '../dates.ts'

/** What a mutual's statutes say of alerts. */
export type AlertSettings = {
  /** The day of the week on which managers get the digest (R53); null for none. */
  readonly digestDay: (typeof WEEK_DAYS)[number] | null
  /** So many alerts a day go out as SMS; more stand on the list. */
  readonly perDay: number
  /** Without a word from an operator for so long, while payments wait, it is silent. */
  readonly silentMinutes: number
  /** So many different numbers a clinic may ask for in an hour (R62); null for any number. */
  readonly numbersPerHour: number | null
  /** So many numbers that nobody has (R62); null for any number. */
  readonly unknownPerHour: number | null
  /** More visits of one person in a month are flagged (R63). */
  readonly visitsPerMonth: number
}

export const ALERT_DEFAULTS: AlertSettings = {
  digestDay: 'monday',
  perDay: 5,
  silentMinutes: 15,
  numbersPerHour: null,
  unknownPerHour: null,
  visitsPerMonth: 8,
}

/** Where phones are real a clinic that guesses numbers is stopped (R62). */
export const CAREFUL_LIMITS = { numbersPerHour: 120, unknownPerHour: 20 } as const
