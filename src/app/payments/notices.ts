import { partsWantedText } from '../../core/messages/association-sms.ts'
import { standing } from '../../core/membership/standing.ts'
import { isByHand } from '../../core/ledger/box.ts'
import { civilDateAt } from '../../core/dates.ts'
import {
  type PaidAndRecorded,
  paidForYouText,
  payerReceiptText,
  promptFailedText,
  receiptText,
  suspenseMatchedText,
  suspenseText,
} from '../../core/messages/money-sms.ts'
import { invariant } from '../../core/invariant.ts'
import type { Minor } from '../../core/money.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { findAssociation } from '../../store/associations/associations.ts'
import { type Household, ownPhone } from '../../store/membership/households.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import type { IntentTable, ReceiptTable } from '../../store/tables/payments.ts'
import type { ReadTx } from '../../store/store.ts'
import { raiseAlert } from '../alerts/alerts.ts'
import type { FailureReason } from '../wallet.ts'
import { type Desk, inMutual, type MutualDesk } from '../desk.ts'
import { PRIORITY } from '../messages/priorities.ts'
import { queueSms, voiceFor } from '../messages/sms-out.ts'
import { titleOf } from './terms.ts'

/** Why money for an association is in suspense that gives a list of parts with each payment. */
export const PARTS_WANTED = 'parts'

/**
 * Tells of money that was posted to a member: the payer gets the receipt, and the member, when that
 * is another phone, hears that somebody paid (R15). `how` says whether it was in suspense before.
 */
export async function tellOfReceipt(
  desk: MutualDesk,
  household: Household,
  receipt: ReceiptTable,
  how: 'receipt' | 'match',
): Promise<void> {
  const { tx, mutual, today } = desk
  const { number } = household
  const own = ownPhone(household, desk.now)
  const payer = receipt.payer_phone
  const now = standing(household.facts, today)
  const payment = {
    amount: receipt.amount,
    paidAt: receipt.paid_at,
    receiptNumber: receipt.receipt_number,
    number,
    title: titleOf(desk.ports, receipt.wallet, payer, mutual),
    days: daysOf(mutual, receipt),
  }
  const about = `${how}/${receipt.receipt_id}`
  const common = { mutual: mutual.code, priority: PRIORITY.receipt }
  if (own) {
    const voice = await voiceFor(tx, mutual, own)
    const isPayer = payer === null || payer === own
    const text = (isPayer ? receiptText : paidForYouText)(voice, payment, now)
    await queueSms(desk, { ...common, to: own, text, about: `${about}/member` })
  }
  if (payer && payer !== own) {
    const voice = await voiceFor(tx, mutual, payer)
    const text = (how === 'match' ? suspenseMatchedText : payerReceiptText)(voice, payment)
    await queueSms(desk, { ...common, to: payer, text, about: `${about}/payer` })
  }
}

/** Both days, of money that our own people recorded later than it was paid. */
export function daysOf(
  { timeZone }: Pick<Mutual, 'timeZone'>,
  { wallet, value_on: paidOn, created_at: at }: ReceiptTable,
): PaidAndRecorded | null {
  const recordedOn = civilDateAt(at, timeZone)
  return isByHand(wallet) && paidOn < recordedOn ? { paidOn, recordedOn } : null
}

/** Asks the payer whose money it is (R14). */
export async function tellOfSuspense(desk: MutualDesk, receipt: ReceiptTable): Promise<void> {
  const { ports, tx, mutual } = desk
  ports.log.warn('receipt-in-suspense', {
    mutual: mutual.code,
    receipt: receipt.receipt_number,
    why: receipt.reason,
  })
  const { receipt_number: cause, amount } = receipt
  await raiseAlert(desk, { kind: 'suspense', cause, count: 1, amount })
  const to = receipt.payer_phone
  if (!to) return
  const voice = await voiceFor(tx, mutual, to)
  const association =
    receipt.reason === PARTS_WANTED && receipt.association_code
      ? await findAssociation(tx, mutual.code, receipt.association_code)
      : null
  const text = association
    ? partsWantedText(voice, receipt.amount, receipt.receipt_number, association.name)
    : suspenseText(voice, receipt.amount, receipt.receipt_number)
  const about = `suspense/${receipt.receipt_id}`
  await queueSms(desk, { mutual: mutual.code, to, text, about, priority: PRIORITY.receipt })
}

/** An operator says otherwise of a payment than before: nothing is changed, and somebody looks. */
export async function tellOfConflict(
  desk: Desk,
  mutualId: string,
  cause: string,
  amount: Minor,
): Promise<void> {
  const mutual = await mutualOf(desk.tx, mutualId)
  await raiseAlert(inMutual(desk, mutual), { kind: 'callback-conflict', cause, count: 1, amount })
}

/** An operator refuses us, or says what nobody here knows: somebody has to look, once a day. */
export async function tellOfTrouble(
  desk: Desk,
  mutualId: string,
  wallet: string,
  what: string,
): Promise<void> {
  desk.ports.log.error('operator-refuses', `${wallet}: ${what}`, { wallet })
  const alert = { kind: 'operator-refuses', cause: wallet, count: 1, amount: null } as const
  await raiseAlert(inMutual(desk, await mutualOf(desk.tx, mutualId)), alert)
}

/** Tells the payer in a few words that a prompt brought no money. */
export async function tellOfFailure(
  desk: Desk,
  intent: IntentTable,
  reason: FailureReason,
): Promise<void> {
  const mutual = await mutualOf(desk.tx, intent.mutual_id)
  const to = intent.payer_phone
  const voice = await voiceFor(desk.tx, mutual, to)
  const title = titleOf(desk.ports, intent.wallet, to, mutual)
  const text = promptFailedText(voice, intent.amount, reason, title)
  const about = `failed/${intent.intent_id}`
  await queueSms(desk, { mutual: mutual.code, to, text, about, priority: PRIORITY.answer })
}

async function mutualOf(tx: ReadTx, code: string): Promise<Mutual> {
  const books = await loadMutual(tx, code)
  invariant(books, `no mutual ${code}`)
  return books.mutual
}
