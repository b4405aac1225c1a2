import { type CivilDate, FIRST_DAY, LAST_DAY } from '../../core/dates.ts'
import type { BookEntryTable } from '../tables/books.ts'
import type { ReadTx, Tx } from '../store.ts'

/** An entry with the one that takes it back; null while it stands. */
export type BookEntry = BookEntryTable & { readonly reversal: BookEntryTable | null }

export async function insertBookEntry(tx: Tx, entry: BookEntryTable): Promise<void> {
  await tx.insertInto('book_entry').values(entry).execute()
}

/** An entry by its number; null when nothing was booked under it. */
export async function findBookEntry(
  tx: ReadTx,
  mutualId: string,
  reference: string,
): Promise<BookEntry | null> {
  const row = await tx
    .selectFrom('book_entry')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('reference', '=', reference)
    .executeTakeFirst()
  return row ? withReversal(tx, row) : null
}

async function withReversal(tx: ReadTx, row: BookEntryTable): Promise<BookEntry> {
  const reversal = await tx
    .selectFrom('book_entry')
    .selectAll()
    .where('mutual_id', '=', row.mutual_id)
    .where('reverses_id', '=', row.entry_id)
    .executeTakeFirst()
  return { ...row, reversal: reversal ?? null }
}

/** What happened between two days, both included, in their order: some hundreds in a year. */
export async function bookEntries(
  tx: ReadTx,
  mutualId: string,
  { from, to }: { readonly from: CivilDate | null; readonly to: CivilDate | null },
): Promise<BookEntry[]> {
  const all = tx.selectFrom('book_entry').selectAll().where('mutual_id', '=', mutualId)
  const rows = await all
    .where('reference', 'is not', null)
    .where('on_date', '>=', from ?? FIRST_DAY)
    .where('on_date', '<=', to ?? LAST_DAY)
    .orderBy('on_date')
    .orderBy('recorded_at')
    .orderBy('entry_id')
    .execute()
  const reversals = await all.where('reverses_id', 'is not', null).execute()
  const by = new Map(reversals.map((row) => [row.reverses_id, row]))
  return rows.map((row) => ({ ...row, reversal: by.get(row.entry_id) ?? null }))
}
