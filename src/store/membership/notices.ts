import { sql } from 'kysely'
import type { CivilDate } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { preparedForMany } from '../engine/prepared.ts'
import type { ReadTx } from '../store.ts'

/** Of these members those who were ever given notice (R33), with the day of the last one. */
export async function lastNotices(
  tx: ReadTx,
  mutualId: string,
  numbers: readonly MemberNumber[],
): Promise<Map<MemberNumber, CivilDate>> {
  const rows = await lastNoticesOf(tx, { mutualId }, numbers)
  return new Map(rows.map(({ number, on }) => [number, on]))
}

const lastNoticesOf = preparedForMany(
  (db, of: { mutualId: string }, numbers: readonly MemberNumber[]) =>
    db
      .selectFrom('membership_change')
      .select('number')
      .select(sql<CivilDate>`max(on_date)`.as('on'))
      .where('mutual_id', '=', of.mutualId)
      .where('number', 'in', numbers)
      .where('kind', '=', 'notice')
      .groupBy('number'),
)
