import { sql } from 'kysely'
import type { Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { ReadTx } from '../store.ts'

/**
 * The members whose last cash since an instant was taken in one hand, in the order of their numbers.
 * Cash that was cancelled was not taken. `wallet`: the hand, as receipts name it.
 */
export async function lastPaidTo(
  tx: ReadTx,
  mutualId: string,
  wallet: string,
  since: Instant,
): Promise<MemberNumber[]> {
  const { rows } = await sql<{ number: MemberNumber }>`
    select mine.number from (
      select payment.number, max(receipt.paid_at) as last_at,
        max(receipt.receipt_number) as last_receipt
      from receipt join payment
        on payment.mutual_id = receipt.mutual_id and payment.receipt_id = receipt.receipt_id
      where receipt.wallet = ${wallet} and receipt.mutual_id = ${mutualId}
        and receipt.paid_at >= ${since} and payment.amount > 0 and ${isKept}
      group by payment.number
    ) as mine
    where not exists (
      select 1 from payment join receipt
        on receipt.mutual_id = payment.mutual_id and receipt.receipt_id = payment.receipt_id
      where payment.mutual_id = ${mutualId} and payment.number = mine.number
        and payment.amount > 0 and (receipt.paid_at > mine.last_at
          or (receipt.paid_at = mine.last_at and receipt.receipt_number > mine.last_receipt))
        and receipt.wallet like 'cash/%' and receipt.wallet <> ${wallet} and ${isKept}
    )
    order by mine.number`.execute(tx)
  return rows.map(({ number }) => number)
}

const isKept = sql`not exists (
  select 1 from correction
  where correction.mutual_id = payment.mutual_id and correction.receipt_id = payment.receipt_id
    and correction.number = payment.number and correction.kind = 'reversal')`
