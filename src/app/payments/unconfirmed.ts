import { findIntent } from '../../store/payments/intents.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { findReceipt } from '../../store/payments/receipts.ts'
import { finishEvent } from '../../store/payments/events.ts'
import type { EventTable } from '../../store/schema.ts'
import { acting } from '../desk.ts'
import type { Ports } from '../ports.ts'
import type { MoneyArrived } from '../wallet.ts'
import { holdMoney } from './hold-money.ts'

/** So long an operator may take to know of a payment that a callback in its name told of. */
const CONFIRMED_WITHIN_MS = 24 * 60 * 60 * 1000

/**
 * Money that a callback told of and the operator, asked, does not know. For a day it is asked again;
 * then two people decide, who can ask the operator by other ways: money is never given up, and what
 * waits for ever is seen by nobody. Whether it is settled, and not tried again.
 */
export async function holdUnconfirmed(
  ports: Ports,
  row: EventTable,
  told: MoneyArrived,
): Promise<boolean> {
  const { wallet, received_at: since } = row
  return acting(ports, async (desk) => {
    const { tx, now } = desk
    if (await findReceipt(tx, wallet, told.operatorReceipt)) {
      return finishEvent(tx, row, 'recorded by another way', now)
    }
    if (now - since < CONFIRMED_WITHIN_MS) return false
    const intent = told.intentId ? await findIntent(tx, told.intentId) : undefined
    const books = intent && (await loadMutual(tx, intent.mutual_id))
    await holdMoney(desk, wallet, told, row, { why: 'unconfirmed', mutual: books?.mutual ?? null })
    return true
  })
}
