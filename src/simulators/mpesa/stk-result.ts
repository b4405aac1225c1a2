import { writeAmount } from '../kernel/amounts.ts'
import { post } from '../kernel/callbacks.ts'
import type { Answer } from '../kernel/answers.ts'
import { compactTime } from '../kernel/time.ts'
import { maskedPhone } from './answers.ts'
import { STK_RESULTS, type StkCode } from './codes.ts'
import { limitReached, receive } from './money.ts'
import { NAIROBI, newReceipt } from './names.ts'
import { quirkOf } from './quirks.ts'
import type { Mpesa, Push } from './state.ts'

/** What each answer on the phone leads to; the PIN is looked at further. */
const CODES: Readonly<Record<Answer['answer'], StkCode>> = {
  pin: '0',
  'wrong-pin': '2001',
  refuse: '1032',
  'no-funds': '1',
  ignore: '1037',
  expire: '1019',
  unreachable: '1037',
  code: '9999',
}

export async function answerPush(world: Mpesa, push: Push, answer: Answer): Promise<void> {
  const code = answer.answer === 'code' ? (answer.code ?? '9999') : CODES[answer.answer]
  if (code !== '0') return endPush(world, push, code)
  const account = world.state.own.accounts[push.shortCode]
  if (!account) return endPush(world, push, 'SFC_IC0003')
  const limit = limitReached(world, account, push)
  if (limit) return endPush(world, push, limit)
  const receipt = newReceipt(world)
  const isTaken = await receive(world, account, {
    receipt,
    kind: 'push',
    phone: push.phone,
    amount: push.amount,
    reference: push.reference,
    about: push.checkoutRequestId,
    startedAt: push.at,
  })
  if (!isTaken) return endPush(world, push, '1032')
  push.receipt = receipt
  endPush(world, push, '0')
}

/** The last word about a push; its callback leaves. */
export function endPush(world: Mpesa, push: Push, code: string): void {
  if (push.result) return
  const says = STK_RESULTS[code as StkCode]?.says ?? 'The transaction could not be completed.'
  push.result = { code, says }
  post(world, {
    operation: 'stk-callback',
    phone: push.phone,
    reference: push.checkoutRequestId,
    url: push.callbackUrl,
    body: callbackBody(world, push, writeAmount(push.amount, 2)),
    withAmount: (amount) => callbackBody(world, push, amount),
  })
}

/** 2.3. Amounts are numbers written with their two digits, which `JSON.stringify` does not do. */
function callbackBody(world: Mpesa, push: Push, amount: string): string {
  const { code, says } = push.result ?? { code: '9999', says: '' }
  const asText = quirkOf(world, 'callbackResultCode') === 'string' || !/^\d+$/.test(code)
  const stkCallback = {
    MerchantRequestID: push.merchantRequestId,
    CheckoutRequestID: push.checkoutRequestId,
    ResultCode: asText ? code : Number(code),
    ResultDesc: says,
    ...(push.receipt === null ? {} : { CallbackMetadata: { Item: metadata(world, push) } }),
  }
  return JSON.stringify({ Body: { stkCallback } }).replace(`"${AMOUNT}"`, amount)
}

const AMOUNT = '#amount#'

function metadata(world: Mpesa, push: Push): unknown[] {
  const phone = quirkOf(world, 'callbackPhone')
  const items: unknown[] = [
    { Name: 'Amount', Value: AMOUNT },
    { Name: 'MpesaReceiptNumber', Value: push.receipt },
    ...(quirkOf(world, 'callbackBalance') === 'absent' ? [] : [{ Name: 'Balance' }]),
    { Name: 'TransactionDate', Value: Number(compactTime(world.now(), NAIROBI)) },
    ...(phone === 'absent'
      ? []
      : [
          {
            Name: 'PhoneNumber',
            Value: phone === 'full' ? Number(push.phone) : maskedPhone(push.phone),
          },
        ]),
  ]
  return quirkOf(world, 'callbackItems') === 'shuffled' ? items.toReversed() : items
}
