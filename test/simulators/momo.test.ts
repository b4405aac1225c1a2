import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { type Outgoing, type Reply, request } from '../../src/simulators/kernel/http.ts'
import { createMomoSimulator, type MomoParts } from '../../src/simulators/momo/create.ts'
import { FIRST_USER } from '../../src/simulators/momo/state.ts'
import { listener } from './listener.ts'

const PHONE = '256771000333'
const ID = '3c0d9f2e-5b1a-4e77-8d43-90ab12cd34ef'
const CALLBACK = 'https://pay.mutual.example/pay/m/7fQ2'

const body = (change: Record<string, unknown> = {}) => ({
  amount: '1500',
  currency: 'UGX',
  externalId: 'pi_01JQ8Z2K',
  payer: { partyIdType: 'MSISDN', partyId: PHONE },
  payerMessage: 'Cotisation mars',
  payeeNote: 'MH0042719',
  ...change,
})

async function momoWorld(agreed: MomoParts['agreed'] = {}, answer?: (outgoing: Outgoing) => Reply) {
  const heard = listener(answer)
  const simulator = createMomoSimulator({ seed: 5, deliver: heard.deliver, agreed })
  const raw = (
    method: string,
    path: string,
    given: unknown = '',
    headers: Record<string, string> = {},
  ) => simulator.handle(request(method, path, { headers, body: given }))
  const subscription = { 'Ocp-Apim-Subscription-Key': 'simulator-subscription' }
  const authorization = `Basic ${btoa(`${FIRST_USER.id}:${FIRST_USER.key}`)}`
  const token = async () => {
    const response = await raw('POST', '/collection/token/', '', { ...subscription, authorization })
    return JSON.parse(response.body) as { access_token: string }
  }
  const { access_token: bearer } = await token()
  const right = {
    ...subscription,
    authorization: `Bearer ${bearer}`,
    'X-Target-Environment': simulator.world.state.own.agreed.targetEnvironment,
  }
  const call = async (
    method: string,
    path: string,
    given: unknown = '',
    headers: Record<string, string> = {},
  ) => {
    const response = await raw(method, path, given, { ...right, ...headers })
    return {
      status: response.status,
      body: response.body === '' ? '' : (JSON.parse(response.body) as never),
    }
  }
  const control = async (method: string, path: string, given: unknown = '') =>
    JSON.parse((await raw(method, `/simulator/${path}`, given)).body) as never
  return {
    simulator,
    heard,
    raw,
    call,
    control,
    token,
    right,
    pay: (change = {}, headers: Record<string, string> = {}) =>
      call('POST', '/collection/v1_0/requesttopay', body(change), {
        'X-Reference-Id': ID,
        'X-Callback-Url': CALLBACK,
        ...headers,
      }),
    status: (id = ID) => call('GET', `/collection/v1_0/requesttopay/${id}`),
    answer: async (kind: string, more = {}) => {
      const [prompt] = (await control('GET', 'prompts')) as { id: string }[]
      return control('POST', `prompts/${prompt?.id}`, { answer: kind, ...more })
    },
    pass: (ms: number) => simulator.advanceTo(simulator.world.now() + ms),
  }
}

describe('credentials (3.1)', () => {
  it('are made by the API in a sandbox, and not in production', async () => {
    const headers = { 'Ocp-Apim-Subscription-Key': 'simulator-subscription', 'X-Reference-Id': ID }
    const made = { providerCallbackHost: 'pay.mutual.example' }
    const live = await momoWorld()
    expect((await live.raw('POST', '/v1_0/apiuser', made, headers)).status).toBe(404)
    const { raw } = await momoWorld({ isSandbox: true, targetEnvironment: 'sandbox' })
    expect((await raw('POST', '/v1_0/apiuser', made, headers)).status).toBe(201)
    expect((await raw('POST', '/v1_0/apiuser', made, headers)).status).toBe(409)
    const key = await raw('POST', `/v1_0/apiuser/${ID}/apikey`, '', headers)
    expect(key.status).toBe(201)
    const { apiKey } = JSON.parse(key.body) as { apiKey: string }
    const authorization = `Basic ${btoa(`${ID}:${apiKey}`)}`
    const token = await raw('POST', '/collection/token/', '', { ...headers, authorization })
    expect(JSON.parse(token.body)).toEqual({
      access_token: expect.any(String) as string,
      token_type: 'access_token',
      expires_in: 3600,
    })
    expect(JSON.parse((await raw('GET', `/v1_0/apiuser/${ID}`, '', headers)).body)).toEqual({
      providerCallbackHost: 'pay.mutual.example',
      targetEnvironment: 'sandbox',
    })
  })

  it('give tokens that do not end each other, and end after an hour', async () => {
    const { pay, token, pass, status } = await momoWorld()
    await token()
    expect((await pay()).status).toBe(202)
    await pass(3_599_999)
    expect((await status()).status).toBe(200)
    await pass(1)
    expect(await status()).toMatchObject({ status: 401, body: { code: 'UNAUTHORIZED' } })
  })

  it.each([
    [
      'another subscription',
      { 'Ocp-Apim-Subscription-Key': 'x' },
      401,
      'ACCESS_DENIED_INVALID_SUBSCRIPTION_KEY',
    ],
    ['another token', { authorization: 'Bearer x' }, 401, 'UNAUTHORIZED'],
    [
      'another environment',
      { 'X-Target-Environment': 'sandbox' },
      500,
      'NOT_ALLOWED_TARGET_ENVIRONMENT',
    ],
  ])('are refused with %s', async (_, headers, status, code) => {
    const { pay } = await momoWorld()
    expect(await pay({}, headers)).toMatchObject({ status, body: { code } })
  })
})

