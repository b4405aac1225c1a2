import { z } from 'zod'
import { readAmount } from '../kernel/amounts.ts'
import { DIGITS } from '../kernel/chance.ts'
import { json } from '../kernel/http.ts'
import type { Route } from '../kernel/operator.ts'
import { move } from '../kernel/phones.ts'
import { SECOND_MS } from '../kernel/time.ts'
import { authorized, refuse, reject, timeOf } from './answers.ts'
import { tellRefund } from './callback.ts'
import type { RefusalCode } from './codes.ts'
import { amountText, flatMetadata, metadataList, readBody, uuid } from './deposit-body.ts'
import { type Deposit, type Pawapay, type PawapayState, type Refund, walletName } from './state.ts'

/** 4.9, 13.0: without an amount, all that is left; a currency only with an amount. */
const refundBody = z.strictObject({
  refundId: uuid,
  depositId: uuid,
  amount: amountText.optional(),
  currency: z.string().optional(),
  metadata: metadataList.optional(),
})
type RefundBody = z.output<typeof refundBody>

const COMPLETED_AFTER_MS = 3 * SECOND_MS

export const refundRoute: Route<PawapayState> = {
  operation: 'refund',
  method: 'POST',
  path: '/v2/refunds',
  handle: authorized((world, request) => {
    const read = readBody(refundBody, request.body)
    if ('code' in read) return refuse(read.code, read.field)
    const { body } = read
    if ((body.amount === undefined) !== (body.currency === undefined)) {
      return refuse(
        body.amount === undefined ? 'UNSUPPORTED_PARAMETER' : 'MISSING_PARAMETER',
        'currency',
      )
    }
    const { refundId } = body
    const known = world.state.own.refunds.find(({ id }) => id === refundId)
    if (known) return json(200, accepted(known, 'DUPLICATE_IGNORED'))
    const deposit = world.state.own.deposits.find(({ id }) => id === body.depositId)
    const amount = body.amount === undefined ? leftOf(world, deposit) : readAmount(body.amount)
    const why = whyNot(world, deposit, { body, amount })
    if (why || !deposit || amount === null) return reject({ refundId }, why ?? 'NOT_FOUND')
    const metadata = flatMetadata(body.metadata)
    if (!metadata) return refuse('DUPLICATE_METADATA_FIELD')
    const refund: Refund = {
      id: refundId,
      depositId: deposit.id,
      amount,
      currency: deposit.currency,
      country: deposit.country,
      recipient: deposit.payer,
      metadata,
      created: world.now(),
      status: 'ACCEPTED',
      providerTransactionId: null,
    }
    world.state.own.refunds.push(refund)
    world.later(COMPLETED_AFTER_MS, 'refund', refund.id)
    return json(200, accepted(refund, 'ACCEPTED'))
  }, true),
}

type Asked = { readonly body: RefundBody; readonly amount: number | null }

function whyNot(
  world: Pawapay,
  deposit: Deposit | undefined,
  { body, amount }: Asked,
): RefusalCode | null {
  if (!deposit) return 'NOT_FOUND'
  if (deposit.status !== 'COMPLETED') return 'INVALID_STATE'
  if (body.currency !== undefined && body.currency !== deposit.currency) return 'INVALID_CURRENCY'
  const others = world.state.own.refunds.filter(({ depositId }) => depositId === deposit.id)
  if (others.some(({ status }) => status !== 'COMPLETED')) return 'REFUND_IN_PROGRESS'
  const left = leftOf(world, deposit)
  if (left === 0) return 'DEPOSIT_ALREADY_REFUNDED'
  return amount === null || amount > left || amount === 0 ? 'AMOUNT_TOO_LARGE' : null
}

function leftOf({ state }: Pawapay, deposit: Deposit | undefined): number {
  return state.own.refunds
    .filter(({ depositId }) => depositId === deposit?.id)
    .reduce((left, { amount }) => left - amount, deposit?.amount ?? 0)
}

export function completeRefund(world: Pawapay, refund: Refund): void {
  refund.status = 'COMPLETED'
  refund.providerTransactionId = world.chance.text(DIGITS, 10)
  move(world, {
    receipt: refund.id,
    kind: 'refund',
    account: walletName(refund),
    phone: refund.recipient.phoneNumber,
    reference: '',
    amount: -refund.amount,
    currency: refund.currency,
    of: refund.depositId,
    about: refund.id,
  })
  tellRefund(world, refund)
}

function accepted({ id, created }: Refund, status: 'ACCEPTED' | 'DUPLICATE_IGNORED') {
  return { refundId: id, status, created: timeOf(created) }
}
