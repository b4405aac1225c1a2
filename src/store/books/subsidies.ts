import type { SubsidyDecision } from '../../core/contributions/subsidy.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Tx } from '../store.ts'

/**
 * Writes the decision that names a member for the subsidy of the plan, in place of the one before;
 * it lasts longer or ends by another `until` (R37). It holds for charges that are not posted yet.
 * The caller holds the household's lock and records who decided.
 */
export async function saveSubsidyDecision(
  tx: Tx,
  mutualId: string,
  number: MemberNumber,
  { from, until }: SubsidyDecision,
): Promise<void> {
  await tx
    .updateTable('member')
    .set({ subsidised_from: from, subsidised_until: until })
    .where('mutual_id', '=', mutualId)
    .where('number', '=', number)
    .execute()
}
