import { sql, type SqlBool } from 'kysely'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Minor } from '../../core/money.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { ReceiptTable } from '../tables/payments.ts'
import type { ReadTx } from '../store.ts'

/** Receipts of a mutual, the latest day first, so many of those that come after one of them. */
export async function receiptsAfter(
  tx: ReadTx,
  mutualId: string,
  after: Pick<ReceiptTable, 'value_on' | 'receipt_id'> | null,
  limit: number,
): Promise<ReceiptTable[]> {
  let query = tx.selectFrom('receipt').selectAll().where('mutual_id', '=', mutualId)
  if (after) {
    const { value_on: on, receipt_id: id } = after
    query = query.where(sql<SqlBool>`(value_on, receipt_id) < (${on}, ${id})`)
  }
  return query.orderBy('value_on', 'desc').orderBy('receipt_id', 'desc').limit(limit).execute()
}

/** What a household got of a receipt; below zero what was taken back. */
export type ReceiptPart = {
  readonly receipt: string
  readonly number: MemberNumber
  readonly amount: Minor
}

/** Who got what of these receipts, in the order of numbers. */
export async function partsOfReceipts(
  tx: ReadTx,
  mutualId: string,
  receipts: readonly string[],
): Promise<ReceiptPart[]> {
  if (receipts.length === 0) return []
  return tx
    .selectFrom('payment')
    .select(['receipt_id as receipt', 'number', 'amount'])
    .where('mutual_id', '=', mutualId)
    .where('receipt_id', 'in', receipts)
    .orderBy('number')
    .orderBy('payment_id')
    .execute()
}

/** Households for which a phone paid from a wallet account before, those of the latest money first. */
export async function numbersPaidFrom(
  tx: ReadTx,
  mutualId: string,
  { wallet, payer_phone: payer }: Pick<ReceiptTable, 'wallet' | 'payer_phone'>,
  limit: number,
): Promise<MemberNumber[]> {
  if (payer === null) return []
  const rows = await tx
    .selectFrom('receipt')
    .innerJoin('payment', (join) =>
      join
        .onRef('payment.mutual_id', '=', 'receipt.mutual_id')
        .onRef('payment.receipt_id', '=', 'receipt.receipt_id'),
    )
    .select('payment.number')
    .where('receipt.wallet', '=', wallet)
    .where('receipt.payer_phone', '=', payer)
    .where('receipt.mutual_id', '=', mutualId)
    .orderBy('receipt.paid_at', 'desc')
    .limit(4 * limit)
    .execute()
  return [...new Set(rows.map(({ number }) => number))].slice(0, limit)
}

/** The households that a phone is the member's phone of. */
export async function numbersOfPhone(
  tx: ReadTx,
  mutualId: string,
  phone: PhoneNumber,
  limit: number,
): Promise<MemberNumber[]> {
  const rows = await tx
    .selectFrom('phone_role')
    .select('ref')
    .where('phone', '=', phone)
    .where('mutual_id', '=', mutualId)
    .where('role', '=', 'member')
    .where('until', 'is', null)
    .orderBy('ref')
    .limit(limit)
    .execute()
  return rows.map(({ ref }) => ref as MemberNumber)
}
