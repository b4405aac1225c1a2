import { type CivilDate, firstOfMonth, instant, type Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { askedSince, visitsSince } from '../../store/alerts/watched.ts'
import { raiseAlert } from './alerts.ts'
import type { MutualDesk } from '../desk.ts'

const HOUR_MS = 60 * 60 * 1000

/**
 * Whether a clinic has asked for more numbers in the last hour than the mutual allows, known or
 * unknown: then it is told that nobody can say now, and the managers hear of it (R62).
 */
export async function asksTooMuch(
  desk: MutualDesk,
  provider: string,
  now: Instant,
): Promise<boolean> {
  const { tx, mutual } = desk
  const { numbersPerHour, unknownPerHour } = mutual.alerts
  if (numbersPerHour === null && unknownPerHour === null) return false
  const asked = await askedSince(tx, mutual.code, provider, instant(now - HOUR_MS))
  const { numbers, unknown } = asked
  if (numbers < (numbersPerHour ?? Infinity) && unknown < (unknownPerHour ?? Infinity)) return false
  const guesses = unknown >= (unknownPerHour ?? Infinity)
  const alert = guesses
    ? ({ kind: 'guessing', count: unknown } as const)
    : ({ kind: 'clinic-asks', count: numbers + unknown } as const)
  await raiseAlert(desk, { ...alert, cause: provider, amount: null })
  return true
}

/**
 * Flags a person whose card was shown at two clinics on a day, or more often in a month than the
 * mutual finds usual: on the managers' list, and never a refusal (R63).
 */
export async function flagVisits(
  desk: MutualDesk,
  person: { readonly number: MemberNumber; readonly ordinal: number },
  today: CivilDate,
): Promise<void> {
  const { tx, mutual } = desk
  const month = firstOfMonth(today)
  const { visits, providersToday } = await visitsSince(tx, mutual.code, person, month, today)
  const cause = `${person.number}/${person.ordinal}`
  if (providersToday > 1) {
    const count = providersToday
    await raiseAlert(desk, { kind: 'two-providers', cause, count, amount: null })
  }
  if (visits > mutual.alerts.visitsPerMonth) {
    await raiseAlert(desk, { kind: 'many-visits', cause, count: visits, amount: null })
  }
}
