import type { CivilDate } from '../../core/dates.ts'
import { BEFORE_ALL_NUMBERS, type MemberNumber } from '../../core/member-number.ts'
import { chunksOf } from '../engine/chunks.ts'
import { isThere } from '../mutuals/is-there.ts'
import type { ReadTx } from '../store.ts'

/** On which day each of these members joined; those whom a mutual does not have are left out. */
export async function memberJoinings(
  tx: ReadTx,
  mutualId: string,
  numbers: readonly MemberNumber[],
): Promise<Map<MemberNumber, CivilDate>> {
  const joined = new Map<MemberNumber, CivilDate>()
  for (const some of chunksOf(numbers)) {
    const rows = await tx
      .selectFrom('member')
      .select(['number', 'joined_on'])
      .where('mutual_id', '=', mutualId)
      .where('number', 'in', some)
      .where(isThere)
      .execute()
    for (const row of rows) joined.set(row.number, row.joined_on)
  }
  return joined
}

/** Members who joined before a day and whom no opening has brought, the next after a number. */
export async function unopenedAfter(
  tx: ReadTx,
  mutualId: string,
  on: CivilDate,
  after: MemberNumber | null,
  limit: number,
): Promise<MemberNumber[]> {
  const rows = await tx
    .selectFrom('member')
    .select('number')
    .where('mutual_id', '=', mutualId)
    .where('number', '>', after ?? BEFORE_ALL_NUMBERS)
    .where('opening_id', 'is', null)
    .where('joined_on', '<', on)
    .where(isThere)
    .orderBy('number')
    .limit(limit)
    .execute()
  return rows.map(({ number }) => number)
}
