import type { CivilDate } from '../../core/dates.ts'
import type { CategoryChange } from '../../core/membership/category.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { chunksOf } from '../engine/chunks.ts'
import { preparedForMany } from '../engine/prepared.ts'
import { fromJson } from '../tables/json.ts'
import type { ReadTx, Tx } from '../store.ts'

/** What was decided about the categories of these members, of each in the order in which it was recorded. */
export async function categoryChangesOf(
  tx: ReadTx,
  mutualId: string,
  numbers: readonly MemberNumber[],
): Promise<Map<MemberNumber, CategoryChange[]>> {
  const changes = new Map<MemberNumber, CategoryChange[]>()
  for (const some of chunksOf([...new Set(numbers)])) {
    for (const { number, on_date: on, details } of await changesAmong(tx, { mutualId }, some)) {
      const { plan, subsidised, until } = (details ? fromJson(details) : {}) as Details
      const named = subsidised ? { until: (until ?? null) as CivilDate | null } : null
      const list = changes.get(number) ?? []
      changes.set(number, [...list, { on, plan: String(plan), subsidised: named }])
    }
  }
  return changes
}

/** As a change of the kind `category` keeps them. */
type Details = {
  readonly plan?: string
  readonly subsidised?: boolean
  readonly until?: string | null
}

const changesAmong = preparedForMany(
  (db, of: { mutualId: string }, numbers: readonly MemberNumber[]) =>
    db
      .selectFrom('membership_change')
      .select(['number', 'on_date', 'details'])
      .where('mutual_id', '=', of.mutualId)
      .where('kind', '=', 'category')
      .where('number', 'in', numbers)
      .orderBy('number')
      .orderBy('recorded_at')
      .orderBy('change_id'),
)

/** The members whose category changes on one of these days, both inclusive. */
export async function numbersRecategorised(
  tx: ReadTx,
  mutualId: string,
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
): Promise<MemberNumber[]> {
  const rows = await tx
    .selectFrom('membership_change')
    .select('number')
    .where('mutual_id', '=', mutualId)
    .where('kind', '=', 'category')
    .where('on_date', '>=', from)
    .where('on_date', '<=', to)
    .execute()
  return rows.map(({ number }) => number)
}

/** From now on these members are looked up with what was decided of their categories. */
export async function markRecategorised(
  tx: Tx,
  mutualId: string,
  numbers: readonly MemberNumber[],
): Promise<void> {
  for (const some of chunksOf(numbers)) {
    await tx
      .updateTable('member')
      .set({ recategorised: 1 })
      .where('mutual_id', '=', mutualId)
      .where('number', 'in', some)
      .execute()
  }
}
