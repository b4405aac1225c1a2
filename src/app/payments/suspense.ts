import type { MemberNumber } from '../../core/member-number.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { mutualOfNumber } from '../../store/membership/households.ts'
import { listSuspense, receiptOfNumber } from '../../store/payments/receipts.ts'
import type { ReceiptTable } from '../../store/tables/payments.ts'
import type { ReadTx } from '../../store/store.ts'
import { type Desk, inBooks } from '../desk.ts'
import { type Suggested, suggestOwner } from './suggest-owner.ts'
import { matchReceipt } from './record-receipt.ts'

/** The same of a mutual that there is. */
export async function loadSuspense(tx: ReadTx, mutual: string): Promise<Kept[]> {
  const kept: Kept[] = []
  for (const receipt of await listSuspense(tx, mutual)) {
    kept.push({ ...receipt, cardOf: await suggestOwner(tx, mutual, receipt) })
  }
  return kept
}

/** A receipt in suspense, and whose card was typed as its account. */
export type Kept = ReceiptTable & { readonly cardOf: Suggested | null }

/**
 * Gives a receipt in suspense to a member of the same mutual (R14). `receipt` is its number as on
 * the SMS: `JP26-0038114`.
 */
export async function matchSuspenseIn(
  desk: Desk,
  receiptNumber: string,
  number: MemberNumber,
): Promise<Result<ReceiptTable>> {
  const { tx } = desk
  const code = await mutualOfNumber(tx, number)
  const books = code ? await loadMutual(tx, code) : null
  if (!books) return refused({ code: 'unknown-number', number })
  const receipt = await receiptOfNumber(tx, books.mutual.code, receiptNumber)
  if (!receipt) return refused({ code: 'unknown-receipt', receipt: receiptNumber })
  const matched = await matchReceipt(inBooks(desk, books), receipt, number)
  return matched ? done(receipt) : refused({ code: 'not-in-suspense', receipt: receiptNumber })
}
