import type { CivilDate } from '../../core/dates.ts'
import type { StandingFacts } from '../../core/membership/standing.ts'
import { versionOn } from '../../core/plans/plan.ts'
import { pricesOn } from '../../core/visits/prices.ts'
import { loadProviders } from '../../store/mutuals/mutuals.ts'
import type { ReadTx } from '../../store/store.ts'

/** What care costs a member today, as the mutual has agreed with its clinics. */
export async function pricesFor(
  tx: ReadTx,
  mutual: string,
  { versions }: Pick<StandingFacts, 'versions'>,
  today: CivilDate,
): Promise<ReturnType<typeof pricesOn>> {
  const plan = versionOn(versions, today)
  return plan ? pricesOn(plan, await loadProviders(tx, mutual), today) : []
}
