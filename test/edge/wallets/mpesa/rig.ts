import nock from 'nock'
import type { PromptRequest } from '../../../../src/app/wallet.ts'
import { minor } from '../../../../src/core/money.ts'
import type { PhoneNumber } from '../../../../src/core/phone-number.ts'
import { nocked } from '../nocked.ts'
import { MPESA } from '../subjects-mpesa.ts'

export const HOST = MPESA.baseUrl
export const PUSH = '/mpesa/stkpush/v1/processrequest'
export const QUERY = '/mpesa/stkpushquery/v1/query'

export const ASKED: PromptRequest = {
  intentId: 'i-1',
  phone: '+254711000222' as PhoneNumber,
  amount: minor(25_000),
  currency: 'KES',
  payee: 'Umoja Afya',
  reference: '41073511',
  callbackUrl: 'https://pay.mutual.example/pay/k/umoja-till/abc-def/told',
}

export const ACCEPTED = {
  ...{ MerchantRequestID: '8c11', CheckoutRequestID: 'ws_CO_1', ResponseCode: '0' },
  ResponseDescription: 'Success. Request accepted for processing',
}

const SECRETS = [
  MPESA.passkey,
  MPESA.consumerKey,
  MPESA.consumerSecret,
  't0ken',
  ASKED.phone.slice(1),
]

/** `nocked` with the secrets of this account; returns the look at what the adapter says. */
export function describeDaraja(): <Result>(result: Result) => Result {
  return nocked(SECRETS)
}

export function givesToken(token = 't0ken', expires: string | number = '3599'): void {
  nock(HOST)
    .get('/oauth/v1/generate?grant_type=client_credentials')
    .basicAuth({ user: MPESA.consumerKey, pass: MPESA.consumerSecret })
    .reply(200, { access_token: token, expires_in: expires })
}

export function refusal(errorCode: string, errorMessage = '') {
  return { requestId: '1f0c-77aa-1', errorCode, errorMessage }
}
