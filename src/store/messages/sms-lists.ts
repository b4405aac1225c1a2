import type { Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { SmsListTable } from '../tables/messages.ts'
import type { ReadTx, Tx } from '../store.ts'

/** Where the last list that a phone was sent goes on; null when there is none, or it has expired. */
export async function findList(
  tx: ReadTx,
  phone: PhoneNumber,
  now: Instant,
): Promise<SmsListTable | null> {
  const row = await tx
    .selectFrom('sms_list')
    .selectAll()
    .where('phone', '=', phone)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row ?? null
}

/** Keeps where a list goes on, in place of an earlier one. */
export async function keepList(
  tx: Tx,
  phone: PhoneNumber,
  list: {
    readonly mutual: string
    readonly behind: number | null
    readonly association: string | null
    readonly after: MemberNumber
  },
  expiresAt: Instant,
): Promise<void> {
  const { mutual: mutual_id, behind, association: association_code, after } = list
  const fields = { mutual_id, behind, association_code, after, expires_at: expiresAt }
  await tx
    .insertInto('sms_list')
    .values({ phone, ...fields })
    .onConflict((clash) => clash.column('phone').doUpdateSet(fields))
    .execute()
}

export async function forgetList(tx: Tx, phone: PhoneNumber): Promise<void> {
  await tx.deleteFrom('sms_list').where('phone', '=', phone).execute()
}
