import type { Mutual } from '../../core/statutes.ts'
import type { Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { freezeVisits, thawVisits } from '../../store/visits/visits.ts'
import type { CoverageCheckTable } from '../../store/schema.ts'
import type { Tx } from '../../store/store.ts'
import { raiseAlert } from '../alerts/alerts.ts'
import type { Ports } from '../ports.ts'

type Denied = Pick<
  CoverageCheckTable,
  'mutual_id' | 'check_id' | 'number' | 'provider_code' | 'on_date'
>

/**
 * A member knows nothing of a visit: nothing more is paid on its code, and the managers have a case
 * (R44). Takes the lock of the mutual's chain.
 */
export async function denyVisit(
  ports: Ports,
  tx: Tx,
  mutual: Mutual,
  check: Denied,
): Promise<void> {
  await freezeVisits(tx, check, ports.clock.now())
  const cause = `${check.number ?? ''} ${check.provider_code}`
  await raiseAlert(ports, tx, mutual, { kind: 'not-me', cause, count: 1, amount: null })
  ports.log.warn('not-me', { mutual: mutual.code, check: check.check_id })
}

/**
 * A member takes back what was denied since a moment: the codes take bills again, and the managers
 * hear of that as well. Returns the codes.
 */
export async function reopenVisits(
  ports: Ports,
  tx: Tx,
  mutual: Mutual,
  number: MemberNumber,
  since: Instant,
): Promise<string[]> {
  const visits = await thawVisits(tx, mutual.code, number, since)
  for (const provider of new Set(visits.map((visit) => visit.provider))) {
    const cause = `${number} ${provider}`
    await raiseAlert(ports, tx, mutual, { kind: 'was-me', cause, count: 1, amount: null })
  }
  if (visits.length > 0) ports.log.warn('was-me', { mutual: mutual.code })
  return visits.map(({ code }) => code)
}
