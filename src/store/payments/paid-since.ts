import { sql } from 'kysely'
import type { Instant } from '../../core/dates.ts'
import { minor, type Minor } from '../../core/money.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { ReadTx } from '../store.ts'

/** What a phone has paid through a wallet account since a moment, to whichever mutual. */
export async function paidSince(
  tx: ReadTx,
  { wallet, phone }: { readonly wallet: string; readonly phone: PhoneNumber },
  since: Instant,
): Promise<Minor> {
  const row = await tx
    .selectFrom('receipt')
    .select(sql<number>`cast(coalesce(sum(amount), 0) as bigint)`.as('paid'))
    .where('wallet', '=', wallet)
    .where('payer_phone', '=', phone)
    .where('paid_at', '>=', since)
    .executeTakeFirst()
  return minor(row?.paid ?? 0)
}
