import type { MemberNumber } from '../../core/member-number.ts'
import type { ReadTx } from '../store.ts'

/** The households that a receipt was posted to, in order. */
export async function numbersOfReceipt(
  tx: ReadTx,
  mutualId: string,
  receiptId: string,
): Promise<MemberNumber[]> {
  const rows = await tx
    .selectFrom('payment')
    .select('number')
    .distinct()
    .where('mutual_id', '=', mutualId)
    .where('receipt_id', '=', receiptId)
    .orderBy('number')
    .execute()
  return rows.map(({ number }) => number)
}

/** Somebody by whom a household is shown in a list. */
export type PersonFound = {
  readonly number: MemberNumber
  readonly ordinal: number
  readonly name: string
}

/** The members of these households, in order. */
export async function membersNumbered(
  tx: ReadTx,
  mutualId: string,
  numbers: readonly MemberNumber[],
): Promise<PersonFound[]> {
  if (numbers.length === 0) return []
  return tx
    .selectFrom('beneficiary')
    .select(['number', 'ordinal', 'name'])
    .where('mutual_id', '=', mutualId)
    .where('number', 'in', numbers)
    .where('ordinal', '=', 0)
    .orderBy('number')
    .execute()
}
