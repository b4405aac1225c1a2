import { lastPaymentsOf } from '../../../store/payments/payments.ts'
import { isOwn, type Loader } from './fact.ts'

/** Payments that a member is shown. */
const RECEIPTS_SHOWN = 5

export const receipts: Loader<'receipts'> = {
  may: isOwn,

  load: async ({ tx, of: { mutual, number } }) => {
    const rows = await lastPaymentsOf(tx, mutual, number, RECEIPTS_SHOWN)
    return rows.map((row) => ({
      ref: row.receipt_number,
      amount: row.amount,
      paidOn: row.value_on,
      isCancelled: row.is_reversed,
    }))
  },
}
