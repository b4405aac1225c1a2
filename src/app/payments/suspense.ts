import type { MemberNumber } from '../../core/member-number.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { mutualOfNumber } from '../../store/membership/households.ts'
import { listSuspense, receiptOfNumber } from '../../store/payments/receipts.ts'
import type { ReceiptTable } from '../../store/schema.ts'
import type { Ports } from '../ports.ts'
import { type Suggested, suggestOwner } from './suggest-owner.ts'
import { matchReceipt } from './record-receipt.ts'

/** Receipts of a mutual that are nobody's yet, oldest first. */
export async function readSuspense(ports: Ports, mutual: string): Promise<Result<readonly Kept[]>> {
  return ports.store.read(async (tx) => {
    if (!(await loadMutual(tx, mutual))) return refused({ code: 'unknown-mutual', mutual })
    const kept: Kept[] = []
    for (const receipt of await listSuspense(tx, mutual)) {
      kept.push({ ...receipt, cardOf: await suggestOwner(tx, mutual, receipt) })
    }
    return done(kept)
  })
}

/** A receipt in suspense, and whose card was typed as its account. */
export type Kept = ReceiptTable & { readonly cardOf: Suggested | null }

/**
 * Gives a receipt in suspense to a member of the same mutual (R14). `receipt` is its number as on
 * the SMS: `JP26-0038114`.
 */
export async function matchSuspense(
  ports: Ports,
  receiptNumber: string,
  number: MemberNumber,
): Promise<Result<ReceiptTable>> {
  return ports.store.write(async (tx) => {
    const code = await mutualOfNumber(tx, number)
    const books = code ? await loadMutual(tx, code) : null
    if (!books) return refused<ReceiptTable>({ code: 'unknown-number', number })
    const receipt = await receiptOfNumber(tx, books.mutual.code, receiptNumber)
    if (!receipt) return refused<ReceiptTable>({ code: 'unknown-receipt', receipt: receiptNumber })
    const matched = await matchReceipt(ports, tx, books, receipt, number)
    return matched
      ? done(receipt)
      : refused<ReceiptTable>({ code: 'not-in-suspense', receipt: receiptNumber })
  })
}
