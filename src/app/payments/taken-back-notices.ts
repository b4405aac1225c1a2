import {
  refundKeptText,
  returnedUnmatchedText,
  type TakenBack,
  takenBackPayerText,
  takenBackText,
} from '../../core/messages/cash-sms.ts'
import { invariant } from '../../core/invariant.ts'
import { standing } from '../../core/membership/standing.ts'
import type { Minor } from '../../core/money.ts'
import type { Payout } from '../../core/payments/payout.ts'
import { loadHousehold, ownPhone } from '../../store/membership/households.ts'
import type { CorrectionTable } from '../../store/tables/decisions.ts'
import type { ReceiptTable } from '../../store/tables/payments.ts'
import type { MutualDesk } from '../desk.ts'
import { PRIORITY } from '../messages/priorities.ts'
import { queueSms, voiceFor } from '../messages/sms-out.ts'

/**
 * Tells the member, and the payer where that is another phone, that money was taken back (R16).
 * `about` is what it happened by, for this member.
 */
export async function tellOfTakenBack(
  desk: MutualDesk,
  receipt: ReceiptTable,
  taken: TakenBack,
  about: string,
): Promise<void> {
  const { tx, mutual, today } = desk
  const household = await loadHousehold(tx, mutual.code, taken.number)
  invariant(household, `money was taken from nobody: ${taken.number}`)
  const own = ownPhone(household, desk.now)
  const payer = receipt.payer_phone
  const common = { mutual: mutual.code, priority: PRIORITY.receipt }
  if (own) {
    const voice = await voiceFor(tx, mutual, own)
    const now = standing(household.facts, today)
    const text = takenBackText(voice, taken, now)
    await queueSms(desk, { ...common, to: own, text, about: `${about}/member` })
  }
  if (payer && payer !== own) {
    const text = takenBackPayerText(await voiceFor(tx, mutual, payer), taken)
    await queueSms(desk, { ...common, to: payer, text, about: `${about}/payer` })
  }
}

/** Tells the member that a refund is not paid, and that the money counts again. */
export async function tellOfRefundKept(
  desk: MutualDesk,
  { number }: Pick<CorrectionTable, 'number'>,
  { reference, about: receiptNumber, amount }: Payout,
): Promise<void> {
  const { tx, now, mutual } = desk
  const household = await loadHousehold(tx, mutual.code, number)
  const to = household && ownPhone(household, now)
  if (!to) return
  const voice = await voiceFor(tx, mutual, to)
  const text = refundKeptText(voice, { amount, number, receiptNumber })
  const about = `refund-kept/${mutual.code}/${reference}`
  await queueSms(desk, { mutual: mutual.code, to, text, about, priority: PRIORITY.receipt })
}

/** Tells the payer of money that was nobody's yet, where the phone is known. */
export async function tellOfReturnedSuspense(
  desk: MutualDesk,
  { payer_phone: to, receipt_number: receiptNumber }: ReceiptTable,
  amount: Minor,
  about: string,
): Promise<void> {
  if (!to) return
  const { tx, mutual } = desk
  const text = returnedUnmatchedText(await voiceFor(tx, mutual, to), { amount, receiptNumber })
  await queueSms(desk, { mutual: mutual.code, to, text, about, priority: PRIORITY.receipt })
}
