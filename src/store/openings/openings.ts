import { sql } from 'kysely'
import { BEFORE_ALL_NUMBERS, type MemberNumber } from '../../core/member-number.ts'
import type { Instant } from '../../core/dates.ts'
import { type Minor, minor } from '../../core/money.ts'
import type { OpeningLineTable, OpeningTable } from '../tables/openings.ts'
import type { ReadTx, Tx } from '../store.ts'

/** The opening of a mutual, complete or at work; null when there is none. */
export async function openingOfMutual(tx: ReadTx, mutualId: string): Promise<OpeningTable | null> {
  const row = await tx
    .selectFrom('opening')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .executeTakeFirst()
  return row ?? null
}

/** Begins an opening. False when the mutual has one. */
export async function beginOpening(tx: Tx, row: OpeningTable): Promise<boolean> {
  const begun = await tx
    .insertInto('opening')
    .values(row)
    .onConflict((clash) => clash.doNothing())
    .returning('opening_id')
    .executeTakeFirst()
  return begun !== undefined
}

type Key = Pick<OpeningTable, 'mutual_id' | 'opening_id'>

/** Says who is at work on it. False when it is complete, gone, or another's since `before`. */
export async function holdOpening(
  tx: Tx,
  { mutual_id, opening_id }: Key,
  { holder, now, before }: { holder: string; now: Instant; before: Instant },
): Promise<boolean> {
  const held = await tx
    .updateTable('opening')
    .set({ touched_at: now, holder })
    .where('mutual_id', '=', mutual_id)
    .where('opening_id', '=', opening_id)
    .where('completed_at', 'is', null)
    .where((eb) => eb.or([eb('holder', '=', holder), eb('touched_at', '<', before)]))
    .returning('opening_id')
    .executeTakeFirst()
  return held !== undefined
}

/** Makes an opening valid. The caller holds the lock of the mutual's chain. */
export async function completeOpening(
  tx: Tx,
  { mutual_id, opening_id }: Key,
  at: Instant,
  journalId: string | null,
): Promise<void> {
  await tx
    .updateTable('opening')
    .set({ completed_at: at, touched_at: at, journal_id: journalId })
    .where('mutual_id', '=', mutual_id)
    .where('opening_id', '=', opening_id)
    .execute()
}

export async function insertOpeningLines(tx: Tx, rows: readonly OpeningLineTable[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('opening_line').values(rows).execute()
}

/** What was on the mutual's own accounts, in the order of the file. */
export async function openingLines(
  tx: ReadTx,
  { mutual_id, opening_id }: Key,
): Promise<OpeningLineTable[]> {
  return tx
    .selectFrom('opening_line')
    .selectAll()
    .where('mutual_id', '=', mutual_id)
    .where('opening_id', '=', opening_id)
    .orderBy('line')
    .execute()
}

/** What households brought, in all. */
export type BroughtTotals = {
  readonly households: number
  readonly owing: { readonly count: number; readonly amount: Minor }
  readonly ahead: { readonly count: number; readonly amount: Minor }
}

export async function broughtTotals(tx: ReadTx, of: Key): Promise<BroughtTotals> {
  const { rows } = await sql<Record<'households' | 'owing' | 'owed' | 'ahead' | 'credit', number>>`
    select cast(count(*) as bigint) as households,
      cast(coalesce(sum(case when owed > 0 then 1 else 0 end), 0) as bigint) as owing,
      cast(coalesce(sum(owed), 0) as bigint) as owed,
      cast(coalesce(sum(case when credit > 0 then 1 else 0 end), 0) as bigint) as ahead,
      cast(coalesce(sum(credit), 0) as bigint) as credit
    from opening_household
    where mutual_id = ${of.mutual_id} and opening_id = ${of.opening_id}`.execute(tx)
  const [row] = rows
  return {
    households: Number(row?.households ?? 0),
    owing: { count: Number(row?.owing ?? 0), amount: minor(Number(row?.owed ?? 0)) },
    ahead: { count: Number(row?.ahead ?? 0), amount: minor(Number(row?.credit ?? 0)) },
  }
}

/** Takes out an opening that is not complete: of some of its households, the next ones. */
export async function discardHouseholds(
  tx: Tx,
  { mutual_id, opening_id }: Key,
  limit: number,
): Promise<number> {
  const rows = await tx
    .selectFrom('opening_household')
    .select('number')
    .where('mutual_id', '=', mutual_id)
    .where('opening_id', '=', opening_id)
    .limit(limit)
    .execute()
  const numbers = rows.map(({ number }) => number)
  if (numbers.length === 0) return 0
  for (const table of ['opening_charge', 'opening_household'] as const) {
    await tx
      .deleteFrom(table)
      .where('mutual_id', '=', mutual_id)
      .where('opening_id', '=', opening_id)
      .where('number', 'in', numbers)
      .execute()
  }
  await tx
    .updateTable('member')
    .set({ opening_id: null })
    .where('mutual_id', '=', mutual_id)
    .where('number', 'in', numbers)
    .execute()
  return numbers.length
}

/** Forgets an opening of which no household is left. */
export async function deleteOpening(tx: Tx, { mutual_id, opening_id }: Key): Promise<void> {
  await tx
    .deleteFrom('opening_line')
    .where('mutual_id', '=', mutual_id)
    .where('opening_id', '=', opening_id)
    .execute()
  await tx
    .deleteFrom('opening')
    .where('mutual_id', '=', mutual_id)
    .where('opening_id', '=', opening_id)
    .where('completed_at', 'is', null)
    .execute()
}

/** Households of an opening that are not in the books yet, the next ones after a number. */
export async function unpostedAfter(
  tx: ReadTx,
  { mutual_id, opening_id }: Key,
  after: MemberNumber | null,
  limit: number,
): Promise<MemberNumber[]> {
  const rows = await tx
    .selectFrom('opening_household')
    .select('number')
    .where('mutual_id', '=', mutual_id)
    .where('opening_id', '=', opening_id)
    .where('journal_id', 'is', null)
    .where((eb) => eb.or([eb('owed', '>', 0 as Minor), eb('credit', '>', 0 as Minor)]))
    .where('number', '>', after ?? BEFORE_ALL_NUMBERS)
    .orderBy('number')
    .limit(limit)
    .execute()
  return rows.map(({ number }) => number)
}

/** Mutuals whose books were opened before an instant, with households that are not in them. */
export async function overdueOpenings(tx: ReadTx, before: Instant): Promise<string[]> {
  const rows = await tx
    .selectFrom('opening')
    .select('opening.mutual_id')
    .where('completed_at', '<', before)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('opening_household as brought')
          .select('brought.number')
          .whereRef('brought.mutual_id', '=', 'opening.mutual_id')
          .whereRef('brought.opening_id', '=', 'opening.opening_id')
          // As its index has it: else all households of the mutual are gone through.
          .where(
            sql<boolean>`brought.journal_id is null and (brought.owed > 0 or brought.credit > 0)`,
          ),
      ),
    )
    .execute()
  return rows.map(({ mutual_id }) => mutual_id)
}
