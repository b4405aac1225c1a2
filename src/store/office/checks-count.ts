import type { Instant } from '../../core/dates.ts'
import type { CoverageCheckTable } from '../tables/coverage.ts'
import type { ReadTx } from '../store.ts'

export type ChecksCount = Readonly<Record<CoverageCheckTable['answer'], number>>

/** How often clinics have asked since a moment, by what they were answered. */
export async function countChecks(
  tx: ReadTx,
  mutualId: string,
  providers: readonly string[],
  since: Instant,
): Promise<ChecksCount> {
  const count = { yes: 0, no: 0, 'cannot-tell': 0 }
  if (providers.length === 0) return count
  const rows = await tx
    .selectFrom('coverage_check')
    .select(['answer', (eb) => eb.fn.countAll().as('count')])
    .where('mutual_id', '=', mutualId)
    // By clinic, so that the index of clinics and days is used.
    .where('provider_code', 'in', providers)
    .where('asked_at', '>=', since)
    .groupBy('answer')
    .execute()
  for (const row of rows) count[row.answer] = Number(row.count)
  return count
}
