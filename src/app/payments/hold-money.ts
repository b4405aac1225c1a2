import { createHash } from 'node:crypto'
import { AMOUNT_MAX } from '../../core/amount.ts'
import { walletAccountOf } from '../../core/ledger/accounts.ts'
import { isHardlyNew, neighbours } from '../../core/payments/references.ts'
import { BOOKS_MAX, type HeldWhy, plausibleMost } from '../../core/payments/plausible.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { debitsOf } from '../../store/books/balances.ts'
import { loadPlansInForce } from '../../store/mutuals/directory.ts'
import { storeEvent } from '../../store/payments/events.ts'
import { holdEvent } from '../../store/payments/held-events.ts'
import { findReceipt } from '../../store/payments/receipts.ts'
import type { EventTable } from '../../store/tables/operators.ts'
import type { ReadTx } from '../../store/store.ts'
import { raiseAlert } from '../alerts/alerts.ts'
import type { MoneyArrived } from '../wallet.ts'
import { dayIn, type Desk, inMutual, type ReadDesk } from '../desk.ts'

/**
 * Why money waits for two people before it is posted; null when it does not. Money that is recorded
 * already never does: it is a repeat, or says otherwise than before.
 */
export async function whyHeld(
  { tx, now }: ReadDesk,
  wallet: string,
  mutual: Mutual | null,
  event: MoneyArrived,
): Promise<HeldWhy | null> {
  const why = await doubtAbout({ tx, now }, wallet, mutual, event)
  return why && (await findReceipt(tx, wallet, event.operatorReceipt)) ? null : why
}

async function doubtAbout(
  { tx, now }: Pick<ReadDesk, 'tx' | 'now'>,
  wallet: string,
  mutual: Mutual | null,
  event: MoneyArrived,
): Promise<HeldWhy | null> {
  if (!mutual) return 'no-mutual'
  if (event.amount > AMOUNT_MAX) return 'beyond'
  const [plans, moved] = await Promise.all([
    loadPlansInForce(tx, mutual.code, dayIn(mutual, now)),
    debitsOf(tx, mutual.code, walletAccountOf(wallet)),
  ])
  if (event.amount > plausibleMost(mutual.heldAbove, plans)) return 'amount'
  if (moved + event.amount > BOOKS_MAX) return 'books'
  return (await isGivenAgain(tx, wallet, event)) ? 'reference' : null
}

/**
 * Keeps money out of the books until two people have decided, and alerts the mutual's managers.
 * `row` is the event that tells of it; null when a question or a statement brought it to light: then
 * an event of its own stands for it.
 */
export async function holdMoney(
  desk: Desk,
  wallet: string,
  event: MoneyArrived,
  row: EventTable | null,
  { why, mutual }: { readonly why: HeldWhy; readonly mutual: Mutual | null },
): Promise<void> {
  const { ports, tx, now } = desk
  const at = now
  const held = row ?? { event_id: await storeTold(desk, wallet, event), lease: null }
  if (!(await holdEvent(tx, held, { why, mutual: mutual?.code ?? null, at }))) return
  ports.log.error('event-held', `${wallet}: ${why}`, { wallet, event: held.event_id, why })
  if (!mutual) return
  const { operatorReceipt: cause, amount } = event
  await raiseAlert(inMutual(desk, mutual), { kind: 'event-held', cause, count: 1, amount })
}

async function storeTold(
  { ports, tx, now }: Desk,
  wallet: string,
  event: MoneyArrived,
): Promise<string> {
  const body = JSON.stringify({ told: event })
  const stored = await storeEvent(tx, {
    event_id: ports.ids.id(),
    wallet,
    event_key: `paid/${event.operatorReceipt}`,
    intent_id: event.intentId,
    body_hash: createHash('sha256').update(body).digest('hex'),
    body,
    received_at: now,
  })
  return stored.eventId
}

async function isGivenAgain(tx: ReadTx, wallet: string, event: MoneyArrived): Promise<boolean> {
  const payment = { amount: event.amount, phone: event.payerPhone }
  for (const reference of neighbours(event.operatorReceipt)) {
    const near = await findReceipt(tx, wallet, reference)
    if (near && isHardlyNew(payment, { amount: near.amount, phone: near.payer_phone })) return true
  }
  return false
}
