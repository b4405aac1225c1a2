import type { Instant } from '../../core/dates.ts'
import type { ReadTx, Tx } from '../store.ts'
import type { FileState, OfficeFileTable } from '../tables/office.ts'

/** Half a megabyte a row. */
const PIECE_BYTES = 512 * 1024

export type FileKey = Pick<OfficeFileTable, 'mutual_id' | 'file_id'>

/** Keeps a file with its bytes. */
export async function keepFile(tx: Tx, row: OfficeFileTable, bytes: Uint8Array): Promise<void> {
  await tx.insertInto('office_file').values(row).execute()
  const { mutual_id, file_id } = row
  for (let start = 0, place = 0; start < bytes.length; start += PIECE_BYTES, place += 1) {
    const piece = Buffer.from(bytes.subarray(start, start + PIECE_BYTES)).toString('base64')
    const values = { mutual_id, file_id, place, bytes: piece }
    await tx.insertInto('office_file_piece').values(values).execute()
  }
}

export async function loadFile(
  tx: ReadTx,
  { mutual_id, file_id }: FileKey,
): Promise<OfficeFileTable | null> {
  const row = await tx
    .selectFrom('office_file')
    .selectAll()
    .where('mutual_id', '=', mutual_id)
    .where('file_id', '=', file_id)
    .executeTakeFirst()
  return row ?? null
}

/** Its bytes, as they were sent. */
export async function bytesOfFile(
  tx: ReadTx,
  { mutual_id, file_id }: FileKey,
): Promise<Uint8Array> {
  const rows = await tx
    .selectFrom('office_file_piece')
    .select('bytes')
    .where('mutual_id', '=', mutual_id)
    .where('file_id', '=', file_id)
    .orderBy('place')
    .execute()
  return Buffer.concat(rows.map(({ bytes }) => Buffer.from(bytes, 'base64')))
}

/** In how many pieces it is kept. */
export async function countPieces(tx: ReadTx, { mutual_id, file_id }: FileKey): Promise<number> {
  const row = await tx
    .selectFrom('office_file_piece')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .where('mutual_id', '=', mutual_id)
    .where('file_id', '=', file_id)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** The bytes of one of its pieces, 0 the first; throws when it is gone. */
export async function pieceOfFile(
  tx: ReadTx,
  { mutual_id, file_id }: FileKey,
  place: number,
): Promise<Uint8Array> {
  const { bytes } = await tx
    .selectFrom('office_file_piece')
    .select('bytes')
    .where('mutual_id', '=', mutual_id)
    .where('file_id', '=', file_id)
    .where('place', '=', place)
    .executeTakeFirstOrThrow()
  return Buffer.from(bytes, 'base64')
}

/** The files of a mutual, the latest first. */
export async function latestFiles(
  tx: ReadTx,
  mutual: string,
  limit: number,
): Promise<OfficeFileTable[]> {
  return tx
    .selectFrom('office_file')
    .selectAll()
    .where('mutual_id', '=', mutual)
    .orderBy('sent_at', 'desc')
    .orderBy('file_id', 'desc')
    .limit(limit)
    .execute()
}

/** Brings a file from one state to another; false when it is in another, or somebody was quicker. */
export async function moveFile(
  tx: Tx,
  { mutual_id, file_id }: FileKey,
  from: FileState,
  set: Partial<Pick<OfficeFileTable, 'state' | 'report' | 'progress' | 'actor' | 'phone'>> & {
    touched_at: Instant
  },
): Promise<boolean> {
  const moved = await tx
    .updateTable('office_file')
    .set(set)
    .where('mutual_id', '=', mutual_id)
    .where('file_id', '=', file_id)
    .where('state', '=', from)
    .returning('file_id')
    .executeTakeFirst()
  return moved !== undefined
}

/** Forgets files that were sent before a moment, so many at once. */
export async function deleteFilesBefore(tx: Tx, before: Instant, limit: number): Promise<number> {
  const old = await tx
    .selectFrom('office_file')
    .select(['mutual_id', 'file_id'])
    .where('sent_at', '<', before)
    .orderBy('sent_at')
    .limit(limit)
    .execute()
  for (const { mutual_id, file_id } of old) {
    for (const table of ['office_file_piece', 'office_file'] as const) {
      await tx
        .deleteFrom(table)
        .where('mutual_id', '=', mutual_id)
        .where('file_id', '=', file_id)
        .execute()
    }
  }
  return old.length
}
