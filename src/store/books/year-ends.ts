import type { ReadTx } from '../store.ts'

/** A year whose result went into the funds, by the journal that did it. */
export type YearEndJournal = {
  readonly year: number
  readonly journalId: string
  readonly isTakenBack: boolean
}

/** Every time that a year was closed into the funds, in the order of the years. */
export async function yearEnds(tx: ReadTx, mutualId: string): Promise<YearEndJournal[]> {
  const rows = await tx
    .selectFrom('journal')
    .leftJoin('journal as back', (join) =>
      join
        .onRef('back.mutual_id', '=', 'journal.mutual_id')
        .onRef('back.reverses_id', '=', 'journal.journal_id'),
    )
    .select(['journal.source_ref', 'journal.journal_id', 'back.journal_id as back'])
    .where('journal.mutual_id', '=', mutualId)
    .where('journal.source', '=', 'year-end')
    .orderBy('journal.source_ref')
    .orderBy('journal.seq')
    .execute()
  return rows.map((row) => ({
    year: Number(row.source_ref.slice(0, 4)),
    journalId: row.journal_id,
    isTakenBack: row.back !== null,
  }))
}
