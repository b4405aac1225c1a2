import type { CivilDate } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { ReadTx } from '../store.ts'

/** Money of a member that came on a day: the receipt's number, and who paid or took it. */
export type PaidBy = {
  readonly on: CivilDate
  readonly receipt: string
  readonly by: string | null
  /** The association's name, of what an association paid. */
  readonly association: string | null
}

/** Who brought a member's money, in the order of days: the collector, the association, the payer. */
export async function payersOf(
  tx: ReadTx,
  mutualId: string,
  number: MemberNumber,
): Promise<PaidBy[]> {
  const rows = await tx
    .selectFrom('payment')
    .innerJoin('receipt', (join) =>
      join
        .onRef('receipt.mutual_id', '=', 'payment.mutual_id')
        .onRef('receipt.receipt_id', '=', 'payment.receipt_id'),
    )
    .leftJoin('cash_receipt', (join) =>
      join
        .onRef('cash_receipt.mutual_id', '=', 'payment.mutual_id')
        .onRef('cash_receipt.receipt_id', '=', 'payment.receipt_id'),
    )
    .leftJoin('association', (join) =>
      join
        .onRef('association.mutual_id', '=', 'payment.mutual_id')
        .onRef('association.association_code', '=', 'receipt.association_code'),
    )
    .select([
      'association.name as association_name',
      'payment.value_on',
      'receipt.receipt_number',
      'receipt.payer_phone',
      'receipt.association_code',
      'cash_receipt.taken_by',
    ])
    .where('payment.mutual_id', '=', mutualId)
    .where('payment.number', '=', number)
    .orderBy('payment.value_on')
    .orderBy('receipt.receipt_number')
    .execute()
  return rows.map((row) => ({
    on: row.value_on,
    receipt: row.receipt_number,
    by: row.taken_by ?? row.association_code ?? row.payer_phone,
    association: row.taken_by === null ? row.association_name : null,
  }))
}
