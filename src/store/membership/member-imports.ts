import type { Instant } from '../../core/dates.ts'
import { BEFORE_ALL_NUMBERS, type MemberNumber } from '../../core/member-number.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { MemberImportPartTable, MemberImportTable } from '../tables/membership.ts'
import type { ReadTx, Tx } from '../store.ts'

/** An import that has not been completed: at work, or cut. */
type OpenImport = Pick<MemberImportTable, 'import_id' | 'mutual_id' | 'touched_at'>

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

type Hold = {
  readonly holder: string
  readonly now: Instant
  /** Whoever has said nothing since then was cut. */
  readonly before: Instant
}

/** Takes hold of an open import, or keeps it. False when it is not open, or somebody else's. */
export async function holdImport(
  tx: Tx,
  importId: string,
  { holder, now, before }: Hold,
): Promise<boolean> {
  const held = await tx
    .updateTable('member_import')
    .set({ holder, touched_at: now })
    .where('import_id', '=', importId)
    .where('completed_at', 'is', null)
    .where((where) =>
      where.or([
        where('holder', 'is', null),
        where('holder', '=', holder),
        where('touched_at', '<', before),
      ]),
    )
    .returning('import_id')
    .executeTakeFirst()
  return held !== undefined
}

/** Lets go of an open import; of all of them without a holder's name. They can be taken up at once. */
export async function freeImports(tx: Tx, holder: string | null): Promise<void> {
  const open = tx
    .updateTable('member_import')
    .set({ holder: null })
    .where('completed_at', 'is', null)
  await (holder === null ? open : open.where('holder', '=', holder)).execute()
}

/** Says who takes an import up again, and with which file. */
export async function renameImport(
  tx: Tx,
  importId: string,
  names: Pick<MemberImportTable, 'file_name' | 'actor'>,
): Promise<void> {
  await tx.updateTable('member_import').set(names).where('import_id', '=', importId).execute()
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

/** Those that are not complete, of all mutuals or of one. */
export async function openImports(tx: ReadTx, mutualId: string | null): Promise<OpenImport[]> {
  const open = tx
    .selectFrom('member_import')
    .select(['import_id', 'mutual_id', 'touched_at'])
    .where('completed_at', 'is', null)
    .orderBy('started_at')
  return (mutualId === null ? open : open.where('mutual_id', '=', mutualId)).execute()
}

/** Notes what one write of an import has registered. */
export async function insertPart(tx: Tx, part: MemberImportPartTable): Promise<void> {
  await tx.insertInto('member_import_part').values(part).execute()
}

/** What a write of an import has registered, the last one without a number; null when there is none. */
export async function loadPart(
  tx: ReadTx,
  importId: string,
  part: number | null,
): Promise<MemberImportPartTable | null> {
  const parts = tx.selectFrom('member_import_part').selectAll().where('import_id', '=', importId)
  const one = part === null ? parts : parts.where('part', '=', part)
  const found = await one.orderBy('part', 'desc').limit(1).executeTakeFirst()
  return found ?? null
}

/** Says whom of a part is left, which then is none that any file could have. */
export async function shrinkPart(
  tx: Tx,
  importId: string,
  part: number,
  members: MemberImportPartTable['members'],
): Promise<void> {
  await tx
    .updateTable('member_import_part')
    .set({ members, content: '' })
    .where('import_id', '=', importId)
    .where('part', '=', part)
    .execute()
}

/** Forgets a part whose members are taken out in the same transaction. */
export async function deletePart(tx: Tx, importId: string, part: number): Promise<void> {
  await tx
    .deleteFrom('member_import_part')
    .where('import_id', '=', importId)
    .where('part', '=', part)
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

/**
 * Takes out members that were staged, with all that came with them; a language that nobody chose on a
 * phone that is nobody's now goes too.
 */
export async function deleteStaged(
  tx: Tx,
  mutualId: string,
  numbers: readonly MemberNumber[],
): Promise<void> {
  if (numbers.length === 0) return
  const roles = await tx
    .deleteFrom('phone_role')
    .where('mutual_id', '=', mutualId)
    .where('role', '=', 'member')
    .where('ref', 'in', numbers)
    .returning('phone')
    .execute()
  const phones = [...new Set(roles.map(({ phone }) => phone))]
  if (phones.length > 0) await forgetLanguages(tx, phones)
  const tables = ['association_member', 'person_word', 'beneficiary', 'member', 'member_number'] as const // prettier-ignore
  for (const table of tables) {
    await tx
      .deleteFrom(table)
      .where('mutual_id', '=', mutualId)
      .where('number', 'in', numbers)
      .execute()
  }
}

/** Of those of these phones that are nobody's, where a register named it. */
async function forgetLanguages(tx: Tx, phones: readonly PhoneNumber[]): Promise<void> {
  await tx
    .deleteFrom('phone_language')
    .where('phone', 'in', phones)
    .where('chosen', '=', 0)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('phone_role')
            .select('phone_role.phone')
            .whereRef('phone_role.phone', '=', 'phone_language.phone'),
        ),
      ),
    )
    .execute()
}

/** Forgets an open import of which nothing is staged any more. */
export async function deleteImport(tx: Tx, importId: string): Promise<void> {
  await tx
    .deleteFrom('member_import')
    .where('import_id', '=', importId)
    .where('completed_at', 'is', null)
    .execute()
}

/** The names of members, by number; the caller gives a query's worth of them. */
export async function namesOfMembers(
  tx: ReadTx,
  mutualId: string,
  numbers: readonly MemberNumber[],
): Promise<Map<MemberNumber, string>> {
  if (numbers.length === 0) return new Map()
  const rows = await tx
    .selectFrom('beneficiary')
    .select(['number', 'name'])
    .where('mutual_id', '=', mutualId)
    .where('number', 'in', numbers)
    .where('ordinal', '=', 0)
    .execute()
  return new Map(rows.map(({ number, name }) => [number, name]))
}
