import { describe, expect, it } from 'vitest'
import { STK_RESULTS } from '../../src/simulators/mpesa/codes.ts'
import { mpesaWorld, PHONE, pushBody } from './mpesa-world.ts'

const PATH = '/mpesa/stkpush/v1/processrequest'

describe('the token (2.1)', () => {
  it('comes with its life as text, or as a number where told so', async () => {
    const { raw, control } = await mpesaWorld()
    const get = async (): Promise<unknown> => {
      const authorization = `Basic ${Buffer.from('simulator-key:simulator-secret').toString('base64')}`
      const url = '/oauth/v1/generate?grant_type=client_credentials'
      return JSON.parse((await raw('GET', url, { headers: { authorization } })).body)
    }
    expect(await get()).toEqual({
      access_token: expect.stringMatching(/^\w{28}$/) as string,
      expires_in: '3599',
    })
    await control('POST', 'quirks', { expiresIn: 'number' })
    expect(await get()).toMatchObject({ expires_in: 3599 })
  })

  it.each([
    ['no credentials', {}, 'client_credentials', 400, '400.008.01'],
    [
      'a wrong secret',
      { authorization: `Basic ${btoa('simulator-key:x')}` },
      'client_credentials',
      400,
      '400.008.01',
    ],
    [
      'another grant',
      { authorization: `Basic ${btoa('simulator-key:simulator-secret')}` },
      'password',
      400,
      '400.008.02',
    ],
  ] as const)('is refused with %s', async (_, headers, grant, status, code) => {
    const { raw } = await mpesaWorld()
    const response = await raw('GET', `/oauth/v1/generate?grant_type=${grant}`, { headers })
    expect(response.status).toBe(status)
    expect(JSON.parse(response.body)).toMatchObject({ errorCode: code })
  })

  it('ends the token before it, and ends by itself after 3599 seconds', async () => {
    const { raw, call, refreshToken, pass } = await mpesaWorld()
    const old = await call('POST', PATH, pushBody())
    expect(old.status).toBe(200)
    const authorization = `Basic ${btoa('simulator-key:simulator-secret')}`
    await raw('GET', '/oauth/v1/generate?grant_type=client_credentials', {
      headers: { authorization },
    })
    expect(await call('POST', PATH, pushBody())).toMatchObject({
      status: 404,
      body: { errorCode: '404.001.03' },
    })
    await refreshToken()
    await pass(3_598_999)
    expect((await call('POST', PATH, pushBody())).status).toBe(200)
    await pass(1)
    expect((await call('POST', PATH, pushBody())).status).toBe(404)
  })

  it.each([
    ['POST', PATH, 404, '404.001.03'],
    ['POST', '/mpesa/stkpushquery/v1/query', 404, '404.001.03'],
    ['POST', '/mpesa/reversal/v1/request', 404, '404.001.03'],
    ['POST', '/mpesa/c2b/v2/registerurl', 400, '400.003.01'],
    ['POST', '/mpesa/transactionstatus/v1/query', 400, '400.003.01'],
  ] as const)('that is bad is refused by %s %s with %i', async (method, path, status, code) => {
    const { raw } = await mpesaWorld()
    const response = await raw(method, path, {
      headers: { authorization: 'Bearer old' },
      body: pushBody(),
    })
    expect(response.status).toBe(status)
    expect(JSON.parse(response.body)).toMatchObject({
      requestId: expect.any(String) as string,
      errorCode: code,
    })
  })
})

