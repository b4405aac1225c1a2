import {
  cashDepositedText,
  cashTakenText,
  type TakenBack,
  takenBackPayerText,
  takenBackText,
} from '../../core/messages/cash-sms.ts'
import { invariant } from '../../core/invariant.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { standing } from '../../core/membership/standing.ts'
import type { Minor } from '../../core/money.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { loadHousehold, ownPhone } from '../../store/membership/households.ts'
import type { CashDepositTable } from '../../store/tables/cash.ts'
import type { ReceiptTable } from '../../store/tables/payments.ts'
import type { MutualDesk } from '../desk.ts'
import { PRIORITY } from '../messages/priorities.ts'
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
  const text = cashTakenText(voice, { amount, receiptNumber, number, inHand })
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

/** Tells the member, and the payer where that is another phone, that money was taken back (R16). */
export async function tellOfCorrection(
  desk: MutualDesk,
  receipt: ReceiptTable,
  taken: TakenBack,
  proposal: string,
): Promise<void> {
  const { tx, mutual, today } = desk
  const household = await loadHousehold(tx, mutual.code, taken.number)
  invariant(household, `a correction for nobody: ${taken.number}`)
  const own = ownPhone(household, desk.now)
  const payer = receipt.payer_phone
  const about = `correction/${mutual.code}/${proposal}/${taken.number}`
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
