import type { MemberNumber } from '../../core/member-number.ts'
import { type Minor, minor } from '../../core/money.ts'
import type { CorrectionTable } from '../tables/decisions.ts'
import type { PaymentTable } from '../tables/payments.ts'
import type { ReadTx, Tx } from '../store.ts'

export async function insertCorrection(tx: Tx, row: CorrectionTable): Promise<void> {
  await tx.insertInto('correction').values(row).execute()
}

/** What members got of a receipt, and what was taken back, in the order of numbers. */
export async function paymentsOfReceipt(
  tx: ReadTx,
  mutualId: string,
  receiptId: string,
): Promise<PaymentTable[]> {
  return tx
    .selectFrom('payment')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('receipt_id', '=', receiptId)
    .orderBy('number')
    .orderBy('payment_id')
    .execute()
}

/** What each member got of a receipt, whatever was taken back since. */
export function gotOf(
  payments: readonly PaymentTable[],
): { readonly number: MemberNumber; readonly amount: Minor }[] {
  return leftOf(payments.filter(({ amount }) => amount > 0))
}

/** What each member still has of the payments of a receipt; those who have nothing are left out. */
export function leftOf(
  payments: readonly PaymentTable[],
): { readonly number: MemberNumber; readonly amount: Minor }[] {
  const sums = new Map<MemberNumber, number>()
  for (const { number, amount } of payments) sums.set(number, (sums.get(number) ?? 0) + amount)
  return [...sums].flatMap(([number, sum]) => (sum > 0 ? [{ number, amount: minor(sum) }] : []))
}

/** What was taken from a member by this journal; undefined when it is none of a correction. */
export async function correctionOfJournal(
  tx: ReadTx,
  mutualId: string,
  journalId: string,
): Promise<CorrectionTable | undefined> {
  return tx
    .selectFrom('correction')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('journal_id', '=', journalId)
    .executeTakeFirst()
}
