import type { CivilDate } from '../core/dates.ts'
import type { MemberNumber } from '../core/member-number.ts'
import type { StandingFacts } from '../core/membership/standing.ts'
import type { Tx } from './store.ts'

/** Sets the end of a membership, or takes back one that lies ahead. The caller holds the lock. */
export async function saveEnd(
  tx: Tx,
  mutualId: string,
  number: MemberNumber,
  end: StandingFacts['end'],
): Promise<void> {
  await tx
    .updateTable('member')
    .set({ ended_on: end?.on ?? null, end_state: end?.state ?? null })
    .where('mutual_id', '=', mutualId)
    .where('number', '=', number)
    .execute()
}

/** Until when the member's phone speaks for the household; null without an end. */
export async function savePhoneEnd(
  tx: Tx,
  mutualId: string,
  number: MemberNumber,
  until: CivilDate | null,
): Promise<void> {
  await tx
    .updateTable('phone_role')
    .set({ until })
    .where('mutual_id', '=', mutualId)
    .where('role', '=', 'member')
    .where('ref', '=', number)
    .execute()
}
