import type { CivilDate } from '../../core/dates.ts'
import type { ReferralTable } from '../tables/visits.ts'
import type { ReadTx, Tx } from '../store.ts'
import type { Person } from './visits.ts'

/** Writes a referral; one that the visit has given already stays as it is. */
export async function insertReferral(tx: Tx, referral: ReferralTable): Promise<void> {
  await tx
    .insertInto('referral')
    .values(referral)
    .onConflict((clash) => clash.doNothing())
    .execute()
}

/** Services for which another provider has sent a person on, and that still holds on a day. */
export async function referralsOf(
  tx: ReadTx,
  mutualId: string,
  { number, ordinal }: Person,
  provider: string,
  on: CivilDate,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('referral')
    .innerJoin('visit', (join) =>
      join
        .onRef('visit.mutual_id', '=', 'referral.mutual_id')
        .onRef('visit.visit_code', '=', 'referral.visit_code'),
    )
    .select('referral.service_code')
    .distinct()
    .where('referral.mutual_id', '=', mutualId)
    .where('referral.number', '=', number)
    .where('referral.ordinal', '=', ordinal)
    .where('referral.valid_from', '<=', on)
    .where('referral.valid_to', '>=', on)
    .where('visit.provider_code', '<>', provider)
    .where('visit.frozen_at', 'is', null)
    .orderBy('referral.service_code')
    .execute()
  return rows.map((row) => row.service_code)
}
