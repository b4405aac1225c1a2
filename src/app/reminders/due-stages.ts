import type { CivilDate } from '../../core/dates.ts'
import { type Stage, stagesOn } from '../../core/reminders/stages.ts'
import { isSilencedBy } from '../../core/reminders/still-suspended.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { lastNotices } from '../../store/membership/notices.ts'
import type { Household } from '../../store/membership/households.ts'
import type { ReadTx } from '../../store/store.ts'

/** A member and all that can be told on a day; at least one thing. */
type Due = { readonly household: Household; readonly stages: readonly Stage[] }

/** Of these households those of which anything can be told on a day, in their order. */
export async function dueStages(
  tx: ReadTx,
  mutual: Pick<Mutual, 'code' | 'reminders'>,
  households: readonly Household[],
  on: CivilDate,
): Promise<Due[]> {
  const due = households
    .map((household) => ({ household, stages: stagesOn(household, mutual.reminders, on) }))
    .filter(({ stages }) => stages.length > 0)
  const long = due.filter(({ stages }) => stages.some(({ kind }) => kind === 'still-suspended'))
  const numbers = long.map(({ household }) => household.number)
  const notices = await lastNotices(tx, mutual.code, numbers)
  return due
    .map(({ household, stages }) => {
      const last = notices.get(household.number)
      return { household, stages: stages.filter((stage) => !isSilencedBy(stage, last)) }
    })
    .filter(({ stages }) => stages.length > 0)
}
