import type { CivilDate, Instant } from '../../core/dates.ts'
import { cashWalletOf } from '../../core/ledger/box.ts'
import type { ReadTx } from '../store.ts'

/** The day of the oldest cash that a hand has taken since a moment; null when it took none. */
export async function oldestCashSince(
  tx: ReadTx,
  mutualId: string,
  box: string,
  since: Instant | null,
): Promise<CivilDate | null> {
  let query = tx
    .selectFrom('receipt')
    .select((eb) => eb.fn.min('value_on').as('day'))
    .where('mutual_id', '=', mutualId)
    .where('wallet', '=', cashWalletOf(mutualId, box))
  if (since !== null) query = query.where('created_at', '>', since)
  return (await query.executeTakeFirst())?.day ?? null
}
