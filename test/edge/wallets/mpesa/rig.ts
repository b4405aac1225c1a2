import nock from 'nock'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { PromptRequest } from '../../../../src/app/wallet.ts'
import { minor } from '../../../../src/core/money.ts'
import type { PhoneNumber } from '../../../../src/core/phone-number.ts'
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

/** Fails when a result says a secret. */
export function clean<Result>(result: Result): Result {
  for (const secret of SECRETS) expect(JSON.stringify(result)).not.toContain(secret)
  return result
}

/** Every test uses all that it prepared, and nothing leaves this machine. */
export function describeDaraja(): void {
  beforeAll(() => nock.disableNetConnect())
  afterEach(() => {
    const unused = nock.pendingMocks()
    nock.cleanAll()
    expect(unused).toEqual([])
  })
  afterAll(() => nock.enableNetConnect())
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
