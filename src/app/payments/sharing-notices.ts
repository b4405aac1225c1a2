import { ownLanguage } from '../../core/statutes/own-language.ts'
import type { CivilDate, Instant } from '../../core/dates.ts'
import { invariant } from '../../core/invariant.ts'
import { standing } from '../../core/membership/standing.ts'
import {
  associationReceiptText,
  paidByAssociationText,
  partNumber,
  suspenseSharedText,
} from '../../core/messages/association-sms.ts'
import { aheadOf, type PaidAndRecorded } from '../../core/messages/money-sms.ts'
import { voiceOf } from '../../core/messages/voice.ts'
import { add, ZERO } from '../../core/money.ts'
import type { Part } from '../../core/payments/sharing.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { Association, Mutual } from '../../core/statutes/statutes.ts'
import { phoneOfAssociation } from '../../store/associations/associations.ts'
import { type Household, ownPhone } from '../../store/membership/households.ts'
import { languagesOf } from '../../store/staff/phones.ts'
import type { ReceiptTable } from '../../store/tables/payments.ts'
import type { ReadTx } from '../../store/store.ts'
import { dayIn, type MutualDesk } from '../desk.ts'
import { daysOf } from './notices.ts'
import { PRIORITY } from '../messages/priorities.ts'
import { queueAllSms, queueSms, type SmsOut, voiceFor } from '../messages/sms-out.ts'

/**
 * Tells of a receipt that was shared: whoever paid gets one receipt with the sum and how many
 * members it was for, and each of them who has a phone the own part (R05, R15). `takers` are those
 * members as they stood before, `parts` in the order of the parts' numbers.
 */
export async function tellOfSharing(
  desk: MutualDesk,
  association: Association | null,
  receipt: ReceiptTable,
  takers: readonly Household[],
  parts: readonly Part[],
  how: 'receipt' | 'match',
): Promise<void> {
  const { tx, now, mutual } = desk
  const today = dayIn(mutual, now)
  const about = `${how}/${receipt.receipt_id}`
  const days = daysOf(mutual, receipt)
  const paid = { paidAt: receipt.paid_at, days, association: association?.name ?? null }
  const payer =
    receipt.payer_phone ??
    (association && (await phoneOfAssociation(tx, mutual.code, association.code, today)))
  const told = toldOf(takers, parts, { receipt, days }, today)
  if (payer) {
    const voice = await voiceFor(tx, mutual, payer)
    const text = (how === 'match' ? suspenseSharedText : associationReceiptText)(voice, {
      ...paid,
      amount: receipt.amount,
      receiptNumber: receipt.receipt_number,
      count: parts.length,
      // What others owe is told to no stranger (R15).
      ahead: association ? add(...told.map(({ amount, after }) => aheadOf(amount, after))) : ZERO,
    })
    const sms = { mutual: mutual.code, to: payer, text, about: `${about}/payer` }
    await queueSms(desk, { ...sms, priority: PRIORITY.receipt })
  }
  const voiceOfPhone = await voicesFor(tx, mutual, takers, now)
  const messages = told.flatMap(({ household, amount, after }, at): SmsOut[] => {
    const { number } = household
    const phone = ownPhone(household, now)
    if (!phone) return []
    const receiptNumber = partNumber(receipt.receipt_number, at + 1)
    const payment = { ...paid, amount, receiptNumber, number }
    const text = paidByAssociationText(voiceOfPhone(phone), payment, after)
    const sms = { mutual: mutual.code, to: phone, text, about: `${about}/${number}` }
    // A thousand of them must not keep one payer's receipt waiting.
    return [{ ...sms, priority: PRIORITY.notice }]
  })
  await queueAllSms(desk, messages)
}

/** Each part with how its member stands after it, in the order of the parts. */
function toldOf(
  takers: readonly Household[],
  parts: readonly Part[],
  { receipt, days }: { readonly receipt: ReceiptTable; readonly days: PaidAndRecorded | null },
  today: CivilDate,
) {
  const byNumber = new Map(takers.map((household) => [household.number, household]))
  return parts.map(({ number, amount }) => {
    const household = byNumber.get(number)
    invariant(household, `a part of nobody: ${number}`)
    const { facts } = household
    const payment = { on: receipt.value_on, amount, ...(days && { recordedOn: days.recordedOn }) }
    const payments = [...facts.payments, payment]
    return { household, amount, after: standing({ ...facts, payments }, today) }
  })
}

async function voicesFor(
  tx: ReadTx,
  mutual: Mutual,
  households: readonly Household[],
  now: Instant,
) {
  const phones = households.flatMap((household) => ownPhone(household, now) ?? [])
  const languages = await languagesOf(tx, phones)
  return (phone: PhoneNumber) => {
    return voiceOf(mutual, languages.get(phone)?.language ?? ownLanguage(mutual))
  }
}
