import type { MemberNumber } from '../../core/member-number.ts'
import { insertMany } from '../engine/insert-many.ts'
import type { OfficeLookTable } from '../tables/office.ts'
import type { ReadTx, Tx } from '../store.ts'

/** Notes who was looked at. */
export async function insertLooks(tx: Tx, rows: readonly OfficeLookTable[]): Promise<void> {
  await insertMany(tx, 'office_look', rows)
}

/** Who looked at a household, the newest first. */
export async function looksAt(
  tx: ReadTx,
  mutualId: string,
  number: MemberNumber,
  limit: number,
): Promise<OfficeLookTable[]> {
  return tx
    .selectFrom('office_look')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('number', '=', number)
    .orderBy('looked_at', 'desc')
    .orderBy('look_id', 'desc')
    .limit(limit)
    .execute()
}