describe('a request to pay (3.2)', () => {
  it('is answered 202 with nothing, and the phone is asked, without the notes', async () => {
    const { pay, control } = await momoWorld()
    expect(await pay()).toEqual({ status: 202, body: '' })
    const [prompt] = (await control('GET', 'prompts')) as { text: string }[]
    expect(prompt).toMatchObject({ phone: PHONE, amount: '1500', currency: 'UGX' })
    expect(prompt?.text).not.toContain('MH0042719')
  })

  it('exists already when its id was used, whatever is asked', async () => {
    const { pay, control } = await momoWorld()
    await pay()
    expect(await pay({ amount: '9' })).toMatchObject({
      status: 409,
      body: { code: 'RESOURCE_ALREADY_EXIST' },
    })
    expect(await control('GET', 'prompts')).toHaveLength(1)
  })

  const refused: [string, Record<string, unknown>, Record<string, string>, number, string][] = [
    ['an id that is no UUID', {}, { 'X-Reference-Id': 'x' }, 400, 'INVALID_REFERENCE_ID'],
    ['an amount that is a number', { amount: 1500 }, {}, 400, 'BAD_REQUEST'],
    ['an amount of nothing', { amount: '0' }, {}, 400, 'BAD_REQUEST'],
    [
      'a party of another kind',
      { payer: { partyIdType: 'msisdn', partyId: PHONE } },
      {},
      400,
      'BAD_REQUEST',
    ],
    [
      'a number with a plus',
      { payer: { partyIdType: 'MSISDN', partyId: `+${PHONE}` } },
      {},
      400,
      'BAD_REQUEST',
    ],
    ['another currency', { currency: 'EUR' }, {}, 500, 'INVALID_CURRENCY'],
    ['an apostrophe', { payerMessage: "Cotisation d'avril" }, {}, 400, 'BAD_REQUEST'],
    ['an ampersand', { payeeNote: 'A & B' }, {}, 400, 'BAD_REQUEST'],
    ['a note of 161 signs', { payeeNote: 'a'.repeat(161) }, {}, 400, 'BAD_REQUEST'],
    ['an empty note', { payerMessage: '' }, {}, 500, 'INTERNAL_PROCESSING_ERROR'],
    ['an empty callback', {}, { 'X-Callback-Url': '' }, 500, 'INVALID_CALLBACK_URL_HOST'],
    [
      'a callback by HTTP',
      {},
      { 'X-Callback-Url': 'http://pay.mutual.example/x' },
      500,
      'INVALID_CALLBACK_URL_HOST',
    ],
    [
      'a callback to another host',
      {},
      { 'X-Callback-Url': 'https://other.example/x' },
      500,
      'INVALID_CALLBACK_URL_HOST',
    ],
  ]
  it.each(refused)('is refused with %s', async (_, change, headers, status, code) => {
    const { pay, control, status: statusOf } = await momoWorld()
    await control('POST', 'users', {
      id: FIRST_USER.id,
      key: FIRST_USER.key,
      callbackHost: 'pay.mutual.example',
    })
    expect(await pay(change, headers)).toMatchObject({ status, body: { code } })
    expect(await statusOf()).toMatchObject({ status: 404, body: { code: 'RESOURCE_NOT_FOUND' } })
    expect(await control('GET', 'prompts')).toEqual([])
  })

  it('is taken with a note of 160 signs, and with a callback to this machine', async () => {
    const { pay } = await momoWorld()
    expect(
      (await pay({ payeeNote: 'a'.repeat(160) }, { 'X-Callback-Url': 'http://127.0.0.1:3000/pay' }))
        .status,
    ).toBe(202)
  })
})

