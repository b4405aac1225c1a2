import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import nock from 'nock'
import { describe, expect, it, onTestFinished } from 'vitest'
import { minor } from '../../../../src/core/money.ts'
import type { PhoneNumber } from '../../../../src/core/phone-number.ts'
import { REFUSALS } from '../../../../src/edge/wallets/mpesa/codes.ts'
import { MPESA, openMpesa } from '../subjects-mpesa.ts'
import { ACCEPTED, ASKED, describeDaraja, givesToken, HOST, PUSH, refusal } from './rig.ts'

const clean = describeDaraja()

async function prompted(
  status: number,
  body: object | string,
  changes: Partial<typeof ASKED> = {},
) {
  givesToken()
  nock(HOST).post(PUSH).reply(status, body)
  return clean(await openMpesa().prompt({ ...ASKED, ...changes }))
}

/** What is sent, as Daraja reads it. */
async function sent(changes: Partial<typeof ASKED> = {}, settings: Partial<typeof MPESA> = {}) {
  givesToken()
  let body: Record<string, unknown> = {}
  nock(HOST)
    .post(PUSH, (given: Record<string, unknown>) => {
      body = given
      return true
    })
    .matchHeader('authorization', 'Bearer t0ken')
    .reply(200, ACCEPTED)
  await openMpesa(settings).prompt({ ...ASKED, ...changes })
  return body
}

