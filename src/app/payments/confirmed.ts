import { confirmIntent, unnamedReceiptOf } from '../../store/payments/confirmed.ts'
import { moveIntent } from '../../store/payments/intents.ts'
import { nameIntent } from '../../store/payments/receipts.ts'
import type { IntentTable } from '../../store/tables/payments.ts'
import type { Desk } from '../desk.ts'

/**
 * A request that was paid without a receipt waits for one, and does not expire: nothing is posted
 * until another way brings it. Where it came before, by the account that the payer is shown, that
 * was the money of this request.
 */
export async function confirmed({ tx, now }: Desk, intent: IntentTable): Promise<string> {
  const { intent_id: intentId, mutual_id: mutual } = intent
  const receipt = await unnamedReceiptOf(tx, intent)
  if (!receipt) {
    await confirmIntent(tx, intentId, now)
    return 'paid, without a receipt'
  }
  await nameIntent(tx, mutual, receipt.receipt_id, intentId)
  await moveIntent(tx, intentId, { state: 'paid', reason: null })
  return 'paid before'
}