describe('its status and its callback (3.3, 3.4)', () => {
  const common = {
    externalId: 'pi_01JQ8Z2K',
    amount: '1500',
    currency: 'UGX',
    payer: { partyIdType: 'MSISDN', partyId: PHONE },
    payerMessage: 'Cotisation mars',
    payeeNote: 'MH0042719',
  }

  it('is pending, then successful; the callback has the same shape and no reference id', async () => {
    const { pay, status, answer, heard, control } = await momoWorld()
    await pay()
    expect((await status()).body).toEqual({ ...common, status: 'PENDING' })
    await answer('pin')
    const paid = {
      financialTransactionId: expect.stringMatching(/^5\d{9}$/) as string,
      ...common,
      status: 'SUCCESSFUL',
    }
    expect((await status()).body).toEqual(paid)
    expect(heard.got).toMatchObject([{ method: 'PUT', url: CALLBACK }])
    expect(heard.bodies()).toEqual([paid])
    expect(await control('GET', 'truth')).toMatchObject({
      movements: [
        { kind: 'push', amount: '1500' },
        { kind: 'charge', amount: '-15' },
      ],
    })
  })

  const ends: [string, Record<string, string>, number, string][] = [
    ['refuse', {}, 0, 'APPROVAL_REJECTED'],
    ['wrong-pin', {}, 0, 'PAYMENT_NOT_APPROVED'],
    ['no-funds', {}, 0, 'NOT_ENOUGH_FUNDS'],
    ['ignore', {}, 300_000, 'COULD_NOT_PERFORM_TRANSACTION'],
    ['expire', {}, 300_000, 'EXPIRED'],
    ['code', { code: 'PAYER_LIMIT_REACHED' }, 0, 'PAYER_LIMIT_REACHED'],
    ['code', { code: 'SENDER_ACCOUNT_NOT_ACTIVE' }, 0, 'SENDER_ACCOUNT_NOT_ACTIVE'],
  ]
  it.each(ends)('fails by %s %o after %i ms: %s', async (kind, more, ms, reason) => {
    const { pay, status, answer, heard, pass } = await momoWorld()
    await pay()
    await answer(kind, more)
    if (ms > 0) {
      await pass(ms - 1)
      expect(heard.got).toEqual([])
      await pass(1)
    }
    expect((await status()).body).toEqual({ ...common, status: 'FAILED', reason })
    expect(heard.bodies()).toEqual([{ ...common, status: 'FAILED', reason }])
  })

  it.each([
    ['object', { reason: { code: 'APPROVAL_REJECTED', message: 'Approval was rejected.' } }],
    ['capital', { Reason: 'APPROVAL_REJECTED' }],
    ['text', { reason: 'APPROVAL_REJECTED' }],
  ])('tells a reason as %s', async (reason, told) => {
    const { pay, status, answer, control } = await momoWorld()
    await control('POST', 'quirks', { reason })
    await pay()
    await answer('refuse')
    expect((await status()).body).toMatchObject(told)
  })

  it('is not over beside ONGOING and its like', async () => {
    const { pay, status, control, heard } = await momoWorld({ numbers: 'sandbox' })
    await pay({ payer: { partyIdType: 'MSISDN', partyId: '46733123453' } })
    await control('POST', 'clock', { advanceMs: 5_000 })
    expect((await status()).body).toMatchObject({ status: 'PENDING', reason: 'ONGOING' })
    expect(heard.got).toEqual([])
  })

  it('may say another reason for an empty purse', async () => {
    const { pay, status, answer, control } = await momoWorld()
    await control('POST', 'quirks', {
      noFunds: 'LOW_BALANCE_OR_PAYEE_LIMIT_REACHED_OR_NOT_ALLOWED',
    })
    await control('POST', 'phones', { phone: PHONE, balance: '1499' })
    await pay()
    await answer('pin')
    expect((await status()).body).toMatchObject({
      status: 'FAILED',
      reason: 'LOW_BALANCE_OR_PAYEE_LIMIT_REACHED_OR_NOT_ALLOWED',
    })
  })

  it('is called back once, or many times where told so, by PUT or POST', async () => {
    for (const [callbackRetries, count] of [
      ['none', 1],
      ['many', 1 + 20 + 30 + 24],
    ] as const) {
      const { pay, answer, control, pass, heard } = await momoWorld({}, () => ({
        status: 503,
        body: '',
      }))
      await control('POST', 'quirks', { callbackRetries, callbackMethod: 'POST' })
      await pay()
      await answer('pin')
      await pass(3 * 24 * 3_600_000)
      expect(heard.got).toHaveLength(count)
      expect(heard.got[0]).toMatchObject({ method: 'POST', timeoutMs: 2_000 })
    }
  })

  it('is not called back where no address was given', async () => {
    const { call, answer, heard } = await momoWorld()
    await call('POST', '/collection/v1_0/requesttopay', body(), { 'X-Reference-Id': ID })
    await answer('pin')
    expect(heard.got).toEqual([])
  })
})

