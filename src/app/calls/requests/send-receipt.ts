import { receiptAgainText } from '../../../core/messages/money-sms.ts'
import { invariant } from '../../../core/invariant.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { paymentOfNumber } from '../../../store/payments/payments.ts'
import { isOwn } from '../facts/fact.ts'
import { paymentTold } from '../../payments/last-paid.ts'
import { PRIORITY } from '../../messages/priorities.ts'
import { queueSms, voiceFor } from '../../messages/sms-out.ts'
import { dayIn } from '../../desk.ts'
import type { Act } from './act.ts'

/** Sends a member one of the own receipts again, once a day each: an SMS costs money. */
export const sendReceipt: Act<'send-receipt'> = async (asked) => {
  const { tx, now, facts, call, asks } = asked
  const { mutual: code, number, ref } = asks
  invariant(isOwn(facts, asks), 'a receipt of somebody else')
  const books = await loadMutual(tx, code)
  const payment = await paymentOfNumber(tx, code, number, ref)
  invariant(books && payment, `no receipt ${ref} of this member`)
  const { mutual } = books
  const voice = await voiceFor(tx, mutual, call.phone)
  const { receipt_id: id } = payment
  const text = receiptAgainText(voice, paymentTold(number, payment))
  const about = `receipt-again/${id}/${number}/${call.phone}/${dayIn(mutual, now)}`
  await queueSms(asked, {
    mutual: code,
    to: call.phone,
    text,
    about,
    priority: PRIORITY.answer,
  })
  return null
}
