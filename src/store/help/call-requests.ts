import type { Insertable } from 'kysely'
import type { Instant } from '../../core/dates.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { CallRequestTable } from '../tables/help.ts'
import type { ReadTx, Tx } from '../store.ts'

/** Notes who wants to be called. There must be no open request of this phone. */
export async function insertCallRequest(tx: Tx, row: Insertable<CallRequestTable>): Promise<void> {
  await tx.insertInto('call_request').values(row).execute()
}

/** The request of a phone that waits; null when none does. */
export async function openCallRequestOf(
  tx: ReadTx,
  mutualId: string,
  phone: PhoneNumber,
): Promise<CallRequestTable | null> {
  const row = await tx
    .selectFrom('call_request')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('phone', '=', phone)
    .where('done_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** Who wants to be called, whoever waits longest first; with `all` also those who were. */
export async function listCallRequests(
  tx: ReadTx,
  mutualId: string,
  { all, limit }: { readonly all: boolean; readonly limit: number },
): Promise<CallRequestTable[]> {
  return tx
    .selectFrom('call_request')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .$if(!all, (query) => query.where('done_at', 'is', null))
    .orderBy('call_number')
    .limit(limit)
    .execute()
}

export async function countCallRequests(tx: ReadTx, mutualId: string): Promise<number> {
  const row = await tx
    .selectFrom('call_request')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('mutual_id', '=', mutualId)
    .where('done_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Notes that somebody was called. False when no open request has this number. */
export async function finishCallRequest(
  tx: Tx,
  mutualId: string,
  number: number,
  by: string,
  at: Instant,
): Promise<boolean> {
  const row = await tx
    .updateTable('call_request')
    .set({ done_by: by, done_at: at })
    .where('mutual_id', '=', mutualId)
    .where('call_number', '=', number)
    .where('done_at', 'is', null)
    .returning('call_number')
    .executeTakeFirst()
  return row !== undefined
}
