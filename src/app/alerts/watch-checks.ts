import { type CivilDate, instant, type Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { askedSince, visitsSince } from '../../store/alerts/watched.ts'
import type { Tx } from '../../store/store.ts'
import { raiseAlert } from './alerts.ts'
import type { Ports } from '../ports.ts'

const HOUR_MS = 60 * 60 * 1000

/**
 * Whether a clinic has asked for more numbers in the last hour than the mutual allows, known or
 * unknown: then it is told that nobody can say now, and the managers hear of it (R62).
 */
export async function asksTooMuch(
  ports: Ports,
  tx: Tx,
  mutual: Mutual,
  provider: string,
  now: Instant,
): Promise<boolean> {
  const { numbersPerHour, unknownPerHour } = mutual.alerts
  if (numbersPerHour === null && unknownPerHour === null) return false
  const asked = await askedSince(tx, mutual.code, provider, instant(now - HOUR_MS))
  const { numbers, unknown } = asked
  if (numbers < (numbersPerHour ?? Infinity) && unknown < (unknownPerHour ?? Infinity)) return false
  const count = numbers + unknown
  await raiseAlert(ports, tx, mutual, { kind: 'clinic-asks', cause: provider, count, amount: null })
  return true
}

/**
 * Flags a person whose card was shown at two clinics on a day, or more often in a month than the
 * mutual finds usual: on the managers' list, and never a refusal (R63).
 */
export async function flagVisits(
  ports: Ports,
  tx: Tx,
  mutual: Mutual,
  person: { readonly number: MemberNumber; readonly ordinal: number },
  today: CivilDate,
): Promise<void> {
  const month = `${today.slice(0, 8)}01` as CivilDate
  const { visits, providersToday } = await visitsSince(tx, mutual.code, person, month, today)
  const cause = `${person.number}/${person.ordinal}`
  if (providersToday > 1) {
    const count = providersToday
    await raiseAlert(ports, tx, mutual, { kind: 'two-providers', cause, count, amount: null })
  }
  if (visits > mutual.alerts.visitsPerMonth) {
    await raiseAlert(ports, tx, mutual, { kind: 'many-visits', cause, count: visits, amount: null })
  }
}
