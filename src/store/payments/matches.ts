import type { ReceiptMatchTable } from '../tables/payments.ts'
import type { Tx } from '../store.ts'

/** Keeps who gave a receipt to a member. */
export async function insertMatch(tx: Tx, row: ReceiptMatchTable): Promise<void> {
  await tx.insertInto('receipt_match').values(row).execute()
}
