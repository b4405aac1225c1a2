import { LAST_DAY } from '../../core/dates.ts'
import { sql, type SqlBool } from 'kysely'
import type { CivilDate } from '../../core/dates.ts'
import type { Chained } from '../../core/ledger/chain-audit.ts'
import type { Transfer } from '../../core/ledger/posting.ts'
import type { JournalTable } from '../tables/books.ts'
import type { ReadTx } from '../store.ts'

/** Journals read at once: little memory however long the books are. */
const JOURNALS_PER_READ = 500

/** A journal as it stands in the books. */
export type BookedJournal = Chained

/** The journals of a mutual in the order of its chain, a few at a time. */
export async function* journalsOf(
  tx: ReadTx,
  mutualId: string,
  from: CivilDate | null = null,
  to: CivilDate | null = null,
): AsyncGenerator<BookedJournal> {
  let after = 0
  for (;;) {
    const rows = await journalsAfter(tx, mutualId, after, from, to)
    if (rows.length === 0) return
    const transfers = await transfersByJournal(tx, mutualId, rows)
    for (const row of rows) yield bookedJournal(row, transfers.get(row.journal_id) ?? [])
    after = rows.at(-1)?.seq ?? after
  }
}

/**
 * The journals that count between two days, charges left out, in the order of days and on one day
 * of the chain; a few at a time.
 */
export async function* journalsByDay(
  tx: ReadTx,
  mutualId: string,
  from: CivilDate | null,
  to: CivilDate | null,
): AsyncGenerator<BookedJournal> {
  let after = { day: from ?? '', seq: 0 }
  for (;;) {
    const rows = await tx
      .selectFrom('journal')
      .selectAll()
      .where('mutual_id', '=', mutualId)
      // In these very words: they are those of the index.
      .where(sql<SqlBool>`kind <> 'charge'`)
      .where(sql<SqlBool>`(effective_on, seq) > (${after.day}, ${after.seq})`)
      .where('effective_on', '<=', to ?? LAST_DAY)
      .orderBy('effective_on')
      .orderBy('seq')
      .limit(JOURNALS_PER_READ)
      .execute()
    if (rows.length === 0) return
    const transfers = await transfersByJournal(tx, mutualId, rows)
    for (const row of rows) yield bookedJournal(row, transfers.get(row.journal_id) ?? [])
    for (const row of rows.slice(-1)) after = { day: row.effective_on, seq: row.seq }
  }
}

async function journalsAfter(
  tx: ReadTx,
  mutualId: string,
  after: number,
  from: CivilDate | null,
  to: CivilDate | null,
): Promise<JournalTable[]> {
  let query = tx
    .selectFrom('journal')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('seq', '>', after)
  if (from) query = query.where('effective_on', '>=', from)
  if (to) query = query.where('effective_on', '<=', to)
  return query.orderBy('seq').limit(JOURNALS_PER_READ).execute()
}

/** The transfers of some journals, in order, by the journal's id. */
export async function transfersByJournal(
  tx: ReadTx,
  mutualId: string,
  journals: readonly Pick<JournalTable, 'journal_id'>[],
): Promise<Map<string, Transfer[]>> {
  const ids = journals.map((journal) => journal.journal_id)
  const rows = await tx
    .selectFrom('transfer')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('journal_id', 'in', ids)
    .orderBy('journal_id')
    .orderBy('line')
    .execute()
  const found = new Map<string, Transfer[]>()
  for (const row of rows) {
    const list = found.get(row.journal_id) ?? []
    list.push({
      debit: row.debit_account,
      credit: row.credit_account,
      amount: row.amount,
    })
    found.set(row.journal_id, list)
  }
  return found
}

function bookedJournal(row: JournalTable, transfers: readonly Transfer[]): BookedJournal {
  return {
    mutual: row.mutual_id,
    journalId: row.journal_id,
    seq: row.seq,
    kind: row.kind,
    effectiveOn: row.effective_on,
    eventOn: row.event_on,
    postedAt: row.posted_at,
    source: row.source,
    sourceRef: row.source_ref,
    reverses: row.reverses_id,
    transfers,
    hash: row.hash,
    lines: row.lines,
    actor: row.actor,
  }
}

/** The head of a mutual's chain, as it is kept. */
export async function chainHead(
  tx: ReadTx,
  mutualId: string,
): Promise<{ seq: number; hash: string } | null> {
  const row = await tx
    .selectFrom('chain')
    .select(['seq', 'hash'])
    .where('mutual_id', '=', mutualId)
    .executeTakeFirst()
  return row ?? null
}
