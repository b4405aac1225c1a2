import { receiptNumber } from '../../core/payments/receipt-number.ts'
import { OTHER_CURRENCY } from '../../core/payments/doubt.ts'
import { boxOfWallet, isBankWallet, isByHand } from '../../core/ledger/box.ts'
import { civilDateAt, type CivilDate, type Instant } from '../../core/dates.ts'
import { postMatch, postReceipt, postSuspense } from '../../core/ledger/posting.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Minor } from '../../core/money.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { lockHousehold, lockMutualChain } from '../../store/engine/dialect.ts'
import { type Household, loadHousehold, withMoney } from '../../store/membership/households.ts'
import { moveIntent } from '../../store/payments/intents.ts'
import { memberBalances } from '../../store/books/balances.ts'
import { post, type Poster } from '../../store/books/ledger.ts'
import {
  findReceipt,
  insertPayment,
  insertReceipt,
  nameIntent,
  nextInSeries,
  receiptLeft,
  takeFromSuspense,
} from '../../store/payments/receipts.ts'
import type { ReceiptTable } from '../../store/tables/payments.ts'
import type { Tx } from '../../store/store.ts'
import { daysOf, tellOfConflict, tellOfReceipt, tellOfSuspense } from './notices.ts'
import { postBegunCharges } from '../books/post-charges.ts'
import type { BooksDesk, MutualDesk, ReadDesk } from '../desk.ts'
import { buyRhythm } from './rhythms.ts'

/** Money that arrived, before it is known whether it was recorded already. */
export type Arrival = {
  readonly wallet: string
  readonly operatorReceipt: string
  readonly amount: Minor
  /** As the operator says; left out for what is counted here. */
  readonly currency?: string
  readonly payerPhone: PhoneNumber | null
  readonly account: string | null
  readonly intentId: string | null
  readonly paidAt: Instant
}

export type Recorded = 'posted' | 'suspense' | 'repeat' | 'conflict'

/**
 * Records money that arrived, exactly once for each wallet account and operator's receipt number
 * (R13, I2): for `number` when it is known, else in suspense with the payer asked (R14). Posts the
 * charges that have begun first, and puts the receipt SMS into the outbox, in one transaction.
 * The same receipt number with another amount changes nothing and is a `conflict` to be looked at.
 */
export async function recordReceipt(
  desk: BooksDesk,
  arrival: Arrival,
  number: MemberNumber | null,
  doubt: string | null = null,
): Promise<Recorded> {
  const { tx, mutual } = desk
  if (number) await lockHousehold(tx, mutual.code, number)
  // Money in doubt belongs to no household: this is what two tellings of it wait for.
  await lockMutualChain(tx, mutual.code)
  const [before, household] = await Promise.all([
    findReceipt(tx, arrival.wallet, arrival.operatorReceipt),
    number ? loadHousehold(tx, mutual.code, number) : null,
  ])
  if (before) return toldAgain(desk, before, arrival)
  const receipt = await newReceipt(desk, arrival, household ? null : (doubt ?? 'no member'))
  // Mutuals that share a wallet have no lock in common. All is taken back, the receipt's number
  // too, and the next try finds a repeat.
  if (!(await insertReceipt(tx, receipt))) throw new Error('another process was quicker')
  if (household) await postToMember(desk, household, receipt, 'receipt')
  else await keepInSuspense(desk, receipt)
  if (arrival.intentId) await moveIntent(tx, arrival.intentId, { state: 'paid', reason: null })
  return household ? 'posted' : 'suspense'
}

/**
 * An operator may tell of one payment in two ways, by the account that was typed and by our intent:
 * whichever comes second still settles the intent.
 */
export async function toldAgain(
  desk: MutualDesk,
  receipt: ReceiptTable,
  arrival: Arrival,
): Promise<Recorded> {
  const { tx, mutual } = desk
  const isWallet = !isByHand(arrival.wallet)
  if (isWallet && saysOtherwise(mutual, receipt, arrival))
    await tellOfConflict(desk, receipt.mutual_id, receipt.operator_receipt, arrival.amount)
  if (receipt.amount !== arrival.amount) return 'conflict'
  const { intentId } = arrival
  if (intentId && receipt.intent_id === null) {
    await nameIntent(tx, receipt.mutual_id, receipt.receipt_id, intentId)
    await moveIntent(tx, intentId, { state: 'paid', reason: null })
  }
  return 'repeat'
}

/** Amount, currency or payer differ from what was told first; what one of them hides is no matter. */
function saysOtherwise({ currency }: Mutual, receipt: ReceiptTable, arrival: Arrival): boolean {
  const isOurs = (arrival.currency ?? currency) === currency
  const { payer_phone: payer } = receipt
  return (
    receipt.amount !== arrival.amount ||
    isOurs !== (receipt.reason !== OTHER_CURRENCY) ||
    (payer !== null && arrival.payerPhone !== null && payer !== arrival.payerPhone)
  )
}

