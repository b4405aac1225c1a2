import { readAmount } from '../kernel/amounts.ts'
import { json, jsonBody } from '../kernel/http.ts'
import type { Route } from '../kernel/operator.ts'
import { move, phoneOf } from '../kernel/phones.ts'
import { isAuthorized, refuse, badField } from './answers.ts'
import type { PayBillRefusal } from './codes.ts'
import { limitReached, receive } from './money.ts'
import { newReceipt, newRequestId } from './names.ts'
import { accountOf, type Account, type Mpesa, type MpesaState } from './state.ts'
import { isWhole, textOf } from './stk-push.ts'

/** What a payer types into the menu of the phone. `amount` in hundredths; `account` as typed. */
type PayBill = {
  readonly phone: string
  readonly shortCode: string
  readonly account: string
  readonly amount: number
}
type Paid =
  | { readonly outcome: 'paid'; readonly receipt: string }
  | { readonly outcome: 'refused'; readonly why: PayBillRefusal }

/** The operator takes twenty signs of an account number (2.6). */
const ACCOUNT_LENGTH_MAX = 20

/** The customer pays of his own accord. Resolves when the operator has decided. */
export async function payBill(world: Mpesa, asked: PayBill): Promise<Paid> {
  const account = accountOf(world, asked.shortCode)
  if (!account) return { outcome: 'refused', why: 'no-account' }
  if (phoneOf(world, asked.phone).power === 'off') return { outcome: 'refused', why: 'phone-off' }
  if (!isWhole(String(asked.amount / 100))) return { outcome: 'refused', why: 'not-whole' }
  const payment = {
    receipt: newReceipt(world),
    kind: 'pay-bill' as const,
    phone: asked.phone,
    amount: asked.amount,
    reference: asked.account.slice(0, ACCOUNT_LENGTH_MAX),
    about: null,
    startedAt: world.now(),
  }
  const limit = limitReached(world, account, payment)
  const why = limit ? (limit === '1' ? 'no-funds' : 'limit') : null
  if (why) {
    fail(world, account, payment)
    return { outcome: 'refused', why }
  }
  if (await receive(world, account, payment)) return { outcome: 'paid', receipt: payment.receipt }
  fail(world, account, payment)
  return { outcome: 'refused', why: 'not-accepted' }
}

/** The statement has a line for it all the same (9.1). */
function fail(
  world: Mpesa,
  { shortCode }: Account,
  payment: Omit<Parameters<typeof receive>[2], 'kind'>,
): void {
  move(world, { ...payment, kind: 'failed', account: shortCode, currency: 'KES', of: null })
}

/** 2.6: in the operator's sandbox only. */
export const simulateRoutes: readonly Route<MpesaState>[] = ['v1', 'v2'].map((version) => ({
  operation: 'simulate',
  method: 'POST',
  path: `/mpesa/c2b/${version}/simulate`,
  handle: async (world, request) => {
    if (!isAuthorized(world, request)) return refuse(world, 'token400')
    const body = jsonBody(request.body) ?? {}
    const account = accountOf(world, textOf(body['ShortCode']))
    if (account?.environment !== 'sandbox') return refuse(world, 'wrongUrl')
    const amount = readAmount(body['Amount'])
    if (amount === null) return badField(world, 'Amount')
    const paid = await payBill(world, {
      phone: textOf(body['Msisdn']),
      shortCode: account.shortCode,
      account: textOf(body['BillRefNumber']),
      amount,
    })
    if (paid.outcome === 'refused') return refuse(world, 'internal')
    return json(200, {
      OriginatorCoversationID: newRequestId(world),
      ResponseCode: '0',
      ResponseDescription: 'Accept the service request successfully.',
    })
  },
}))
