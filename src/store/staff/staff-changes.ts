import { sql } from 'kysely'
import { paged, ROWS_PER_PAGE } from '../engine/pages.ts'
import type { Days } from '../../core/dates.ts'
import type { StaffChangeTable } from '../tables/staff.ts'
import type { ReadTx, Tx } from '../store.ts'

/** Notes that a role began, changed or ended. The caller holds the lock of the mutual's chain. */
export async function insertStaffChange(
  tx: Tx,
  change: Omit<StaffChangeTable, 'change_number'>,
): Promise<void> {
  const last = await tx
    .selectFrom('staff_change')
    .select((select) => select.fn.max('change_number').as('number'))
    .where('mutual_id', '=', change.mutual_id)
    .executeTakeFirst()
  const number = (last?.number ?? 0) + 1
  await tx
    .insertInto('staff_change')
    .values({ ...change, change_number: number })
    .execute()
}

/** What was recorded on these days, inclusive, in order. */
export function staffChangeRows(
  tx: ReadTx,
  mutualId: string,
  { from, to }: Days,
): AsyncGenerator<StaffChangeTable> {
  return paged<StaffChangeTable>((after) =>
    tx
      .selectFrom('staff_change')
      .selectAll()
      .where('mutual_id', '=', mutualId)
      .where('change_number', '>', after?.change_number ?? 0)
      .$if(from !== null, (query) => query.where(sql<boolean>`on_date >= ${from}`))
      .$if(to !== null, (query) => query.where(sql<boolean>`on_date <= ${to}`))
      .orderBy('change_number')
      .limit(ROWS_PER_PAGE)
      .execute(),
  )
}
