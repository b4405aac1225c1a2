import { sql } from 'kysely'
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

/** Whom an opening on a day is about. */
type Opens = {
  readonly mutual: string
  readonly on: CivilDate
  /** The one household whose part was taken back; null for all. */
  readonly only: MemberNumber | null
  /** As if the opening that stands were taken back. */
  readonly inPlace?: boolean
}

/**
 * Members who joined before the day and whom no opening brings that stands or is at work, the next
 * after a number. Of those whom none has brought before, nothing is in the books.
 */
export async function unopenedAfter(
  tx: ReadTx,
  { mutual, on, only, inPlace = false }: Opens,
  after: MemberNumber | null,
  limit: number,
): Promise<MemberNumber[]> {
  const isBrought = only === null ? sql`opening.only_number is null` : sql`1 = 1`
  const rows = await tx
    .selectFrom('member')
    .select('number')
    .where('mutual_id', '=', mutual)
    .where('number', '>', after ?? BEFORE_ALL_NUMBERS)
    .$if(only !== null, (members) => members.where('number', '=', only as MemberNumber))
    .where('joined_on', '<', on)
    .where(isThere)
    .where(
      sql<boolean>`(member.opening_id is not null or not exists (
        select 1 from charge where charge.mutual_id = member.mutual_id
          and charge.number = member.number))`,
    )
    .$if(!inPlace, (members) =>
      members.where(
        sql<boolean>`not exists (
          select 1 from opening_household as brought join opening
            on opening.mutual_id = brought.mutual_id and opening.opening_id = brought.opening_id
          where brought.mutual_id = member.mutual_id and brought.number = member.number
            and brought.taken_back_at is null and opening.taken_back_at is null and ${isBrought})`,
      ),
    )
    .orderBy('number')
    .limit(limit)
    .execute()
  return rows.map(({ number }) => number)
}
