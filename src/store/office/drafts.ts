import type { Instant } from '../../core/dates.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { ReadTx, Tx } from '../store.ts'
import type { OfficeDraftTable } from '../tables/office.ts'

/** Keeps the draft of a phone, in place of the one before. */
export async function putDraft(tx: Tx, { phone, ...draft }: OfficeDraftTable): Promise<void> {
  await tx
    .insertInto('office_draft')
    .values({ phone, ...draft })
    .onConflict((clash) => clash.column('phone').doUpdateSet(draft))
    .execute()
}

/** The draft of a phone that was kept after a moment. */
export async function draftOf(
  tx: ReadTx,
  phone: PhoneNumber,
  after: Instant,
): Promise<string | null> {
  const row = await tx
    .selectFrom('office_draft')
    .select('sealed')
    .where('phone', '=', phone)
    .where('kept_at', '>', after)
    .executeTakeFirst()
  return row?.sealed ?? null
}

export async function deleteDraft(tx: Tx, phone: PhoneNumber): Promise<void> {
  await tx.deleteFrom('office_draft').where('phone', '=', phone).execute()
}

/** Forgets drafts that were kept before a moment, so many at once. */
export async function deleteDraftsBefore(tx: Tx, before: Instant, limit: number): Promise<number> {
  const old = await tx
    .selectFrom('office_draft')
    .select('phone')
    .where('kept_at', '<=', before)
    .orderBy('kept_at')
    .limit(limit)
    .execute()
  for (const { phone } of old) await deleteDraft(tx, phone)
  return old.length
}