describe('a prompt of M-PESA', () => {
  it('says all that Daraja wants, in shillings and by the walls of Nairobi', async () => {
    const Timestamp = '20260314101530'
    expect(await sent()).toEqual({
      BusinessShortCode: '600111',
      Password: Buffer.from(`600111canary-passkey${Timestamp}`).toString('base64'),
      Timestamp,
      TransactionType: 'CustomerPayBillOnline',
      Amount: 250,
      ...{ PartyA: '254711000222', PartyB: '600111', PhoneNumber: '254711000222' },
      CallBackURL: ASKED.callbackUrl,
      AccountReference: '41073511',
      TransactionDesc: 'UmojaAfya',
    })
  })

  it('buys goods from a till', async () => {
    expect(await sent({}, { till: '891234' })).toMatchObject({
      ...{ TransactionType: 'CustomerBuyGoodsOnline', PartyB: '891234' },
      BusinessShortCode: '600111',
    })
  })

  it.each([
    ['femmes-du-marche-2', 'femmesdumarc'],
    ['0412337890', '0412337890'],
    ['123456789012', '123456789012'],
    ['1234567890123', '123456789012'],
    ['société', 'societe'],
  ])('has room for twelve plain characters of the reference %s', async (reference, shown) => {
    expect((await sent({ reference }))['AccountReference']).toBe(shown)
  })

  it.each(['Umoja', 'Mutuelle des femmes du marché', 'x'.repeat(79), 'y'.repeat(200), '—'])(
    'stays under 182 characters for %s',
    async (payee) => {
      const body = await sent({ payee, reference: '123456789012' })
      const description = String(body['TransactionDesc'])
      expect(description).toMatch(/^[A-Za-z0-9]{1,13}$/)
      if (payee.length < 79) expect(90 + 12 + payee.length + description.length).toBeLessThan(182)
    },
  )

  it.each([
    ['a phone of another country', { phone: '+256711000222' as PhoneNumber }, 'account'],
    ['a landline', { phone: '+254201234567' as PhoneNumber }, 'account'],
    ['a fraction of a shilling', { amount: minor(25_050) }, 'misconfigured'],
    ['another currency', { currency: 'XOF', amount: minor(250) }, 'misconfigured'],
  ] as const)('is not sent for %s', async (_what, changes, reason) => {
    const outcome = await openMpesa().prompt({ ...ASKED, ...changes })
    expect(outcome).toMatchObject({ kind: 'rejected', reason, retryable: false })
  })

  it('that is taken is known by what Daraja calls it', async () => {
    expect(await prompted(200, ACCEPTED)).toEqual({ kind: 'accepted', operatorRef: 'ws_CO_1' })
    const nameless = { ...ACCEPTED, CheckoutRequestID: undefined }
    expect(await prompted(200, nameless)).toEqual({ kind: 'accepted', operatorRef: null })
  })

  const refused: [code: string, message: string, expected: object][] = [
    ['400.002.02', 'Bad Request - Invalid PhoneNumber', { reason: 'account', retryable: false }],
    ['400.002.02', 'Bad Request - Invalid Amount', { reason: 'misconfigured', retryable: false }],
    ['400.002.05', 'Invalid Request Payload', { reason: 'misconfigured', retryable: false }],
    ['404.001.01', 'Resource not found', { reason: 'misconfigured', retryable: false }],
    ['405.001', 'Method Not Allowed', { reason: 'misconfigured', retryable: false }],
    ['400.008.01', 'Invalid Authentication', { reason: 'misconfigured', retryable: false }],
    ['400.008.02', 'Invalid grant type', { reason: 'misconfigured', retryable: false }],
    ['401.002.01', 'Invalid credentials', { reason: 'misconfigured', retryable: false }],
    ['500.001.1001', 'Merchant does not exist', { reason: 'misconfigured', retryable: false }],
    ['500.001.1001', 'Wrong credentials', { reason: 'misconfigured', retryable: false }],
    ['500.001.1001', 'Unable to lock subscriber, a transaction is already in process for the current subscriber', { reason: 'try-later', retryable: true, retryAfterMs: 60_000 }],
    ['500.001.1001', 'something new', { kind: 'unknown', alert: 'error 500.001.1001' }],
    ['500.002.1001', 'Duplicate Detected', { kind: 'unknown' }],
    ['500.003.02', 'Error Occurred: Spike Arrest Violation', { reason: 'try-later', retryable: true, retryAfterMs: 30_000 }],
    ['500.003.03', 'Quota Violation', { reason: 'try-later', retryable: true, retryAfterMs: 60_000 }],
    ['500.003.1001', 'Internal Server Error', { kind: 'unknown' }],
    ['00.002.1001', 'maintenance', { reason: 'try-later', retryable: true, retryAfterMs: 300_000 }],
    ['15', 'Duplicate', { kind: 'unknown' }],
    ['17', 'Internal failure', { kind: 'unknown' }],
    ['18', 'Initiator password', { reason: 'misconfigured', retryable: false }],
    ['20', 'Unknown initiator', { reason: 'misconfigured', retryable: false }],
    ['21', 'Permission', { reason: 'misconfigured', retryable: false }],
    ['22', 'Permission', { reason: 'misconfigured', retryable: false }],
    ['24', 'Missing field', { reason: 'misconfigured', retryable: false }],
    ['25', 'Bad field', { reason: 'misconfigured', retryable: false }],
    ['26', 'Busy', { reason: 'try-later', retryable: true, retryAfterMs: 30_000 }],
    ['29', 'Bad command', { reason: 'misconfigured', retryable: false }],
    ['100000000', 'Request cached, will be resent later', { kind: 'unknown' }],
    ['100000001', 'Overload', { reason: 'try-later', retryable: true, retryAfterMs: 60_000 }],
    ['100000002', 'Throttled', { reason: 'try-later', retryable: true, retryAfterMs: 60_000 }],
    ['100000010', 'Permission', { reason: 'misconfigured', retryable: false }],
    ['100000011', 'Rate', { reason: 'try-later', retryable: true, retryAfterMs: 60_000 }],
    ['777.1', 'never heard of 254711000222', { kind: 'unknown', alert: 'error 777.1' }],
    ['__proto__', '', { kind: 'unknown', alert: 'error __proto__' }],
    ['254711000222254711000222', '', { kind: 'unknown' }],
  ] // prettier-ignore

  it.each(refused.slice(0, -1))(
    'turned away with %s (%s) is what it means',
    async (code, message, expected) => {
      const outcome = await prompted(code.startsWith('4') ? 400 : 500, refusal(code, message))
      expect(outcome).toMatchObject({ kind: 'rejected', ...expected })
      // Who can put it right must hear of it.
      const isOurs = 'reason' in expected && expected.reason === 'misconfigured'
      if (isOurs) expect(outcome).toMatchObject({ alert: expect.stringContaining(code) as string })
    },
  )

  it('has a line for every code of the table', () => {
    const tried = new Set([...refused.map(([code]) => code), '404.001.03', '400.003.01'])
    for (const code of Object.keys(REFUSALS)) expect(tried).toContain(code)
  })

  it.each([
    ['a page of somebody in between', 502, '<html>bad gateway</html>'],
    ['a page that says it is fine', 200, '<html>hello</html>'],
    ['nothing', 500, ''],
    ['JSON without a code', 500, { error: 'x' }],
    ['an answer of another shape', 200, { ok: true }],
    ['a result that nobody knows', 200, { ...ACCEPTED, ResponseCode: '4711' }],
  ])('answered with %s may be on the phone', async (_what, status, body) => {
    expect(await prompted(status, body)).toMatchObject({ kind: 'unknown' })
  })

  it('that gets no answer may be on the phone', async () => {
    nock.enableNetConnect('127.0.0.1')
    const server = createServer((request, response) => {
      if (request.method === 'GET') response.end('{"access_token":"t0ken","expires_in":3599}')
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    onTestFinished(() => {
      server.closeAllConnections()
      server.close()
      nock.disableNetConnect()
    })
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    expect(clean(await openMpesa({ baseUrl }).prompt(ASKED))).toEqual({ kind: 'unknown' })
  })

  it('for which nothing was sent is tried again', async () => {
    givesToken()
    const { baseUrl } = MPESA
    nock(baseUrl)
      .post(PUSH)
      .replyWithError(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }))
    expect(clean(await openMpesa().prompt(ASKED))).toMatchObject({
      ...{ kind: 'rejected', reason: 'try-later', retryable: true },
    })
  })
})

