import type { CivilDate } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { StandingFacts } from '../../core/membership/standing.ts'
import type { MembershipTermTable } from '../tables/membership.ts'
import type { ReadTx, Tx } from '../store.ts'

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

/** A membership that was over begins again: its term so far becomes a past one (R34). */
export async function beginTerm(
  tx: Tx,
  past: Omit<MembershipTermTable, 'term'>,
  on: CivilDate,
): Promise<void> {
  const { mutual_id: mutualId, number } = past
  const before = await pastTerms(tx, mutualId, number)
  await tx
    .insertInto('membership_term')
    .values({ ...past, term: before.length + 1 })
    .execute()
  await tx
    .updateTable('member')
    .set({ readmitted_on: on, ended_on: null, end_state: null })
    .where('mutual_id', '=', mutualId)
    .where('number', '=', number)
    .execute()
}

/** The terms before the present one, oldest first. */
async function pastTerms(
  tx: ReadTx,
  mutualId: string,
  number: MemberNumber,
): Promise<MembershipTermTable[]> {
  return tx
    .selectFrom('membership_term')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('number', '=', number)
    .orderBy('term')
    .execute()
}
