import { readAmount, shortAmount, writeAmount } from '../kernel/amounts.ts'
import { post } from '../kernel/callbacks.ts'
import type { Retries } from '../kernel/state.ts'
import { SECOND_MS } from '../kernel/time.ts'
import { timeOf } from './answers.ts'
import { FAILURES } from './codes.ts'
import { quirkOf } from './quirks.ts'
import type { Deposit, Pawapay, Refund } from './state.ts'

/** Up to 15 minutes (4.5); the waits between are not published. */
export const RETRIES: Retries = [
  [20 * SECOND_MS, 3],
  [60 * SECOND_MS, 4],
  [120 * SECOND_MS, 5],
]

/** 4.3: what a status has, and a callback but for `clientReferenceId`. */
export function depositData(deposit: Deposit) {
  const { clientReferenceId, customerMessage, providerTransactionId, failure, metadata } = deposit
  return {
    depositId: deposit.id,
    status: deposit.status,
    amount: deposit.amountText,
    currency: deposit.currency,
    country: deposit.country,
    payer: { type: 'MMO', accountDetails: deposit.payer },
    ...(customerMessage === null ? {} : { customerMessage }),
    ...(clientReferenceId === null ? {} : { clientReferenceId }),
    created: timeOf(deposit.created),
    ...(providerTransactionId === null ? {} : { providerTransactionId }),
    ...(failure === null ? {} : { failureReason: reasonOf(failure) }),
    ...(Object.keys(metadata).length === 0 ? {} : { metadata }),
  }
}

function reasonOf(code: string) {
  const says = FAILURES[code as keyof typeof FAILURES] ?? 'The payment failed.'
  return { failureCode: code, failureMessage: says }
}

export function tellDeposit(world: Pawapay, deposit: Deposit): void {
  const { depositCallbackUrl: url } = world.state.own.agreed
  if (url === null) return
  const data = depositData({ ...deposit, clientReferenceId: null })
  tell(world, {
    operation: 'deposit-callback',
    url,
    data,
    amount: deposit.amount,
    phone: deposit.payer.phoneNumber,
    reference: deposit.id,
  })
}

export function refundData(refund: Refund) {
  const { providerTransactionId, metadata } = refund
  return {
    refundId: refund.id,
    depositId: refund.depositId,
    status: refund.status,
    amount: shortAmount(refund.amount),
    currency: refund.currency,
    country: refund.country,
    recipient: { type: 'MMO', accountDetails: refund.recipient },
    created: timeOf(refund.created),
    ...(providerTransactionId === null ? {} : { providerTransactionId }),
    ...(Object.keys(metadata).length === 0 ? {} : { metadata }),
  }
}

export function tellRefund(world: Pawapay, refund: Refund): void {
  const { refundCallbackUrl: url } = world.state.own.agreed
  if (url === null) return
  tell(world, {
    operation: 'refund-callback',
    url,
    data: refundData(refund),
    amount: refund.amount,
    phone: refund.recipient.phoneNumber,
    reference: refund.id,
  })
}

type Told = {
  readonly operation: string
  readonly url: string
  readonly data: object
  readonly amount: number
  readonly phone: string
  readonly reference: string
}

function tell(world: Pawapay, { operation, url, data, amount, phone, reference }: Told): void {
  const isLong = quirkOf(world, 'callbackAmount') === '1000.0000'
  const written = (hundredths: number) =>
    isLong ? writeAmount(hundredths, 4) : shortAmount(hundredths)
  const body = (hundredths: number) => JSON.stringify({ ...data, amount: written(hundredths) })
  post(world, {
    operation,
    phone,
    reference,
    url,
    headers: { 'content-type': quirkOf(world, 'callbackType') },
    body: body(amount),
    withAmount: (other) => body(readAmount(other) ?? 0),
    retries: RETRIES,
  })
}
