import type { Instant } from '../../core/dates.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { StaffTokenTable } from '../tables/sign-in.ts'
import type { ReadTx, Tx } from '../store.ts'

export async function insertToken(tx: Tx, row: StaffTokenTable): Promise<void> {
  await tx.insertInto('staff_token').values(row).execute()
}

export async function tokenOfHash(tx: ReadTx, tokenHash: string): Promise<StaffTokenTable | null> {
  const row = await tx
    .selectFrom('staff_token')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row ?? null
}

/** The tokens of a mutual, those that are over included, the oldest first. */
export async function tokensOf(tx: ReadTx, mutualId: string): Promise<StaffTokenTable[]> {
  return tx
    .selectFrom('staff_token')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .orderBy('made_at')
    .orderBy('token_id')
    .execute()
}

export async function touchToken(tx: Tx, tokenId: string, at: Instant): Promise<void> {
  await tx.updateTable('staff_token').set({ used_at: at }).where('token_id', '=', tokenId).execute()
}

export async function endToken(tx: Tx, tokenId: string, by: string, at: Instant): Promise<void> {
  await tx
    .updateTable('staff_token')
    .set({ ended_at: at, ended_by: by })
    .where('token_id', '=', tokenId)
    .where('ended_at', 'is', null)
    .execute()
}

/** Ends all that a phone made: whoever took the phone may have made them. */
export async function endTokensOf(
  tx: Tx,
  phone: PhoneNumber,
  by: string,
  at: Instant,
): Promise<void> {
  await tx
    .updateTable('staff_token')
    .set({ ended_at: at, ended_by: by })
    .where('made_phone', '=', phone)
    .where('ended_at', 'is', null)
    .execute()
}
