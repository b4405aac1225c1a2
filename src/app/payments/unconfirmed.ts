import { findIntent } from '../../store/payments/intents.ts'
import { type Books, loadMutual } from '../../store/mutuals/directory.ts'
import { findReceipt } from '../../store/payments/receipts.ts'
import { findOperatorReversal } from '../../store/payments/operator-reversals.ts'
import { finishEvent } from '../../store/payments/events.ts'
import type { EventTable } from '../../store/tables/operators.ts'
import type { ReceiptTable } from '../../store/tables/payments.ts'
import type { Tx } from '../../store/store.ts'
import { acting, type Desk, inMutual } from '../desk.ts'
import type { Ports } from '../ports.ts'
import type { MoneyArrived, MoneyReturned } from '../wallet.ts'
import { holdMoney } from './hold-money.ts'
import { aimOfPayBill } from './money-aim.ts'
import { tellOfConflict } from './notices.ts'
import { toldAgain } from './record-receipt.ts'

/** So long an operator may take to know of a payment that a callback in its name told of. */
const CONFIRMED_WITHIN_MS = 24 * 60 * 60 * 1000

/**
 * Money that a callback told of and the operator, asked, has not confirmed. What it does not know for
 * a day two people decide about, who can ask it by other ways: what waits for ever is seen by nobody.
 * An operator that says nothing is asked on, however long. Whether the event is settled, and not
 * tried again.
 */
export async function settleUnconfirmed(
  ports: Ports,
  row: EventTable,
  told: MoneyArrived,
  said: 'denied' | 'silent',
): Promise<boolean> {
  const { wallet, received_at: since } = row
  return acting(ports, async (desk) => {
    const { tx, now } = desk
    const receipt = await findReceipt(tx, wallet, told.operatorReceipt)
    if (receipt) {
      await tellAgain(desk, receipt, told, said)
      return finishEvent(tx, row, 'recorded by another way', now)
    }
    if (said === 'silent' || now - since < CONFIRMED_WITHIN_MS) return false
    const books = await booksOf(tx, wallet, told)
    await holdMoney(desk, wallet, told, row, { why: 'unconfirmed', mutual: books?.mutual ?? null })
    return true
  })
}

/**
 * The money is in the books, and nothing more is posted. What an operator has not denied still settles
 * the request that it was for: else its payer could not be asked again.
 */
async function tellAgain(
  desk: Desk,
  receipt: ReceiptTable,
  told: MoneyArrived,
  said: 'denied' | 'silent',
): Promise<void> {
  const books = await loadMutual(desk.tx, receipt.mutual_id)
  if (!books) return
  const intentId = said === 'silent' ? told.intentId : null
  await toldAgain(inMutual(desk, books.mutual), receipt, {
    ...told,
    wallet: receipt.wallet,
    intentId,
  })
}

/** Those in which it would be: of whom we asked, or of whom the payer wrote. */
async function booksOf(tx: Tx, wallet: string, told: MoneyArrived): Promise<Books | null> {
  const intent = told.intentId ? await findIntent(tx, told.intentId) : undefined
  if (intent) return loadMutual(tx, intent.mutual_id)
  return (await aimOfPayBill(tx, wallet, told))?.books ?? null
}

/**
 * The same of a payment that was taken back, by a notice that its operator says is not true: after a
 * day it changes nothing, and somebody looks who sent it.
 */
export async function settleDenied(
  ports: Ports,
  row: EventTable,
  { operatorReceipt, of, amount }: MoneyReturned,
  said: 'denied' | 'silent',
): Promise<boolean> {
  const { wallet, received_at: since } = row
  return acting(ports, async (desk) => {
    const { tx, now } = desk
    if (await findOperatorReversal(tx, wallet, operatorReceipt)) {
      return finishEvent(tx, row, 'recorded by another way', now)
    }
    if (said === 'silent' || now - since < CONFIRMED_WITHIN_MS) return false
    const receipt = await findReceipt(tx, wallet, of)
    if (receipt) await tellOfConflict(desk, receipt.mutual_id, of, amount ?? receipt.amount)
    return finishEvent(tx, row, 'not known to the operator', now)
  })
}
