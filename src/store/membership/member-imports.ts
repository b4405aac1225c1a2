import { BEFORE_ALL_NUMBERS } from '../../core/member-number.ts'
import type { Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { MemberImportTable } from '../tables/membership.ts'
import type { ReadTx, Tx } from '../store.ts'

/** An import that has not been completed: at work, or cut. */
export type OpenImport = Pick<MemberImportTable, 'import_id' | 'mutual_id' | 'touched_at'>

/** Begins an import. False when another of this mutual is open. */
export async function beginImport(tx: Tx, row: MemberImportTable): Promise<boolean> {
  const begun = await tx
    .insertInto('member_import')
    .values(row)
    .onConflict((clash) => clash.doNothing())
    .returning('import_id')
    .executeTakeFirst()
  return begun !== undefined
}

/** Says that an import is at work. False when it is not open any more. */
export async function touchImport(tx: Tx, importId: string, now: Instant): Promise<boolean> {
  const touched = await tx
    .updateTable('member_import')
    .set({ touched_at: now })
    .where('import_id', '=', importId)
    .where('completed_at', 'is', null)
    .returning('import_id')
    .executeTakeFirst()
  return touched !== undefined
}

/** The completed import of a mutual that registered the same, the latest; null without one. */
export async function importOf(
  tx: ReadTx,
  mutualId: string,
  content: string,
): Promise<Pick<MemberImportTable, 'file_name' | 'completed_at'> | null> {
  const found = await tx
    .selectFrom('member_import')
    .select(['file_name', 'completed_at'])
    .where('mutual_id', '=', mutualId)
    .where('content', '=', content)
    .where('completed_at', 'is not', null)
    .orderBy('completed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found ?? null
}

/** Makes everything that an import has staged valid at once. */
export async function completeImport(
  tx: Tx,
  importId: string,
  content: string,
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('member_import')
    .set({ touched_at: now, completed_at: now, content })
    .where('import_id', '=', importId)
    .execute()
}

export async function openImports(tx: ReadTx): Promise<OpenImport[]> {
  return tx
    .selectFrom('member_import')
    .select(['import_id', 'mutual_id', 'touched_at'])
    .where('completed_at', 'is', null)
    .orderBy('started_at')
    .execute()
}

/** Members that an open import has staged, the next `limit` after one. */
export async function stagedNumbers(
  tx: ReadTx,
  { import_id, mutual_id }: Pick<OpenImport, 'import_id' | 'mutual_id'>,
  after: MemberNumber | null,
  limit: number,
): Promise<MemberNumber[]> {
  const rows = await tx
    .selectFrom('member')
    .select('number')
    .where('mutual_id', '=', mutual_id)
    .where('import_id', '=', import_id)
    .where('number', '>', after ?? BEFORE_ALL_NUMBERS)
    .orderBy('number')
    .limit(limit)
    .execute()
  return rows.map((row) => row.number)
}

/** Takes out members that were staged, with all that came with them. */
export async function deleteStaged(
  tx: Tx,
  mutualId: string,
  numbers: readonly MemberNumber[],
): Promise<void> {
  await tx
    .deleteFrom('phone_role')
    .where('mutual_id', '=', mutualId)
    .where('role', '=', 'member')
    .where('ref', 'in', numbers)
    .execute()
  for (const table of ['association_member', 'beneficiary', 'member', 'member_number'] as const) {
    await tx
      .deleteFrom(table)
      .where('mutual_id', '=', mutualId)
      .where('number', 'in', numbers)
      .execute()
  }
}

/** Forgets an open import of which nothing is staged any more. */
export async function deleteImport(tx: Tx, importId: string): Promise<void> {
  await tx
    .deleteFrom('member_import')
    .where('import_id', '=', importId)
    .where('completed_at', 'is', null)
    .execute()
}
