import { sql } from 'kysely'
import type { Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { OpeningTable } from '../tables/openings.ts'
import type { ReadTx, Tx } from '../store.ts'

/** The last opening of a mutual that was taken back as a whole; null when none was. */
export async function lastTakenBack(tx: ReadTx, mutualId: string): Promise<OpeningTable | null> {
  const row = await tx
    .selectFrom('opening')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('taken_back_at', 'is not', null)
    .where('only_number', 'is', null)
    .orderBy('taken_back_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** Whether an opening that stands brought a household, and its part was not taken back. */
export async function standingPart(
  tx: ReadTx,
  mutualId: string,
  number: MemberNumber,
): Promise<OpeningTable | null> {
  const row = await tx
    .selectFrom('opening')
    .innerJoin('opening_household as brought', (join) =>
      join
        .onRef('brought.mutual_id', '=', 'opening.mutual_id')
        .onRef('brought.opening_id', '=', 'opening.opening_id'),
    )
    .selectAll('opening')
    .where('brought.mutual_id', '=', mutualId)
    .where('brought.number', '=', number)
    .where('brought.taken_back_at', 'is', null)
    .where('opening.taken_back_at', 'is', null)
    .where('opening.completed_at', 'is not', null)
    .executeTakeFirst()
  return row ?? null
}

/** Whether the part that an opening brought of a household was taken back by itself. */
export async function isPartBack(
  tx: ReadTx,
  mutualId: string,
  number: MemberNumber,
): Promise<boolean> {
  const row = await tx
    .selectFrom('opening_household')
    .select('number')
    .where('mutual_id', '=', mutualId)
    .where('number', '=', number)
    .where('taken_back_at', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}

/** A household of an opening, or this one, whose debts were given up since; null when none were. */
export async function writtenOffOf(
  tx: ReadTx,
  mutualId: string,
  number: MemberNumber | null,
): Promise<MemberNumber | null> {
  const row = await tx
    .selectFrom('write_off')
    .innerJoin('opening_household as brought', (join) =>
      join
        .onRef('brought.mutual_id', '=', 'write_off.mutual_id')
        .onRef('brought.number', '=', 'write_off.number'),
    )
    .select('write_off.number')
    .where('write_off.mutual_id', '=', mutualId)
    .$if(number !== null, (given) => given.where('write_off.number', '=', number as MemberNumber))
    .where(sql<boolean>`brought.journal_id is not null and brought.back_journal_id is null`)
    .orderBy('write_off.number')
    .limit(1)
    .executeTakeFirst()
  return row?.number ?? null
}

type Back = { readonly at: Instant; readonly proposal: string }

/** Takes back all openings of a mutual that stand, and that of its own accounts by this journal. */
export async function takeAllBack(
  tx: Tx,
  { mutual_id, opening_id }: Pick<OpeningTable, 'mutual_id' | 'opening_id'>,
  { at, proposal }: Back,
  journalId: string | null,
): Promise<void> {
  await tx
    .updateTable('opening')
    .set({ taken_back_at: at, back_proposal_id: proposal })
    .where('mutual_id', '=', mutual_id)
    .where('completed_at', 'is not', null)
    .where('taken_back_at', 'is', null)
    .execute()
  await tx
    .updateTable('opening')
    .set({ back_journal_id: journalId })
    .where('mutual_id', '=', mutual_id)
    .where('opening_id', '=', opening_id)
    .execute()
}

/** Takes back what an opening brought of one household, and the opening when that is all of it. */
export async function takePartBack(
  tx: Tx,
  {
    mutual_id,
    opening_id,
    only_number,
  }: Pick<OpeningTable, 'mutual_id' | 'opening_id' | 'only_number'>,
  number: MemberNumber,
  { at, proposal }: Back,
): Promise<void> {
  const back = { taken_back_at: at, back_proposal_id: proposal }
  await tx
    .updateTable('opening_household')
    .set(back)
    .where('mutual_id', '=', mutual_id)
    .where('opening_id', '=', opening_id)
    .where('number', '=', number)
    .execute()
  if (only_number === null) return
  await tx
    .updateTable('opening')
    .set(back)
    .where('mutual_id', '=', mutual_id)
    .where('opening_id', '=', opening_id)
    .execute()
}
