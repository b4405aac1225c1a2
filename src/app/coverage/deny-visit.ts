import type { Alert } from '../../core/alerts/alert.ts'
import { type Instant, timeOfDayAt } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { lastRaisedAt } from '../../store/alerts/alerts.ts'
import { freezeVisits, thawVisits } from '../../store/visits/visits.ts'
import type { CoverageCheckTable } from '../../store/tables/coverage.ts'
import { raiseAlert } from '../alerts/alerts.ts'
import { dayIn, type MutualDesk } from '../desk.ts'

type Denied = Pick<
  CoverageCheckTable,
  'mutual_id' | 'check_id' | 'number' | 'provider_code' | 'on_date' | 'asked_at'
>

/**
 * A member knows nothing of a visit: nothing more is paid on its code, and the managers have a case
 * (R44). Takes the lock of the mutual's chain.
 */
export async function denyVisit(desk: MutualDesk, check: Denied): Promise<void> {
  const { ports, tx, now, mutual } = desk
  const stopped = await freezeVisits(tx, check, now)
  const cause = `${check.number ?? ''} ${check.provider_code}`
  const what = { kind: 'not-me', cause } as const
  const last = await lastRaisedAt(tx, mutual.code, what, dayIn(mutual, now))
  // The clinic has asked again since, or a code was open again: another case, and no repeat.
  const isAnother = last !== null && (stopped > 0 || check.asked_at > last)
  if (last === null || isAnother) await tell(desk, what, last !== null)
  ports.log.warn('not-me', { mutual: mutual.code, check: check.check_id })
}

/** A second case of one day is told with its time, since an alert of one cause is told once a day. */
async function tell(
  desk: MutualDesk,
  { kind, cause }: Pick<Alert, 'kind' | 'cause'>,
  isAnother: boolean,
): Promise<void> {
  const time = isAnother ? ` ${timeOfDayAt(desk.now, desk.mutual.timeZone)}` : ''
  await raiseAlert(desk, { kind, cause: cause + time, count: 1, amount: null })
}

/**
 * A member takes back what was denied since a moment: the codes take bills again, and the managers
 * hear of that as well. Returns the codes.
 */
export async function reopenVisits(
  desk: MutualDesk,
  number: MemberNumber,
  since: Instant,
): Promise<string[]> {
  const { ports, tx, mutual, today } = desk
  const visits = await thawVisits(tx, mutual.code, number, since)
  for (const provider of new Set(visits.map((visit) => visit.provider))) {
    const cause = `${number} ${provider}`
    const what = { kind: 'was-me', cause } as const
    const last = await lastRaisedAt(tx, mutual.code, what, today)
    await tell(desk, what, last !== null)
  }
  if (visits.length > 0) ports.log.warn('was-me', { mutual: mutual.code })
  return visits.map(({ code }) => code)
}
