import { cashDepositedText, cashTakenText, groupCashText } from '../../core/messages/cash-sms.ts'
import { cashAccountOf } from '../../core/ledger/accounts.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Minor } from '../../core/money.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { Association } from '../../core/statutes/statutes.ts'
import { balanceOf } from '../../store/visits/provider-payments.ts'
import type { CashDepositTable } from '../../store/tables/cash.ts'
import type { ReceiptTable } from '../../store/tables/payments.ts'
import type { MutualDesk } from '../desk.ts'
import { PRIORITY } from '../messages/priorities.ts'
import { daysOf } from '../payments/notices.ts'
import { queueSms, voiceFor } from '../messages/sms-out.ts'

/** Confirms to whoever took cash what is in that hand now. The receipt itself is the member's. */
export async function tellOfCashTaken(
  desk: MutualDesk,
  to: PhoneNumber,
  taken: {
    readonly receipt: ReceiptTable
    readonly number: MemberNumber
    readonly inHand: Minor
  },
): Promise<void> {
  const { tx, mutual } = desk
  const { receipt, number, inHand } = taken
  const voice = await voiceFor(tx, mutual, to)
  const { amount, receipt_number: receiptNumber } = receipt
  const days = daysOf(mutual, receipt)
  const text = cashTakenText(voice, { amount, receiptNumber, number, inHand, days })
  const about = `cash/${receipt.receipt_id}`
  await queueSms(desk, { mutual: mutual.code, to, text, about, priority: PRIORITY.answer })
}

/** The same of cash of an association, which its members share. */
export async function tellOfGroupCash(
  desk: MutualDesk,
  to: PhoneNumber,
  taken: {
    readonly receipt: ReceiptTable
    readonly box: string
    readonly association: Association
    readonly count: number
  },
): Promise<void> {
  const { tx, mutual } = desk
  const { receipt, box, association, count } = taken
  const inHand = await balanceOf(tx, mutual.code, cashAccountOf(box))
  const voice = await voiceFor(tx, mutual, to)
  const { amount, receipt_number: receiptNumber } = receipt
  const told = { amount, receiptNumber, association: association.name, count, inHand }
  const text = groupCashText(voice, told)
  const about = `cash/${receipt.receipt_id}`
  await queueSms(desk, { mutual: mutual.code, to, text, about, priority: PRIORITY.answer })
}

/** Confirms to whoever had cash in hand that it was brought away, also when another recorded it. */
export async function tellOfDeposit(
  desk: MutualDesk,
  to: PhoneNumber,
  deposit: CashDepositTable,
): Promise<void> {
  const { tx, mutual } = desk
  const voice = await voiceFor(tx, mutual, to)
  const text = cashDepositedText(voice, deposit)
  const about = `deposit/${deposit.deposit_id}`
  await queueSms(desk, { mutual: mutual.code, to, text, about, priority: PRIORITY.answer })
}
