import { type CivilDate, type Instant, laterOf } from '../../core/dates.ts'
import { walletAccountOf } from '../../core/ledger/accounts.ts'
import { type Minor, smaller, subtract, ZERO } from '../../core/money.ts'
import { OTHER_CURRENCY } from '../../core/payments/doubt.ts'
import { lockHouseholds, lockMutualChain } from '../../store/engine/dialect.ts'
import { paymentsOfReceipt } from '../../store/decisions/corrections.ts'
import { loadMutual, mutualsOfWallet } from '../../store/mutuals/directory.ts'
import {
  findOperatorReversal,
  takenByDecision,
  takenByOperator,
} from '../../store/payments/operator-reversals.ts'
import { findReceipt } from '../../store/payments/receipts.ts'
import { balanceOf } from '../../store/visits/provider-payments.ts'
import type { PaymentTable, ReceiptTable } from '../../store/tables/payments.ts'
import { raiseAlert } from '../alerts/alerts.ts'
import { type BooksDesk, dayIn, type Desk, inBooks } from '../desk.ts'
import type { MoneyReturned } from '../wallet.ts'
import { tellOfConflict } from './notices.ts'
import { postReturned } from './post-returned.ts'

/** What came of money that cannot be taken out of the books yet: it is tried again. */
export const WAITS = 'waits'

/** So long the payment that was taken back may still come, late, before somebody is told. */
const RECEIPT_WITHIN_MS = 24 * 60 * 60 * 1000

type Returned =
  | 'reversed'
  /** Two people had taken it out of the books before: now it is known to be the same. */
  | 'reversed before'
  | 'repeat'
  | 'conflict'
  | typeof WAITS

/**
 * An operator took a payment back, or a part of one (R16). It is posted once for each reference of
 * the operator's, whichever way tells of it, and the day on which it happened counts. A receipt that
 * has not come yet is waited for, as is a wallet that has too little by our books. `since`: when it
 * was told first.
 */
export async function moneyReturned(
  desk: Desk,
  wallet: string,
  event: MoneyReturned,
  since: Instant = desk.now,
): Promise<Returned> {
  const { tx, now } = desk
  const receipt = await findReceipt(tx, wallet, event.of)
  if (!receipt) {
    if (now - since >= RECEIPT_WITHIN_MS) await tellOfUnknown(desk, wallet, event)
    return WAITS
  }
  const books = await loadMutual(tx, receipt.mutual_id)
  if (!books) return WAITS
  const payments = await lockedPayments(desk, receipt)
  const open = inBooks(desk, books)
  const before = await findOperatorReversal(tx, wallet, event.operatorReceipt)
  if (before) {
    const isSame = before.receipt_id === receipt.receipt_id
    return isSame && (event.amount ?? before.amount) === before.amount
      ? 'repeat'
      : conflict(open, receipt, event)
  }
  const taken = await takenByOperator(tx, receipt)
  const left = subtract(receipt.amount, taken.amount)
  const amount = event.amount ?? left
  const isOurs = event.currency === open.mutual.currency
  const isItsCurrency = isOurs !== (receipt.reason === OTHER_CURRENCY)
  if (amount > left || amount === 0 || !isItsCurrency) return conflict(open, receipt, event)
  const decided = subtract(await takenByDecision(tx, receipt), taken.decided)
  const fromDecided = smaller(decided, amount)
  const rest = subtract(amount, fromDecided)
  if (rest > 0 && (isBooked(receipt, payments) || (await hasTooLittle(open, receipt, rest)))) {
    await tellOfConflict(desk, receipt.mutual_id, event.of, amount)
    return WAITS
  }
  await postReturned(open, receipt, payments, {
    reference: event.operatorReceipt,
    takenAt: event.at,
    on: dayOf(open, receipt, event),
    ...{ amount, fromDecided, left },
  })
  if (rest === 0) return 'reversed before'
  const { receipt_number: cause } = receipt
  await raiseAlert(open, { kind: 'taken-back', cause, count: 1, amount: rest })
  return 'reversed'
}

/** Nobody here knows the payment, and a day has gone: somebody has to ask the operator. */
async function tellOfUnknown(desk: Desk, wallet: string, { of, amount }: MoneyReturned) {
  const [mutual] = await mutualsOfWallet(desk.tx, wallet)
  if (mutual) await tellOfConflict(desk, mutual, of, amount ?? ZERO)
}

/** Whose money it is, with the locks of all of them; read again once it cannot change. */
async function lockedPayments(
  { tx }: Desk,
  { mutual_id: mutual, receipt_id: receipt }: ReceiptTable,
): Promise<readonly PaymentTable[]> {
  const before = await paymentsOfReceipt(tx, mutual, receipt)
  const numbers = new Set(before.map(({ number }) => number))
  await lockHouseholds(tx, mutual, [...numbers])
  await lockMutualChain(tx, mutual)
  const payments = await paymentsOfReceipt(tx, mutual, receipt)
  // Nothing is written yet: the next try locks who has it now.
  if (payments.some(({ number }) => !numbers.has(number)))
    throw new Error('it was matched meanwhile')
  return payments
}

async function conflict(
  desk: BooksDesk,
  { mutual_id: mutual, amount }: ReceiptTable,
  event: MoneyReturned,
): Promise<'conflict'> {
  await tellOfConflict(desk, mutual, event.of, event.amount ?? amount)
  return 'conflict'
}

/** A wallet account cannot be below zero. */
async function hasTooLittle(
  { tx, mutual }: BooksDesk,
  { wallet }: ReceiptTable,
  amount: Minor,
): Promise<boolean> {
  return (await balanceOf(tx, mutual.code, walletAccountOf(wallet))) < amount
}

/**
 * Whether it is no member's money but a payer's, or was booked as a gift: two people take that back
 * first, and then it is in suspense, from where the operator's word takes it out.
 */
function isBooked({ state }: ReceiptTable, payments: readonly PaymentTable[]): boolean {
  return state === 'posted' && payments.length === 0
}

/** The day on which the operator took it back (R16): not before it was paid, and none to come. */
function dayOf(
  { mutual, today }: BooksDesk,
  receipt: ReceiptTable,
  event: MoneyReturned,
): CivilDate {
  const day = dayIn(mutual, event.at)
  return laterOf(receipt.value_on, day > today ? today : day)
}
