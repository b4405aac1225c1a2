import nock from 'nock'
import type { PromptRequest } from '../../../../src/app/wallet.ts'
import { instant } from '../../../../src/core/dates.ts'
import { type Currency, minor } from '../../../../src/core/money.ts'
import type { PhoneNumber } from '../../../../src/core/phone-number.ts'
import { uuidOf } from '../../../../src/edge/outgoing/uuid.ts'
import { ownTokens } from '../own-tokens.ts'
import { momoWallet } from '../../../../src/edge/wallets/momo/wallet.ts'

/** An account at MTN, and MTN's side of it. */
export const HOST = 'https://momo.example'
export const PHONE = '+2290161000333' as PhoneNumber
export const DIGITS = PHONE.slice(1)
export const TOKEN = 'canary-token'
const SUBSCRIPTION = 'canary-subscription'
const API_KEY = 'canary-api-key'

/** Nothing of these may be said or printed. */
export const SECRETS = [SUBSCRIPTION, API_KEY, TOKEN]

export const AT = instant(Date.parse('2026-03-14T07:16:05Z'))
export const operatorRef = uuidOf('i-1')
export const PAY = '/collection/v1_0/requesttopay'

export const REQUEST: PromptRequest = {
  intentId: 'i-1',
  phone: PHONE,
  amount: minor(1500),
  currency: 'XOF',
  payee: 'Mutuelle d’avril & Cie',
  reference: '04123378',
  callbackUrl: 'https://pay.mutual.example/pay/key/mm/i-1-seal/told',
}

export type Settings = {
  readonly targetEnvironment?: string
  readonly currency?: Currency
  readonly callbackUrl?: string
  readonly timeoutMs?: number
  readonly baseUrl?: string
  readonly now?: () => number
}

export function wallet(change: Settings = {}) {
  const { now = () => AT } = change
  return momoWallet({
    ...{ name: 'mm', currency: 'XOF', apiUser: 'api-user', apiKey: API_KEY },
    ...{ subscriptionKey: SUBSCRIPTION, targetEnvironment: 'mtnbenin', baseUrl: HOST },
    ...{
      callbackUrl: 'https://pay.mutual.example/pay/key/mm/',
      now,
      tokens: ownTokens(now),
      ...change,
    },
  })
}

type Body = object | string

const subscribed = { 'ocp-apim-subscription-key': SUBSCRIPTION }

export function tokenAnswers(
  status = 200,
  body: Body = { access_token: TOKEN, expires_in: 3600 },
): void {
  const basic = Buffer.from(`api-user:${API_KEY}`).toString('base64')
  const reqheaders = { ...subscribed, authorization: `Basic ${basic}` }
  nock(HOST, { reqheaders })
    .post('/collection/token/')
    .reply(status, body, { date: new Date(AT).toUTCString() })
}

export function withToken(token = TOKEN, environment = 'mtnbenin') {
  const headers = { authorization: `Bearer ${token}`, 'x-target-environment': environment }
  return nock(HOST, { reqheaders: { ...subscribed, ...headers } })
}

export const HOLDER = `/collection/v1_0/accountholder/msisdn/${DIGITS}/active`

export function holderAnswers(status = 200, body: Body = { result: true }): void {
  withToken().get(HOLDER).reply(status, body)
}

/** What MTN is sent for `REQUEST`. */
export const SENT = {
  amount: '1500',
  currency: 'XOF',
  externalId: 'i-1',
  payer: { partyIdType: 'MSISDN', partyId: DIGITS },
  payerMessage: 'Mutuelle d avril Cie 04123378',
  payeeNote: '04123378',
}

export const PAYMENT = { ...SENT, financialTransactionId: '5120034477', status: 'SUCCESSFUL' }

export const PAID = {
  kind: 'paid',
  operatorReceipt: '5120034477',
  amount: 1500,
  currency: 'XOF',
  intentId: 'i-1',
  operatorRef,
  account: null,
  payerPhone: PHONE,
  paidAt: AT,
}
