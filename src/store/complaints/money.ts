import type { IntentTable, ReceiptTable } from '../tables/payments.ts'
import type { ReadTx } from '../store.ts'

/** A receipt by its own id; null when the mutual has none of it. */
export async function receiptById(
  tx: ReadTx,
  mutualId: string,
  receiptId: string,
): Promise<Pick<ReceiptTable, 'receipt_number' | 'amount' | 'state'> | null> {
  const row = await tx
    .selectFrom('receipt')
    .select(['receipt_number', 'amount', 'state'])
    .where('mutual_id', '=', mutualId)
    .where('receipt_id', '=', receiptId)
    .executeTakeFirst()
  return row ?? null
}

/** A payment request by its id; null when the mutual has none of it. */
export async function intentById(
  tx: ReadTx,
  mutualId: string,
  intentId: string,
): Promise<Pick<IntentTable, 'amount' | 'created_at'> | null> {
  const row = await tx
    .selectFrom('intent')
    .select(['amount', 'created_at'])
    .where('mutual_id', '=', mutualId)
    .where('intent_id', '=', intentId)
    .executeTakeFirst()
  return row ?? null
}