describe('the sandbox’s numbers (3.5)', () => {
  it.each([
    ['46733123450', 'FAILED', 'INTERNAL_PROCESSING_ERROR'],
    ['46733123451', 'FAILED', 'APPROVAL_REJECTED'],
    ['46733123452', 'FAILED', 'EXPIRED'],
    ['46733123454', 'PENDING', 'PAYER_DELAYED'],
    ['46733123455', 'FAILED', 'PAYER_NOT_FOUND'],
    ['46733123456', 'FAILED', 'PAYEE_NOT_ALLOWED_TO_RECEIVE'],
    ['46733123461', 'FAILED', 'INTERNAL_PROCESSING_ERROR'],
    ['46733123462', 'FAILED', 'SERVICE_UNAVAILABLE'],
    ['46733123463', 'FAILED', 'COULD_NOT_PERFORM_TRANSACTION'],
    ['46733123499', 'SUCCESSFUL', undefined],
  ])('%s ends %s %s', async (partyId, status, reason) => {
    const world = await momoWorld({ numbers: 'sandbox', currency: 'EUR' })
    await world.pay({ currency: 'EUR', payer: { partyIdType: 'MSISDN', partyId } })
    await world.pass(2_000)
    expect((await world.status()).body).toMatchObject({ status, ...(reason ? { reason } : {}) })
  })
})

describe('accounts (3.5, 13.0)', () => {
  it('are active, or not, without a 404', async () => {
    const { call, control } = await momoWorld()
    const path = `/collection/v1_0/accountholder/msisdn/${PHONE}/active`
    expect(await call('GET', path)).toEqual({ status: 200, body: { result: true } })
    await control('POST', 'phones', { phone: PHONE, active: false })
    expect(await call('GET', path)).toEqual({ status: 200, body: { result: false } })
    await control('POST', 'quirks', { active: 'bare' })
    expect(await call('GET', path)).toEqual({ status: 200, body: false })
    expect((await call('GET', path.replace('msisdn', 'MSISDN'))).status).toBe(400)
  })

  it('fail a request when there is none', async () => {
    const { pay, pass, status, control } = await momoWorld()
    await control('POST', 'phones', { phone: PHONE, active: false })
    await pay()
    await pass(2_000)
    expect((await status()).body).toMatchObject({ status: 'FAILED', reason: 'PAYER_NOT_FOUND' })
  })

  it('have a balance', async () => {
    const { pay, answer, call } = await momoWorld()
    await pay()
    await answer('pin')
    expect((await call('GET', '/collection/v1_0/account/balance')).body).toEqual({
      availableBalance: '1485',
      currency: 'UGX',
    })
  })
})

describe('the statement (9.3)', () => {
  it('has pushes, payments of one’s own accord, and fees', async () => {
    const { pay, answer, control, raw } = await momoWorld()
    await pay()
    await answer('pin')
    await control('POST', 'pay-bill', { phone: PHONE, account: 'MH0042719', amount: '99' })
    const rows = parse<Record<string, string>>((await raw('GET', '/simulator/statement')).body, {
      columns: true,
    })
    expect(
      rows.map((row) => [
        row['External Transaction Id'],
        row['Type'],
        row['Amount'],
        row['Balance'],
      ]),
    ).toEqual([
      ['pi_01JQ8Z2K', 'Payment', '1500', '1500'],
      ['', 'Fee', '-15', '1485'],
      ['', 'Payment', '99', '1584'],
    ])
  })
})