describe('the token of M-PESA', () => {
  it.each(['404.001.03', '400.003.01'])('is renewed once when it is spent (%s)', async (code) => {
    givesToken('old')
    nock(HOST).post(PUSH).matchHeader('authorization', 'Bearer old').reply(404, refusal(code))
    givesToken('new', 3599)
    nock(HOST).post(PUSH).matchHeader('authorization', 'Bearer new').reply(200, ACCEPTED)
    expect(await openMpesa().prompt(ASKED)).toMatchObject({ kind: 'accepted' })
  })

  it.each(['404.001.03', '400.003.01'])('is not renewed twice (%s)', async (code) => {
    for (const token of ['old', 'new']) {
      givesToken(token)
      nock(HOST).post(PUSH).reply(404, refusal(code))
    }
    expect(clean(await openMpesa().prompt(ASKED))).toMatchObject({
      ...{ kind: 'rejected', reason: 'try-later', retryable: true },
      alert: expect.stringContaining(code) as string,
    })
  })

  it.each([
    [400, refusal('400.008.01', 'Invalid Authentication passed'), true],
    [401, '', true],
    [403, 'no', true],
    [500, '', false],
    [200, { access_token: '' }, false],
    [200, { access_token: 'x', expires_in: 'soon' }, false],
  ])('that is not given (%i) sends nothing', async (status, body, isOurs) => {
    nock(HOST).get(/oauth/).reply(status, body)
    const outcome = clean(await openMpesa().prompt(ASKED))
    expect(outcome).toMatchObject({ kind: 'rejected', reason: 'try-later', retryable: true })
    expect('alert' in outcome).toBe(isOurs)
  })
})
