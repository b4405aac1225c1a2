import type { Instant } from '../../core/dates.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { ReadTx, Tx } from '../store.ts'

/** A phone that wants no reminders from a sender; receipts still go (R54). */
export async function addOptOut(
  tx: Tx,
  phone: PhoneNumber,
  sender: string,
  at: Instant,
): Promise<void> {
  await tx
    .insertInto('opt_out')
    .values({ phone, sender, created_at: at })
    .onConflict((clash) => clash.doNothing())
    .execute()
}

/** The phone wants reminders again, from every sender. */
export async function removeOptOuts(tx: Tx, phone: PhoneNumber): Promise<void> {
  await tx.deleteFrom('opt_out').where('phone', '=', phone).execute()
}

/** Whether somebody with this phone wants no reminders, whoever we heard it from. */
export async function isOptedOut(tx: ReadTx, phone: PhoneNumber): Promise<boolean> {
  const row = await tx
    .selectFrom('opt_out')
    .select('phone')
    .where('phone', '=', phone)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
