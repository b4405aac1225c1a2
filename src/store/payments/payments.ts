import { ZERO } from '../../core/money.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { PaymentTable, ReceiptTable } from '../tables/payments.ts'
import type { ReadTx } from '../store.ts'

/** A member's part of a receipt, and whether that receipt was reversed. */
export type PaymentOfReceipt = Pick<
  PaymentTable,
  'amount' | 'value_on' | 'receipt_id' | 'recorded_on'
> &
  Pick<ReceiptTable, 'receipt_number' | 'paid_at'> & { readonly is_reversed: boolean }

/** The last payments of a member, newest first; what took one back is none of its own. */
export async function lastPaymentsOf(
  tx: ReadTx,
  mutualId: string,
  number: MemberNumber,
  limit: number,
): Promise<PaymentOfReceipt[]> {
  const rows = await paymentsOf(tx, mutualId, number)
    .orderBy('receipt.paid_at', 'desc')
    .orderBy('payment.payment_id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(paymentOf)
}

/** A member's payment by the receipt's number, as it stands on the SMS; null when there is none. */
export async function paymentOfNumber(
  tx: ReadTx,
  mutualId: string,
  number: MemberNumber,
  receiptNumber: string,
): Promise<PaymentOfReceipt | null> {
  const row = await paymentsOf(tx, mutualId, number)
    .where('receipt.receipt_number', '=', receiptNumber)
    .executeTakeFirst()
  return row ? paymentOf(row) : null
}

function paymentsOf(tx: ReadTx, mutualId: string, number: MemberNumber) {
  return tx
    .selectFrom('payment')
    .innerJoin('receipt', (join) =>
      join
        .onRef('receipt.mutual_id', '=', 'payment.mutual_id')
        .onRef('receipt.receipt_id', '=', 'payment.receipt_id'),
    )
    .leftJoin('correction', (join) =>
      join
        .onRef('correction.mutual_id', '=', 'payment.mutual_id')
        .onRef('correction.receipt_id', '=', 'payment.receipt_id')
        .onRef('correction.number', '=', 'payment.number')
        .on('correction.kind', '=', 'reversal'),
    )
    .select([
      'payment.amount',
      'payment.value_on',
      'payment.receipt_id',
      'payment.recorded_on',
      'receipt.receipt_number',
      'receipt.paid_at',
      'correction.payment_id as reversal',
    ])
    .where('payment.mutual_id', '=', mutualId)
    .where('payment.number', '=', number)
    .where('payment.amount', '>', ZERO)
}

function paymentOf<Row extends { readonly reversal: string | null }>({ reversal, ...row }: Row) {
  return { ...row, is_reversed: reversal !== null }
}