/**
 * Gives a receipt in suspense to a member; it keeps the day it was paid. False when it is not in
 * suspense any more, the member does not exist, or its amount is not one in the mutual's currency.
 */
export async function matchReceipt(
  desk: BooksDesk,
  receipt: ReceiptTable,
  number: MemberNumber,
): Promise<boolean> {
  const { tx, mutual } = desk
  if (receipt.reason === OTHER_CURRENCY) return false
  await lockHousehold(tx, mutual.code, number)
  const household = await loadHousehold(tx, mutual.code, number)
  if (!household) return false
  // An operator may take a part of it back at the same moment.
  await lockMutualChain(tx, mutual.code)
  if (!(await takeFromSuspense(tx, mutual.code, receipt.receipt_id))) return false
  await postToMember(desk, household, await receiptLeft(tx, receipt), 'match')
  return true
}

/** A receipt with the next number (R18); in suspense when there is a doubt about whose it is. */
export async function newReceipt(
  { ports, tx, now, mutual }: MutualDesk,
  arrival: Arrival,
  doubt: string | null,
): Promise<ReceiptTable> {
  const paidAt = arrival.paidAt > now ? now : arrival.paidAt
  return {
    mutual_id: mutual.code,
    receipt_id: ports.ids.id(),
    wallet: arrival.wallet,
    operator_receipt: arrival.operatorReceipt,
    receipt_number: await nextReceiptNumber(tx, mutual, civilDateAt(now, mutual.timeZone)),
    amount: arrival.amount,
    payer_phone: arrival.payerPhone,
    account_typed: arrival.account,
    intent_id: arrival.intentId,
    paid_at: paidAt,
    value_on: civilDateAt(paidAt, mutual.timeZone),
    state: doubt ? 'suspense' : 'posted',
    reason: doubt,
    created_at: now,
    association_code: null,
    sharing: null,
    shared_by: null,
  }
}

async function nextReceiptNumber(tx: Tx, mutual: Mutual, today: CivilDate): Promise<string> {
  const year = today.slice(0, 4)
  const count = await nextInSeries(tx, mutual.code, `receipt-${year}`)
  return receiptNumber(mutual.code, year, count)
}

async function postToMember(
  desk: BooksDesk,
  household: Household,
  receipt: ReceiptTable,
  how: 'receipt' | 'match',
): Promise<void> {
  const { ports, tx, mutual, today, closedThrough } = desk
  const { number } = household
  const poster = posterOf(desk, how === 'receipt' ? sourceOf(receipt) : 'match')
  await postBegunCharges(tx, household, today, closedThrough, poster)
  const balances = await memberBalances(tx, mutual.code, number)
  const posting = (how === 'receipt' ? postReceipt : postMatch)(
    receipt.receipt_id,
    receipt.wallet,
    number,
    receipt.amount,
    balances,
    { eventOn: receipt.value_on, closedThrough },
  )
  const journal = await post(tx, mutual.code, posting, poster)
  await insertPayment(tx, {
    mutual_id: mutual.code,
    payment_id: ports.ids.id(),
    number,
    receipt_id: receipt.receipt_id,
    amount: receipt.amount,
    value_on: receipt.value_on,
    journal_id: journal.journalId,
    recorded_on: daysOf(mutual, receipt)?.recordedOn ?? null,
  })
  await buyRhythm(desk, household, receipt.receipt_id, receipt.amount)
  await tellOfReceipt(desk, await withMoney(tx, household), receipt, how)
}

/** What posts a receipt that is somebody's at once: a wallet's notice, or our own people. */
export function sourceOf({ wallet }: Pick<ReceiptTable, 'wallet'>): 'wallet' | 'cash' | 'bank' {
  if (isBankWallet(wallet)) return 'bank'
  return boxOfWallet(wallet) === null ? 'wallet' : 'cash'
}

/** Books money that is nobody's yet, and asks its payer (R14). */
export async function keepInSuspense(desk: BooksDesk, receipt: ReceiptTable): Promise<void> {
  const { ports, tx, mutual, closedThrough } = desk
  const posting = postSuspense(receipt.receipt_id, receipt.wallet, receipt.amount, {
    eventOn: receipt.value_on,
    closedThrough,
  })
  await post(tx, mutual.code, posting, posterOf(desk, sourceOf(receipt)))
  if (receipt.reason !== OTHER_CURRENCY) return tellOfSuspense(desk, receipt)
  const fields = { mutual: mutual.code, receipt: receipt.receipt_number }
  ports.log.error('receipt-currency', new Error('not the currency of the mutual'), fields)
}

/** What posts a receipt: a wallet's notice, or somebody who knows whose money it is. */
export function posterOf({ ports, now }: ReadDesk, actor: string): Poster {
  return { newId: () => ports.ids.id(), at: now, actor }
}
