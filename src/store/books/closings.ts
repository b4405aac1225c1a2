import type { CivilDate, Instant } from '../../core/dates.ts'
import type { Closing, DatedJournal } from '../../core/ledger/closing.ts'
import { transfersByJournal } from '../verify/journals.ts'
import type { ClosingBalanceTable, ClosingTable } from '../tables/books.ts'
import type { ReadTx, Tx } from '../store.ts'

/** A closing with who did it, when. */
export type RecordedClosing = Closing & { readonly by: string; readonly at: Instant }

/** Every closing of a mutual, in the order of their days: some twelve for each year. */
export async function loadClosings(tx: ReadTx, mutualId: string): Promise<RecordedClosing[]> {
  const rows = await tx
    .selectFrom('closing')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .orderBy('through')
    .execute()
  const moved = await tx
    .selectFrom('closing_balance')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .orderBy('kind')
    .execute()
  return rows.map((row) => closingOf(row, moved))
}

/** The closing through a day; null when there is none. */
export async function closingThrough(
  tx: ReadTx,
  mutualId: string,
  through: CivilDate,
): Promise<RecordedClosing | null> {
  const row = await tx
    .selectFrom('closing')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('through', '=', through)
    .executeTakeFirst()
  if (!row) return null
  const moved = await tx
    .selectFrom('closing_balance')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('through', '=', through)
    .orderBy('kind')
    .execute()
  return closingOf(row, moved)
}

function closingOf(row: ClosingTable, moved: readonly ClosingBalanceTable[]): RecordedClosing {
  const own = moved.filter(({ through }) => through === row.through)
  return {
    through: row.through,
    seq: row.seq,
    hash: row.hash,
    openFrom: row.open_from,
    moved: new Map(own.map(({ kind, debits, credits }) => [kind, { debits, credits }])),
    by: row.closed_by,
    at: row.closed_at,
  }
}

/** Writes a closing and closes the books through its day. The caller holds the chain's lock. */
export async function saveClosing(
  tx: Tx,
  mutualId: string,
  closing: RecordedClosing,
): Promise<void> {
  const { through, seq, hash } = closing
  await tx
    .insertInto('closing')
    .values({
      mutual_id: mutualId,
      through,
      seq,
      hash,
      open_from: closing.openFrom,
      closed_by: closing.by,
      closed_at: closing.at,
    })
    .execute()
  const balances = [...closing.moved].map(([kind, { debits, credits }]) => ({
    mutual_id: mutualId,
    through,
    kind,
    debits,
    credits,
  }))
  if (balances.length > 0) await tx.insertInto('closing_balance').values(balances).execute()
  await tx
    .updateTable('mutual')
    .set({ closed_through: through })
    .where('mutual_id', '=', mutualId)
    .execute()
}

/** The next journals of the chain from `seq` on, at most `limit`, none after `last`. */
export async function datedJournals(
  tx: ReadTx,
  mutualId: string,
  span: { readonly from: number; readonly last: number },
  limit: number,
): Promise<DatedJournal[]> {
  const rows = await tx
    .selectFrom('journal')
    .select(['journal_id', 'seq', 'effective_on'])
    .where('mutual_id', '=', mutualId)
    .where('seq', '>=', span.from)
    .where('seq', '<=', span.last)
    .orderBy('seq')
    .limit(limit)
    .execute()
  if (rows.length === 0) return []
  const transfers = await transfersByJournal(tx, mutualId, rows)
  return rows.map((row) => ({
    seq: row.seq,
    effectiveOn: row.effective_on,
    transfers: transfers.get(row.journal_id) ?? [],
  }))
}