describe('a push (2.2)', () => {
  it('is accepted, which says that a prompt is out and not that it is paid', async () => {
    const { push, control, heard } = await mpesaWorld()
    const { status, body } = await push()
    expect(status).toBe(200)
    expect(body).toEqual({
      MerchantRequestID: expect.stringMatching(/^[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{5}$/) as string,
      CheckoutRequestID: 'ws_CO_02032026110000711000222',
      ResponseCode: '0',
      ResponseDescription: 'Success. Request accepted for processing',
      CustomerMessage: 'Success. Request accepted for processing',
    })
    expect(await control('GET', `prompts?phone=${PHONE}`)).toMatchObject([
      { amount: '250', currency: 'KES', payee: 'MUTUAL X', reference: 'MH0042719', state: 'open' },
    ])
    expect(heard.got).toEqual([])
  })

  const refused: [string, Record<string, unknown>, number, string, string][] = [
    [
      'a short code that is text',
      { BusinessShortCode: 'abc' },
      400,
      '400.002.02',
      'Invalid BusinessShortCode',
    ],
    [
      'a timestamp in ISO',
      { Timestamp: '2026-03-02T11:00:00' },
      400,
      '400.002.02',
      'Invalid Timestamp',
    ],
    [
      'another type',
      { TransactionType: 'CustomerPayBill' },
      400,
      '400.002.02',
      'Invalid TransactionType',
    ],
    ['an amount of nothing', { Amount: 0 }, 400, '400.002.02', 'Invalid Amount'],
    ['half a shilling', { Amount: 250.5 }, 400, '400.002.02', 'Invalid Amount'],
    ['a local number', { PhoneNumber: '0711000222' }, 400, '400.002.02', 'Invalid PhoneNumber'],
    [
      'a number with a plus',
      { PhoneNumber: '+254711000222' },
      400,
      '400.002.02',
      'Invalid PhoneNumber',
    ],
    [
      'HTTP to another machine',
      { CallBackURL: 'http://pay.mutual.example/k' },
      400,
      '400.002.02',
      'Invalid CallBackURL',
    ],
    [
      'a reference of 13 signs',
      { AccountReference: 'MH00427190000' },
      400,
      '400.002.02',
      'Invalid AccountReference',
    ],
    [
      'a reference with a dash',
      { AccountReference: '0042719-5' },
      400,
      '400.002.02',
      'Invalid AccountReference',
    ],
    [
      'a description of 14 signs',
      { TransactionDesc: 'Contributions1' },
      400,
      '400.002.02',
      'Invalid TransactionDesc',
    ],
    [
      'a short code of nobody',
      { BusinessShortCode: '600999' },
      500,
      '500.001.1001',
      'Merchant does not exist',
    ],
    [
      'a password of another time',
      { Timestamp: '20260302110001' },
      500,
      '500.001.1001',
      'Wrong credentials',
    ],
  ]
  it.each(refused)('is refused with %s', async (_, change, status, errorCode, says) => {
    const { push, control } = await mpesaWorld()
    const answered = await push(change)
    expect(answered).toMatchObject({
      status,
      body: { errorCode, errorMessage: expect.stringContaining(says) as string },
    })
    expect(await control('GET', 'prompts')).toEqual([])
  })

  const taken: [string, Record<string, unknown>][] = [
    ['one shilling', { Amount: 1 }],
    ['an amount as text', { Amount: '250' }],
    ['a number that begins with 1', { PhoneNumber: '254110000222' }],
    ['a reference of 12 signs', { AccountReference: 'MH0042719000' }],
    ['a description of 13 signs', { TransactionDesc: 'Contributions' }],
    ['no description', { TransactionDesc: undefined }],
    ['HTTP on this machine', { CallBackURL: 'http://127.0.0.1:3000/pay/k' }],
  ]
  it.each(taken)('is taken with %s', async (_, change) => {
    const { push } = await mpesaWorld()
    expect(await push(change)).toMatchObject({ status: 200 })
  })

  it('finds its paths and methods only', async () => {
    const { call } = await mpesaWorld()
    expect(await call('POST', '/mpesa/stkpush/v9/processrequest')).toMatchObject({
      status: 404,
      body: { errorCode: '404.001.01' },
    })
    expect(await call('GET', PATH)).toMatchObject({ status: 405, body: { errorCode: '405.001' } })
  })
})

describe('the guard of repeats (1.9)', () => {
  const rows: [string, number, number, 'locked' | '17' | 'prompt'][] = [
    ['the same amount', 59_999, 250, 'locked'],
    ['another amount', 59_999, 251, 'locked'],
    ['another amount', 60_000, 251, 'prompt'],
    ['the same amount', 60_000, 250, '17'],
    ['the same amount', 119_999, 250, '17'],
    ['the same amount', 120_000, 250, 'prompt'],
  ]
  it.each(rows)('for %s after %i ms', async (_, ms, amount, outcome) => {
    const { push, answer, pass, heard, control } = await mpesaWorld()
    await push()
    await answer('refuse')
    await pass(ms)
    const again = await push({ Amount: amount })
    if (outcome === 'locked') {
      expect(again.status).toBe(500)
      expect(again.body).toMatchObject({
        errorCode: '500.001.1001',
        errorMessage: expect.stringMatching(/^Unable to lock subscriber/) as string,
      })
      return
    }
    expect(again.status).toBe(200)
    expect(await control('GET', 'prompts')).toHaveLength(outcome === 'prompt' ? 1 : 0)
    await pass(2_000)
    const codes = heard.bodies().map((body) => (body as Callback).Body.stkCallback.ResultCode)
    expect(codes).toEqual(outcome === '17' ? [1032, 17] : [1032])
  })
})

type Callback = {
  Body: {
    stkCallback: {
      ResultCode: unknown
      CallbackMetadata?: { Item: { Name: string; Value?: unknown }[] }
    }
  }
}

describe('how a push ends (2.3, 2.4)', () => {
  it('tells success with receipt, amount and time', async () => {
    const { push, answer, heard } = await mpesaWorld()
    const { body } = await push()
    await answer('pin', { pin: '1234' })
    expect(heard.got).toHaveLength(1)
    expect(heard.got[0]).toMatchObject({
      method: 'POST',
      url: 'https://pay.mutual.example/in/k/7fQ2n0bZ1cR9',
    })
    expect(heard.got[0]?.body).toContain('{"Name":"Amount","Value":250.00}')
    expect(heard.bodies()[0]).toEqual({
      Body: {
        stkCallback: {
          MerchantRequestID: body['MerchantRequestID'],
          CheckoutRequestID: body['CheckoutRequestID'],
          ResultCode: 0,
          ResultDesc: 'The service request is processed successfully.',
          CallbackMetadata: {
            Item: [
              { Name: 'Amount', Value: 250 },
              {
                Name: 'MpesaReceiptNumber',
                Value: expect.stringMatching(/^UC2[A-Z0-9]{7}$/) as string,
              },
              { Name: 'Balance' },
              { Name: 'TransactionDate', Value: 20260302110000 },
              { Name: 'PhoneNumber', Value: 254711000222 },
            ],
          },
        },
      },
    })
  })

  const ends: [string, Record<string, unknown>, number, unknown][] = [
    ['pin', { pin: '9999' }, 0, 2001],
    ['wrong-pin', {}, 0, 2001],
    ['refuse', {}, 0, 1032],
    ['no-funds', {}, 0, 1],
    ['unreachable', {}, 0, 1037],
    ['ignore', {}, 60_000, 1037],
    ['expire', {}, 60_000, 1019],
    ['code', { code: '8006' }, 0, 8006],
    ['code', { code: '2029' }, 0, 2029],
    ['code', { code: 'SFC_IC0003' }, 0, 'SFC_IC0003'],
  ]
  it.each(ends)('with %s %o after %i ms is %s', async (kind, more, ms, code) => {
    const { push, answer, pass, heard, control } = await mpesaWorld()
    await push()
    await answer(kind, more)
    if (ms > 0) {
      await pass(ms - 1)
      expect(heard.got).toEqual([])
      await pass(1)
    }
    const [callback] = heard.bodies() as Callback[]
    expect(callback?.Body.stkCallback.ResultCode).toBe(code)
    expect(callback?.Body.stkCallback).not.toHaveProperty('CallbackMetadata')
    expect(await control('GET', 'truth')).toMatchObject({ movements: [] })
  })

  const limits: [string, number, string, string][] = [
    ['below the least', 99, '2', '100000'],
    ['above the most of one payment', 250_001, '3', '900000'],
    ['more than the purse holds', 501, '1', '500'],
  ]
  it.each(limits)('is refused %s', async (_, amount, code, balance) => {
    const { push, answer, heard, control } = await mpesaWorld({ account: { minimum: 10_000 } })
    await control('POST', 'phones', { phone: PHONE, balance })
    await push({ Amount: amount })
    await answer('pin')
    expect(heard.bodies()).toMatchObject([{ Body: { stkCallback: { ResultCode: Number(code) } } }])
  })

  it('lets a customer pay 500,000 a day and no more', async () => {
    const { push, answer, pass, heard, control } = await mpesaWorld()
    await control('POST', 'phones', { phone: PHONE, balance: '900000' })
    for (const amount of [250_000, 249_999, 2, 1]) {
      await push({ Amount: amount })
      await answer('pin')
      await pass(120_000)
    }
    const codes = heard.bodies().map((body) => (body as Callback).Body.stkCallback.ResultCode)
    expect(codes).toEqual([0, 0, 4, 0])
  })

  const products: [string, Record<string, unknown>, unknown][] = [
    ['buy goods at a pay-bill', { TransactionType: 'CustomerBuyGoodsOnline' }, 2028],
    ['another party', { PartyB: '600999' }, 'SFC_IC0003'],
  ]
  it.each(products)('shows no prompt for %s', async (_, change, code) => {
    const { push, pass, heard, control } = await mpesaWorld()
    expect((await push(change)).status).toBe(200)
    expect(await control('GET', 'prompts')).toEqual([])
    await pass(2_000)
    expect(heard.bodies()).toMatchObject([{ Body: { stkCallback: { ResultCode: code } } }])
  })

  it('cannot show a prompt of 182 signs, but one of 181', async () => {
    const rest = 'Do you want to pay KES 250 to  Account no. MH0042719? Enter M-PESA PIN:'.length
    for (const [length, prompts] of [
      [181, 1],
      [182, 0],
    ] as const) {
      const { push, pass, heard, control } = await mpesaWorld({
        account: { name: 'N'.repeat(length - rest) },
      })
      await push()
      expect(await control('GET', 'prompts')).toHaveLength(prompts)
      await pass(2_000)
      expect(heard.bodies()).toMatchObject(
        prompts ? [] : [{ Body: { stkCallback: { ResultCode: 1025 } } }],
      )
    }
  })

  it.each(['off', 'in-session'])('cannot be reached on a phone that is %s', async (power) => {
    const { push, pass, heard, control } = await mpesaWorld()
    await control('POST', 'phones', { phone: PHONE, power })
    await push()
    await pass(4_000)
    expect(heard.bodies()).toMatchObject([{ Body: { stkCallback: { ResultCode: 1037 } } }])
  })

  it('has each code of the table with words', async () => {
    for (const code of Object.keys(STK_RESULTS)) {
      const { push, answer, heard } = await mpesaWorld()
      await push()
      await answer('code', { code })
      const [callback] = heard.bodies() as { Body: { stkCallback: { ResultDesc: string } } }[]
      expect(callback?.Body.stkCallback.ResultDesc, code).toBe(
        STK_RESULTS[code as keyof typeof STK_RESULTS].says,
      )
    }
  })
})

describe('quirks of the callback (2.3)', () => {
  const rows: [string, Record<string, string>, (callback: Callback) => unknown, unknown][] = [
    [
      'a code as text',
      { callbackResultCode: 'string' },
      ({ Body }) => Body.stkCallback.ResultCode,
      '0',
    ],
    [
      'no balance',
      { callbackBalance: 'absent' },
      (callback) => namesOf(callback).includes('Balance'),
      false,
    ],
    [
      'another order',
      { callbackItems: 'shuffled' },
      (callback) => namesOf(callback)[0],
      'PhoneNumber',
    ],
    [
      'a masked phone',
      { callbackPhone: 'masked' },
      (callback) => itemOf(callback, 'PhoneNumber'),
      '2547 ***** 222',
    ],
    [
      'no phone',
      { callbackPhone: 'absent' },
      (callback) => namesOf(callback).includes('PhoneNumber'),
      false,
    ],
  ]
  it.each(rows)('%s', async (_, quirks, look, expected) => {
    const { push, answer, heard, control } = await mpesaWorld()
    await control('POST', 'quirks', quirks)
    await push()
    await answer('pin')
    expect(look(heard.bodies()[0] as Callback)).toEqual(expected)
  })
})

function namesOf({ Body }: Callback): string[] {
  return Body.stkCallback.CallbackMetadata?.Item.map(({ Name }) => Name) ?? []
}

function itemOf({ Body }: Callback, name: string): unknown {
  return Body.stkCallback.CallbackMetadata?.Item.find(({ Name }) => Name === name)?.Value
}

describe('the query (2.5)', () => {
  it('answers HTTP 500 while the prompt is open, then the code as text, without receipt and amount', async () => {
    const { push, query, answer } = await mpesaWorld()
    const { body } = await push()
    const id = body['CheckoutRequestID']
    expect(await query(id)).toMatchObject({
      status: 500,
      body: { errorCode: '500.001.1001', errorMessage: 'The transaction is being processed' },
    })
    await answer('pin')
    expect(await query(id)).toEqual({
      status: 200,
      body: {
        ResponseCode: '0',
        ResponseDescription: 'The service request has been accepted successfully',
        MerchantRequestID: body['MerchantRequestID'],
        CheckoutRequestID: id,
        ResultCode: '0',
        ResultDesc: 'The service request is processed successfully.',
      },
    })
  })

  it('tells a failure', async () => {
    const { push, query, answer } = await mpesaWorld()
    const { body } = await push()
    await answer('refuse')
    expect((await query(body['CheckoutRequestID'])).body).toMatchObject({
      ResultCode: '1032',
      ResultDesc: 'Request cancelled by user',
    })
  })

  it('denies a success where told to, as the operator’s sandbox does', async () => {
    const { push, query, answer, control, heard } = await mpesaWorld()
    await control('POST', 'quirks', { queryOfSuccess: 'denied' })
    const { body } = await push()
    await answer('pin')
    expect(heard.bodies()).toMatchObject([{ Body: { stkCallback: { ResultCode: 0 } } }])
    expect((await query(body['CheckoutRequestID'])).body).toMatchObject({ ResultCode: '1' })
  })

  it('knows only what was pushed', async () => {
    const { query } = await mpesaWorld()
    expect(await query('ws_CO_1')).toMatchObject({ status: 400, body: { errorCode: '400.002.02' } })
  })
})
