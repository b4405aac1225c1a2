import type { Minor } from '../../core/money.ts'
import type { AccountId } from '../../core/ledger/accounts.ts'
import type { JournalTable } from '../tables/books.ts'
import type { ReadTx } from '../store.ts'

/** Journals of a mutual before one of them, the latest first. */
export async function journalsBefore(
  tx: ReadTx,
  mutualId: string,
  before: number | null,
  limit: number,
): Promise<JournalTable[]> {
  let query = tx.selectFrom('journal').selectAll().where('mutual_id', '=', mutualId)
  if (before !== null) query = query.where('seq', '<', before)
  return query.orderBy('seq', 'desc').limit(limit).execute()
}

/** Journals by their places in the chain, the latest first. */
export async function journalsAt(
  tx: ReadTx,
  mutualId: string,
  seqs: readonly number[],
): Promise<JournalTable[]> {
  if (seqs.length === 0) return []
  return tx
    .selectFrom('journal')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('seq', 'in', seqs)
    .orderBy('seq', 'desc')
    .execute()
}

/** One journal by its place in the chain. */
export async function journalAt(
  tx: ReadTx,
  mutualId: string,
  seq: number,
): Promise<JournalTable | undefined> {
  return tx
    .selectFrom('journal')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('seq', '=', seq)
    .executeTakeFirst()
}

/** The places of journals in the chain, by their ids. */
export async function seqsOf(
  tx: ReadTx,
  mutualId: string,
  journals: readonly string[],
): Promise<number[]> {
  if (journals.length === 0) return []
  const rows = await tx
    .selectFrom('journal')
    .select('seq')
    .where('mutual_id', '=', mutualId)
    .where('journal_id', 'in', journals)
    .orderBy('seq')
    .execute()
  return rows.map(({ seq }) => seq)
}

/** One line of a journal, as a list of journals has it. */
export type TransferOfJournal = {
  readonly journal: string
  readonly debit: AccountId
  readonly credit: AccountId
  readonly amount: Minor
}

export async function transfersOfJournals(
  tx: ReadTx,
  mutualId: string,
  journals: readonly string[],
): Promise<TransferOfJournal[]> {
  if (journals.length === 0) return []
  return tx
    .selectFrom('transfer')
    .select([
      'journal_id as journal',
      'debit_account as debit',
      'credit_account as credit',
      'amount',
    ])
    .where('mutual_id', '=', mutualId)
    .where('journal_id', 'in', journals)
    .orderBy('journal_id')
    .orderBy('line')
    .execute()
}

/** The journals in which a receipt was posted, taken from suspense, or taken back. */
export async function journalsOfReceipt(
  tx: ReadTx,
  mutualId: string,
  receiptId: string,
): Promise<number[]> {
  const [own, parts] = await Promise.all([
    tx
      .selectFrom('journal')
      .select('journal_id')
      .where('mutual_id', '=', mutualId)
      .where('source', '=', 'receipt')
      .where('source_ref', '=', receiptId)
      .execute(),
    tx
      .selectFrom('payment')
      .select('journal_id')
      .distinct()
      .where('mutual_id', '=', mutualId)
      .where('receipt_id', '=', receiptId)
      .execute(),
  ])
  return seqsOf(tx, mutualId, [...new Set([...own, ...parts].map(({ journal_id: id }) => id))])
}

/** The id of the receipt that a journal may be of: parts of a shared one name the household behind it. */
export function receiptBehind({ source_ref: ref }: Pick<JournalTable, 'source_ref'>): string {
  return ref.split('/')[0] ?? ''
}

/** Numbers of receipts by their ids, of those that are receipts. */
export async function receiptNumbers(
  tx: ReadTx,
  mutualId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('receipt')
    .select(['receipt_id', 'receipt_number'])
    .where('mutual_id', '=', mutualId)
    .where('receipt_id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.receipt_id, row.receipt_number]))
}
