import { referenceOfDay } from '../../core/payments/references.ts'
import { findIntent, moveIntent } from '../../store/payments/intents.ts'
import { wakeEvents } from '../../store/payments/events.ts'
import { confirmedFor } from '../../store/payments/confirmed.ts'
import { findReceipt } from '../../store/payments/receipts.ts'
import type { EventTable } from '../../store/tables/operators.ts'
import type { Tx } from '../../store/store.ts'
import type { Ports } from '../ports.ts'
import { type Desk, inBooks } from '../desk.ts'
import type { Hint, MoneyArrived, PromptFailed, ReceiptAnswer } from '../wallet.ts'
import { holdMoney, whyHeld } from './hold-money.ts'
import { keepUnreadIn } from './keep-unread.ts'
import { payerAmongOwn } from './known-payer.ts'
import { moneyReturned } from './money-returned.ts'
import { type Aim, aimOfIntent, aimOfPayBill } from './money-aim.ts'
import { tellOfConflict, tellOfFailure, tellOfTrouble } from './notices.ts'
import { recordReceipt } from './record-receipt.ts'
import { recordForAssociation } from './share-receipt.ts'
import type { ReadEvent } from './stored-callback.ts'

/** What came of money that waits for two people. */
export const HELD = 'held'

/**
 * What an event leads to, in the caller's transaction. Also for what a query or a statement brought
 * to light, which no row stands for.
 */
export async function act(
  desk: Desk,
  wallet: string,
  event: ReadEvent,
  row: EventTable | null = null,
): Promise<string> {
  switch (event.kind) {
    case 'paid':
      return moneyArrived(desk, wallet, event, row)
    case 'failed':
      return promptFailed(desk, event)
    case 'hint':
      return askSoon(desk, wallet, event)
    case 'returned':
      return moneyReturned(desk, wallet, event, row?.received_at)
    case 'answered':
      // It decides nothing by itself: the notice that was asked about reads it.
      await wakeEvents(desk.tx, wallet, keysAbout(event), desk.now)
      return `answered: ${event.says.kind}`
    case 'unreadable': {
      // It could be read as it came: the adapter has changed since.
      const { why } = event
      await keepUnreadIn(desk, { door: `pay/${wallet}`, body: row?.body ?? '', why, wallet })
      return `unreadable: ${why}`
    }
  }
}

function keysAbout({ operatorReceipt: receipt }: ReceiptAnswer): string[] {
  return [`paid/${receipt}`, `returned/${receipt}`]
}

async function moneyArrived(
  desk: Desk,
  wallet: string,
  told: MoneyArrived,
  row: EventTable | null,
): Promise<string> {
  const { ports, tx } = desk
  const event = withDay(ports, wallet, told)
  const named = event.intentId ? await findIntent(tx, event.intentId) : undefined
  const payBill = named ? null : await aimOfPayBill(tx, wallet, event)
  const intent = named ?? (payBill && (await confirmedOf(tx, wallet, payBill, event)))
  const aim = intent ? await aimOfIntent(tx, intent, event) : payBill
  const mutual = aim?.books.mutual ?? null
  const isReleased = row !== null && row.released_at !== null
  const why = isReleased && aim ? null : await whyHeld(desk, wallet, mutual, event)
  if (why || !aim) {
    await holdMoney(desk, wallet, told, row, { why: why ?? 'no-mutual', mutual })
    return HELD
  }
  const asked = event.payerPhone ?? intent?.payer_phone
  const payerPhone = asked ?? (await payerAmongOwn(tx, ports.wallets.get(wallet), event, aim))
  const arrival = { ...event, wallet, payerPhone, intentId: intent?.intent_id ?? null }
  // Whoever asked for one member has no name there: it is for several (`collect.ts`).
  const isSeveral = aim.number !== null && intent?.asked_by != null
  return aim.association || isSeveral
    ? recordForAssociation(inBooks(desk, aim.books), arrival, aim.association ?? null)
    : recordReceipt(inBooks(desk, aim.books), arrival, aim.number, aim.doubt)
}

/** The request of ours that was paid without a receipt, and that this money can be of. */
async function confirmedOf(tx: Tx, wallet: string, aim: Aim, event: MoneyArrived) {
  if (await findReceipt(tx, wallet, event.operatorReceipt)) return undefined
  const { number, association } = aim
  return confirmedFor(tx, { ...event, wallet, number, association: association?.code ?? null })
}

/** Where an operator gives references again, the day that it printed belongs to them. */
function withDay(ports: Ports, wallet: string, event: MoneyArrived): MoneyArrived {
  if (!ports.wallets.get(wallet)?.reusesReferences || !event.printedOn) return event
  const operatorReceipt = referenceOfDay(event.operatorReceipt, event.printedOn)
  return { ...event, operatorReceipt }
}

/** Nothing is decided: the operator is asked at its next turn. */
async function askSoon(desk: Desk, wallet: string, event: Hint): Promise<string> {
  const { tx, now } = desk
  await moveIntent(tx, event.intentId, { ask_at: now })
  const intent = await findIntent(tx, event.intentId)
  if (intent && event.alert) await tellOfTrouble(desk, intent.mutual_id, wallet, event.alert)
  return 'to be asked about'
}

/** A prompt came to nothing: told in a few words, unless it was paid all the same. */
async function promptFailed(desk: Desk, event: PromptFailed): Promise<string> {
  const { ports, tx } = desk
  const intent = await findIntent(tx, event.intentId)
  if (!intent) return 'unknown intent'
  if (intent.state === 'paid') {
    // Somebody has to look: nothing is taken back on a notice.
    ports.log.warn('failed-after-paid', { intent: intent.intent_id, reason: event.reason })
    await tellOfConflict(desk, intent.mutual_id, intent.intent_id, intent.amount)
    return 'paid before'
  }
  if (intent.state === 'failed') return 'failed before'
  if (event.alert) await tellOfTrouble(desk, intent.mutual_id, intent.wallet, event.alert)
  const state = event.reason === 'expired' ? 'expired' : 'failed'
  await moveIntent(tx, intent.intent_id, { state, reason: event.reason })
  await tellOfFailure(desk, intent, event.reason)
  return `failed: ${event.reason}`
}
