import type { CivilDate } from '../../core/dates.ts'
import { type AccountId, suspenseOf } from '../../core/ledger/accounts.ts'
import { postPayerReceipt } from '../../core/ledger/payer-posting.ts'
import { BANK_NAME, treasuryAccountOf } from '../../core/ledger/treasury.ts'
import type { Minor } from '../../core/money.ts'
import { OTHER_CURRENCY } from '../../core/payments/doubt.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { post } from '../../store/books/ledger.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { findPayer, findPayerReceipt, insertPayerReceipt } from '../../store/payers/payers.ts'
import { receiptLeft, receiptOfNumber, takeFromSuspense } from '../../store/payments/receipts.ts'
import type { PayerReceiptTable } from '../../store/tables/payers.ts'
import { posterFor } from '../actor.ts'
import { type BooksDesk, type Desk, inBooks } from '../desk.ts'
import { staffFor } from '../staff/staff.ts'

export type PayerMoney = {
  readonly mutual: string
  readonly payer: string
  /** Money at the bank, by its number there; null where it is in suspense. */
  readonly amount: Minor | null
  readonly reference: string | null
  readonly on: CivilDate | null
  /** A receipt in suspense that turns out to be the payer's, by our number. */
  readonly received: string | null
  /** The manager who says so, by name or phone. */
  readonly by: string
}

type PayerPaid = {
  readonly mutual: Mutual
  readonly receipt: PayerReceiptTable
  readonly isRepeat: boolean
}

/** Where the money of a payer is, before it is booked. */
type Money = Pick<
  PayerReceiptTable,
  'amount' | 'account_id' | 'reference' | 'receipt_id' | 'on_date'
>

/**
 * Records what a payer of subsidies paid: at the bank, or a receipt in suspense. It may be a part of
 * what it owes, or more: what is beyond is paid ahead.
 */
export async function receiveFromPayer(desk: Desk, asked: PayerMoney): Promise<Result<PayerPaid>> {
  const { tx } = desk
  if (!(await loadMutual(tx, asked.mutual))) {
    return refused({ code: 'unknown-mutual', mutual: asked.mutual })
  }
  await lockMutualChain(tx, asked.mutual)
  const books = await loadMutual(tx, asked.mutual)
  if (!books) return refused({ code: 'unknown-mutual', mutual: asked.mutual })
  const own = inBooks(desk, books)
  const { mutual } = own
  const staff = await staffFor(own, asked.by, 'payer receive')
  if (!staff.ok) return staff
  const { payer } = asked
  if (!(await findPayer(tx, mutual.code, payer))) return refused({ code: 'unknown-payer', payer })
  const money = await (asked.received ? fromSuspense(own, asked.received) : atBank(own, asked))
  if (!money.ok) return money
  const { account_id: account, reference, amount } = money.value
  const before = await findPayerReceipt(tx, mutual.code, account, reference)
  if (before) {
    const isSame = before.payer === payer && before.amount === amount
    if (!isSame) return refused({ code: 'already-paid', reference })
    return done({ mutual, receipt: before, isRepeat: true })
  }
  if (money.value.receipt_id) await takeFromSuspense(tx, mutual.code, money.value.receipt_id)
  const receipt = await book(own, payer, money.value, staff.value.name)
  return done({ mutual, receipt, isRepeat: false })
}

async function atBank(
  { mutual, today }: BooksDesk,
  { amount, reference, on }: PayerMoney,
): Promise<Result<Money>> {
  const account = treasuryAccountOf(mutual, BANK_NAME)
  if (!account || amount === null || reference === null) {
    return refused({ code: 'unknown-wallet', wallet: BANK_NAME })
  }
  if (on && on > today) return refused({ code: 'later-than-today', on })
  return done({ amount, account_id: account, reference, receipt_id: null, on_date: on ?? today })
}

/** It keeps the day it was paid, and is nobody else's any more. */
async function fromSuspense({ tx, mutual }: BooksDesk, number: string): Promise<Result<Money>> {
  const receipt = await receiptOfNumber(tx, mutual.code, number)
  if (!receipt) return refused({ code: 'unknown-receipt', receipt: number })
  const account: AccountId = suspenseOf(receipt.wallet)
  const { operator_receipt: reference, receipt_id, value_on } = receipt
  const isFree = receipt.state === 'suspense' && receipt.reason !== OTHER_CURRENCY
  const before = await findPayerReceipt(tx, mutual.code, account, reference)
  if (!isFree && !before) return refused({ code: 'not-in-suspense', receipt: number })
  const { amount } = before ?? (await receiptLeft(tx, receipt))
  return done({ amount, account_id: account, reference, receipt_id, on_date: value_on })
}

async function book(
  desk: BooksDesk,
  payer: string,
  money: Money,
  by: string,
): Promise<PayerReceiptTable> {
  const { ports, tx, now, mutual, closedThrough } = desk
  const paymentId = ports.ids.id()
  const when = { eventOn: money.on_date, closedThrough }
  const posting = postPayerReceipt(paymentId, payer, money.account_id, money.amount, when)
  const { journalId } = await post(tx, mutual.code, posting, posterFor(desk, { by, actor: 'bank' }))
  const row = {
    ...{ mutual_id: mutual.code, payment_id: paymentId, payer, ...money },
    ...{ recorded_by: by, recorded_at: now, journal_id: journalId },
    ...{ takes_back: null, proposal_id: null },
  }
  await insertPayerReceipt(tx, row)
  return row
}
