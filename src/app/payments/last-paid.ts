import type { CivilDate } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Minor } from '../../core/money.ts'
import { lastPaymentsOf } from '../../store/payments/payments.ts'
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
