import type { CivilDate } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Payment } from '../../core/messages/money-sms.ts'
import type { Minor } from '../../core/money.ts'
import { lastPaymentsOf, type PaymentOfReceipt } from '../../store/payments/payments.ts'
import type { ReadTx } from '../../store/store.ts'

/** Payments among which one was not taken back. */
const LOOKED_AT = 10

type LastPaid = { readonly amount: Minor; readonly on: CivilDate }

/** What a member paid last and when; null when nothing was paid, or only what was taken back. */
export async function lastPaidOf(
  tx: ReadTx,
  mutual: string,
  number: MemberNumber,
): Promise<LastPaid | null> {
  const payments = await lastPaymentsOf(tx, mutual, number, LOOKED_AT)
  const last = payments.find((one) => !one.is_reversed)
  return last ? { amount: last.amount, on: last.value_on } : null
}

/** A payment as messages tell of it. */
export function paymentTold(number: MemberNumber, row: PaymentOfReceipt): Payment {
  const { amount, paid_at: paidAt, receipt_number: receiptNumber } = row
  const days = row.recorded_on && { paidOn: row.value_on, recordedOn: row.recorded_on }
  return { amount, paidAt, receiptNumber, number, days }
}
