import { shortAmount, readAmount, writeAmount } from '../kernel/amounts.ts'
import { type HttpResponse, json, jsonBody } from '../kernel/http.ts'
import type { Route } from '../kernel/operator.ts'
import { showPrompt } from '../kernel/phones.ts'
import { MINUTE_MS, SECOND_MS } from '../kernel/time.ts'
import { badField, isAuthorized, isCallbackUrl, refuse } from './answers.ts'
import type { StkCode } from './codes.ts'
import { newCheckoutId, newRequestId } from './names.ts'
import { type Account, accountOf, type Mpesa, type MpesaState, type Push } from './state.ts'

const TYPES = { CustomerPayBillOnline: 'paybill', CustomerBuyGoodsOnline: 'till' } as const

const PROMPT_LENGTH_MAX = 182
/** Any new push to a phone waits so long, one of the same amount twice that (1.9). */
const ANY_PUSH_MS = MINUTE_MS
const SAME_AMOUNT_MS = 2 * MINUTE_MS
/** What fails without a question on the phone fails after some seconds. */
const SILENT_RESULT_MS = 2 * SECOND_MS

/** What each field must be, in the order in which they are read (2.2). */
const FIELDS: readonly (readonly [string, (value: unknown) => boolean])[] = [
  ['BusinessShortCode', (value) => /^\d{5,7}$/.test(textOf(value))],
  ['Password', (value) => typeof value === 'string' && value !== ''],
  ['Timestamp', (value) => /^\d{14}$/.test(textOf(value))],
  ['TransactionType', (value) => textOf(value) in TYPES],
  ['Amount', isWhole],
  ['PartyA', (value) => KENYAN.test(textOf(value))],
  ['PartyB', (value) => /^\d{5,7}$/.test(textOf(value))],
  ['PhoneNumber', (value) => KENYAN.test(textOf(value))],
  ['CallBackURL', isCallbackUrl],
  ['AccountReference', (value) => /^[A-Za-z0-9]{1,12}$/.test(textOf(value))],
  ['TransactionDesc', (value) => value === undefined || textOf(value).length <= 13],
]

const KENYAN = /^254[17]\d{8}$/

export const stkPushRoute: Route<MpesaState> = {
  operation: 'stk-push',
  method: 'POST',
  path: '/mpesa/stkpush/v1/processrequest',
  phone: ({ body }) => textOf(jsonBody(body)?.['PhoneNumber']) || null,
  handle: (world, request) => {
    if (!isAuthorized(world, request)) return refuse(world, 'token404')
    const body = jsonBody(request.body)
    if (!body) return badField(world, 'Request')
    const wrong = FIELDS.find(([name, isRight]) => !isRight(body[name]))
    if (wrong) return badField(world, wrong[0])
    const account = accountOf(world, textOf(body['BusinessShortCode']))
    if (!account) return refuse(world, 'noMerchant')
    if (!hasRightPassword(account, body)) return refuse(world, 'wrongCredentials')
    return accept(world, account, body)
  },
}

/** 2.2: base64 of short code, passkey and the same timestamp; also of a query. */
export function hasRightPassword(
  { passkey }: Account,
  body: Readonly<Record<string, unknown>>,
): boolean {
  const plain = `${textOf(body['BusinessShortCode'])}${passkey}${textOf(body['Timestamp'])}`
  return body['Password'] === Buffer.from(plain).toString('base64')
}

function accept(
  world: Mpesa,
  account: Account,
  body: Readonly<Record<string, unknown>>,
): HttpResponse {
  const phone = textOf(body['PhoneNumber'])
  const amount = readAmount(body['Amount']) as number
  const earlier = world.state.own.pushes.filter((push) => push.phone === phone)
  const isBusy = earlier.some(({ at, result }) => !result || world.now() - at < ANY_PUSH_MS)
  if (isBusy) return refuse(world, 'locked')
  const push: Push = {
    merchantRequestId: newRequestId(world),
    checkoutRequestId: newCheckoutId(world, phone),
    shortCode: account.shortCode,
    phone,
    amount,
    reference: textOf(body['AccountReference']),
    callbackUrl: textOf(body['CallBackURL']),
    at: world.now(),
    prompt: null,
    result: null,
    receipt: null,
  }
  const isSame = (other: Push) => other.amount === amount && world.now() - other.at < SAME_AMOUNT_MS
  const silent = earlier.some(isSame) ? '17' : productFault(account, body)
  world.state.own.pushes.push(push)
  prompt(world, account, push, silent)
  return json(200, accepted(push))
}

/** Store and till numbers mixed up (2.4, 2.13). */
function productFault(account: Account, body: Readonly<Record<string, unknown>>): StkCode | null {
  const wanted = TYPES[textOf(body['TransactionType']) as keyof typeof TYPES]
  if (wanted !== account.kind) return '2028'
  return textOf(body['PartyB']) === account.shortCode ? null : 'SFC_IC0003'
}

function prompt(world: Mpesa, account: Account, push: Push, silent: StkCode | null): void {
  const words = `Do you want to pay KES ${shortAmount(push.amount)} to ${account.name} Account no. ${push.reference}? Enter M-PESA PIN:`
  const code = silent ?? (words.length >= PROMPT_LENGTH_MAX ? '1025' : null)
  if (code) {
    world.later(SILENT_RESULT_MS, `stk-result ${code}`, push.checkoutRequestId)
    return
  }
  push.prompt = showPrompt(world, {
    phone: push.phone,
    amount: push.amount,
    currency: 'KES',
    payee: account.name,
    reference: push.reference,
    text: words,
    about: push.checkoutRequestId,
    forMs: account.promptSeconds * SECOND_MS,
  }).id
}

function accepted({ merchantRequestId, checkoutRequestId }: Push) {
  const says = 'Success. Request accepted for processing'
  return {
    MerchantRequestID: merchantRequestId,
    CheckoutRequestID: checkoutRequestId,
    ResponseCode: '0',
    ResponseDescription: says,
    CustomerMessage: says,
  }
}

/** Numbers come as numbers or as text. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** Whole shillings, one at least. */
export function isWhole(value: unknown): boolean {
  const amount = readAmount(value)
  return amount !== null && amount >= 100 && writeAmount(amount, 2).endsWith('.00')
}
