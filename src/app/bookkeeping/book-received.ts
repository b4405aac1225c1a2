import { suspenseOf } from '../../core/ledger/accounts.ts'
import { OTHER_CURRENCY } from '../../core/payments/doubt.ts'
import type { OtherMoney } from '../../core/proposals/proposal.ts'
import { refused, type Result } from '../../core/refusals.ts'
import { findBookEntry } from '../../store/books/book-entries.ts'
import { receiptLeft, receiptOfNumber } from '../../store/payments/receipts.ts'
import type { BooksDesk, Desk } from '../desk.ts'
import { bookable } from './accounts.ts'
import { type Booked, bookerAt, type EntryAsked, propose } from './record-entry.ts'

type ReceivedAsked = Pick<EntryAsked, 'mutual' | 'account' | 'centre' | 'what' | 'by'> & {
  /** A receipt in suspense, by our number. */
  readonly receipt: string
}

/**
 * Proposes that money in suspense is no member's: a grant, a gift, interest. All that is left of the
 * receipt is booked on an account of the chart, on the day it was paid; a second person decides,
 * whatever the amount, since nobody else would miss it (R65).
 */
export async function proposeReceived(desk: Desk, asked: ReceivedAsked): Promise<Result<Booked>> {
  const there = await bookerAt(desk, asked, 'suspense book')
  if (!there.ok) return there
  const { here, staff } = there.value
  const { tx, mutual } = here
  const receipt = await receiptOfNumber(tx, mutual.code, asked.receipt)
  if (!receipt) return refused({ code: 'unknown-receipt', receipt: asked.receipt })
  if (receipt.state !== 'suspense' || receipt.reason === OTHER_CURRENCY)
    return refused({ code: 'not-in-suspense', receipt: asked.receipt })
  const { amount, value_on: on, wallet } = await receiptLeft(tx, receipt)
  const account = bookable(mutual, { ...asked, on })
  if (!account.ok) return account
  const reference = await freeReference(here, receipt.receipt_number)
  const act: OtherMoney = {
    ...{ kind: 'book', reference, debit: suspenseOf(wallet), credit: account.value, amount },
    ...{ what: asked.what, on, received: receipt.receipt_number },
  }
  return propose(here, staff, act, receipt.receipt_number, asked.what)
}

/** The receipt's own number; one that was booked and taken back is booked under another. */
async function freeReference({ tx, mutual }: BooksDesk, receipt: string): Promise<string> {
  let reference = receipt
  for (let nth = 2; await findBookEntry(tx, mutual.code, reference); nth += 1)
    reference = `${receipt}/${nth}`
  return reference
}
