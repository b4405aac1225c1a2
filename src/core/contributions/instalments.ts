import { type Minor, minor, ZERO } from '../money.ts'
import { type Entry, missingOf } from './account.ts'

/**
 * The least that a member is asked to pay at once of what is owed, where the statutes limit the
 * instalments of a period: its rest in equal parts, as many as are left, and all of it when none
 * is. Zero without a limit, and while the next money pays a joining fee or a penalty.
 *
 * Only asking knows this limit. Money that arrives is taken and counts whatever its amount (R12),
 * and who owes nothing saves ahead in any parts.
 */
export function leastInstalment(entry: Entry | null): Minor {
  if (!entry || entry.charge.kind !== 'contribution') return ZERO
  const { maxInstalments } = entry.plan
  if (maxInstalments === null) return ZERO
  const parts = Math.max(1, maxInstalments - entry.instalments)
  return minor(Math.ceil(missingOf(entry) / parts))
}
