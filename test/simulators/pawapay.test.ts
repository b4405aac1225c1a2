import { createHash, verify } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { type Outgoing, type Reply, request } from '../../src/simulators/kernel/http.ts'
import { createPawapaySimulator, type PawapayParts } from '../../src/simulators/pawapay/create.ts'
import { PROVIDERS } from '../../src/simulators/pawapay/providers.ts'
import { listener } from './listener.ts'

const PHONE = '22951000789'
const ID = '0b6f7a0e-3f0f-4a58-9a21-6f0c5a1d2e77'
const BASE = 'https://Pay.Mutual.example/pay/p'

/** A deposit that is right (4.2). */
function depositOf(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    depositId: ID,
    amount: '1500',
    currency: 'XOF',
    payer: { type: 'MMO', accountDetails: { phoneNumber: PHONE, provider: 'MTN_MOMO_BEN' } },
    customerMessage: 'Mutuelle MH0042719',
    clientReferenceId: 'pi_01JQ8Z2K',
    metadata: [{ intentId: 'pi_01JQ8Z2K' }, { memberNo: 'MH0042719', isPII: true }],
    ...change,
  }
}

const payer = (phoneNumber: string, provider = 'MTN_MOMO_BEN') => ({
  payer: { type: 'MMO', accountDetails: { phoneNumber, provider } },
})

function pawapayWorld(agreed: PawapayParts['agreed'] = {}, answer?: (outgoing: Outgoing) => Reply) {
  const heard = listener(answer)
  const simulator = createPawapaySimulator({
    seed: 5,
    deliver: heard.deliver,
    agreed: {
      depositCallbackUrl: `${BASE}/deposit`,
      refundCallbackUrl: `${BASE}/refund`,
      ...agreed,
    },
  })
  const raw = (method: string, path: string, body?: unknown, headers = {}) =>
    simulator.handle(request(method, path, { headers, body }))
  const call = async (method: string, path: string, body?: unknown) => {
    const authorization = 'Bearer simulator-token'
    const response = await raw(method, path, body, { authorization, host: '127.0.0.1:9200' })
    return { status: response.status, body: JSON.parse(response.body) as never }
  }
  const control = async (method: string, path: string, body?: unknown) =>
    JSON.parse((await raw(method, `/simulator/${path}`, body)).body) as never
  return {
    simulator,
    heard,
    raw,
    call,
    control,
    deposit: (change = {}) => call('POST', '/v2/deposits', depositOf(change)),
    status: (id = ID) => call('GET', `/v2/deposits/${id}`),
    answer: async (answer: string, more = {}) => {
      const [prompt] = (await control('GET', 'prompts')) as { id: string }[]
      return control('POST', `prompts/${prompt?.id}`, { answer, ...more })
    },
    pass: (ms: number) => simulator.advanceTo(simulator.world.now() + ms),
  }
}

describe('a deposit (4.2)', () => {
  it('is accepted, and the phone is asked', async () => {
    const { deposit, control, status, pass } = pawapayWorld()
    expect(await deposit()).toEqual({
      status: 200,
      body: {
        depositId: ID,
        status: 'ACCEPTED',
        nextStep: 'FINAL_STATUS',
        created: '2026-03-02T08:00:00Z',
      },
    })
    expect(await control('GET', 'prompts')).toMatchObject([
      { phone: PHONE, amount: '1500', currency: 'XOF' },
    ])
    expect((await status()).body).toMatchObject({ status: 'FOUND', data: { status: 'ACCEPTED' } })
    await pass(1_000)
    expect((await status()).body).toMatchObject({ data: { status: 'PROCESSING' } })
  })

  it('is taken once for an id, whatever is sent again', async () => {
    const { deposit, control } = pawapayWorld()
    await deposit()
    expect((await deposit({ amount: '9000' })).body).toMatchObject({
      depositId: ID,
      status: 'DUPLICATE_IGNORED',
    })
    expect(await control('GET', 'prompts')).toHaveLength(1)
  })

  const refused: [string, unknown, number, string][] = [
    ['no JSON', '{', 400, 'INVALID_INPUT'],
    ['no amount', { amount: undefined }, 400, 'MISSING_PARAMETER'],
    ['no payer', { payer: undefined }, 400, 'MISSING_PARAMETER'],
    ['a field of its own', { note: 'x' }, 400, 'UNSUPPORTED_PARAMETER'],
    [
      'an id that is no UUID of version 4',
      { depositId: '0b6f7a0e-3f0f-1a58-9a21-6f0c5a1d2e77' },
      400,
      'INVALID_PARAMETER',
    ],
    ['zeros at the end', { amount: '15.00' }, 400, 'INVALID_PARAMETER'],
    ['a zero at the end', { amount: '15.50' }, 400, 'INVALID_PARAMETER'],
    ['a zero at the front', { amount: '015' }, 400, 'INVALID_PARAMETER'],
    ['an amount that is a number', { amount: 1500 }, 400, 'INVALID_PARAMETER'],
    ['a message of 3 signs', { customerMessage: 'abc' }, 400, 'INVALID_PARAMETER'],
    ['a message of 23 signs', { customerMessage: 'a'.repeat(23) }, 400, 'INVALID_PARAMETER'],
    ['a message with an accent', { customerMessage: 'Santé' }, 400, 'INVALID_PARAMETER'],
    [
      'eleven metadata',
      { metadata: Array.from({ length: 11 }, (_, at) => ({ [`k${at}`]: 'v' })) },
      400,
      'INVALID_PARAMETER',
    ],
    ['metadata twice', { metadata: [{ a: '1' }, { a: '2' }] }, 400, 'DUPLICATE_METADATA_FIELD'],
    ['a provider of nobody', payer(PHONE, 'ORANGE_BEN'), 200, 'INVALID_PROVIDER'],
    ['a currency of others', { currency: 'XAF' }, 200, 'INVALID_CURRENCY'],
    ['a number of another country', payer('254711000222'), 200, 'INVALID_PHONE_NUMBER'],
    ['a number one digit short', payer('2295100078'), 200, 'INVALID_PHONE_NUMBER'],
    ['half a franc', { amount: '1500.5' }, 200, 'INVALID_AMOUNT'],
    ['less than the least', { amount: '99' }, 200, 'AMOUNT_OUT_OF_BOUNDS'],
    ['more than the most', { amount: '2000001' }, 200, 'AMOUNT_OUT_OF_BOUNDS'],
  ]
  it.each(refused)('is refused with %s', async (_, change, status, failureCode) => {
    const { call, status: statusOf, control } = pawapayWorld({ minimum: 10_000 })
    const body = typeof change === 'string' ? change : depositOf(change as Record<string, unknown>)
    const answered = await call('POST', '/v2/deposits', body)
    expect(answered).toMatchObject({ status, body: { failureReason: { failureCode } } })
    if (status === 200) expect(answered.body).toMatchObject({ depositId: ID, status: 'REJECTED' })
    else expect(answered.body).not.toHaveProperty('status')
    expect((await statusOf()).body).toEqual({ status: 'NOT_FOUND' })
    expect(await control('GET', 'prompts')).toEqual([])
  })

  const taken: [string, Record<string, unknown>][] = [
    ['the least', { amount: '100' }],
    ['the most', { amount: '2000000' }],
    ['a message of 4 signs', { customerMessage: 'abcd' }],
    ['a message of 22 signs', { customerMessage: 'a'.repeat(22) }],
    [
      'nothing that may be left out',
      { customerMessage: undefined, clientReferenceId: undefined, metadata: undefined },
    ],
    [
      'decimals where the provider has them',
      { amount: '150.5', currency: 'ZMW', ...payer('260761234567', 'MTN_MOMO_ZMB') },
    ],
  ]
  it.each(taken)('is accepted with %s', async (_, change) => {
    const { deposit } = pawapayWorld({ minimum: 10_000 })
    expect((await deposit(change)).body).toMatchObject({ status: 'ACCEPTED' })
  })

  it.each([
    [{}, 401, 'NO_AUTHENTICATION'],
    [{ authorization: 'Bearer other' }, 403, 'AUTHENTICATION_ERROR'],
  ])('needs a token: %o', async (headers, status, failureCode) => {
    const { raw } = pawapayWorld()
    const response = await raw('POST', '/v2/deposits', depositOf(), headers)
    expect(response.status).toBe(status)
    expect(JSON.parse(response.body)).toMatchObject({ failureReason: { failureCode } })
  })

  it('must be signed where only signed ones are taken', async () => {
    const { deposit } = pawapayWorld({ signedRequestsOnly: true })
    expect(await deposit()).toMatchObject({
      status: 403,
      body: { failureReason: { failureCode: 'HTTP_SIGNATURE_ERROR' } },
    })
  })

  it.each(['DELAYED', 'CLOSED'])('is refused while the provider is %s', async (status) => {
    const { deposit, control } = pawapayWorld()
    await control('POST', 'providers', { provider: 'MTN_MOMO_BEN', status })
    expect((await deposit()).body).toMatchObject({
      status: 'REJECTED',
      failureReason: { failureCode: 'PROVIDER_TEMPORARILY_UNAVAILABLE' },
    })
  })
})

describe('how a deposit ends (4.3, 4.4)', () => {
  it('completes: status in a wrapping, callback flat, without our reference, amount with four decimals', async () => {
    const { deposit, answer, status, heard, control } = pawapayWorld()
    await deposit()
    await answer('pin')
    const data = {
      depositId: ID,
      status: 'COMPLETED',
      amount: '1500',
      currency: 'XOF',
      country: 'BEN',
      payer: { type: 'MMO', accountDetails: { phoneNumber: PHONE, provider: 'MTN_MOMO_BEN' } },
      customerMessage: 'Mutuelle MH0042719',
      created: '2026-03-02T08:00:00Z',
      providerTransactionId: expect.stringMatching(/^\d{10}$/) as string,
      metadata: { intentId: 'pi_01JQ8Z2K', memberNo: 'MH0042719' },
    }
    expect((await status()).body).toEqual({
      status: 'FOUND',
      data: { ...data, clientReferenceId: 'pi_01JQ8Z2K' },
    })
    expect(heard.bodies()).toEqual([{ ...data, amount: '1500.0000' }])
    expect(await control('GET', 'truth')).toMatchObject({
      movements: [
        { receipt: ID, kind: 'push', amount: '1500', account: 'BEN/XOF' },
        { receipt: ID, kind: 'charge', amount: '-15' },
      ],
    })
  })

  const ends: [string, Record<string, string>, number, string][] = [
    ['wrong-pin', {}, 0, 'PAYMENT_NOT_APPROVED'],
    ['refuse', {}, 0, 'PAYMENT_NOT_APPROVED'],
    ['no-funds', {}, 0, 'INSUFFICIENT_BALANCE'],
    ['ignore', {}, 300_000, 'PAYMENT_NOT_APPROVED'],
    ['code', { code: 'PAYER_LIMIT_REACHED' }, 0, 'PAYER_LIMIT_REACHED'],
    ['code', { code: 'SOMETHING_NEW' }, 0, 'SOMETHING_NEW'],
  ]
  it.each(ends)('fails by %s %o after %i ms: %s', async (kind, more, ms, failureCode) => {
    const { deposit, answer, status, heard, pass } = pawapayWorld()
    await deposit()
    await answer(kind, more)
    if (ms > 0) {
      await pass(ms - 1)
      expect(heard.got).toEqual([])
      await pass(1)
    }
    expect(heard.bodies()).toMatchObject([{ status: 'FAILED', failureReason: { failureCode } }])
    expect((await status()).body).toMatchObject({ data: { status: 'FAILED' } })
  })

  it('fails while another prompt is open, with a word of its own in Kenya', async () => {
    for (const [change, failureCode] of [
      [{}, 'PAYMENT_IN_PROGRESS'],
      [
        { currency: 'KES', ...payer('254711000222', 'MPESA_KEN') },
        'TRANSACTION_ALREADY_IN_PROCESS',
      ],
    ] as const) {
      const { deposit, heard, pass } = pawapayWorld()
      await deposit(change)
      await deposit({ ...change, depositId: ID.replace('0b', '0c') })
      await pass(3_000)
      expect(heard.bodies()).toMatchObject([{ failureReason: { failureCode } }])
    }
  })

  it('is in reconciliation, and then completed by itself', async () => {
    const { deposit, answer, status, heard, pass, control } = pawapayWorld()
    await deposit()
    await answer('code', { code: 'IN_RECONCILIATION' })
    expect((await status()).body).toMatchObject({ data: { status: 'IN_RECONCILIATION' } })
    expect(heard.got).toEqual([])
    await pass(600_000)
    expect(heard.bodies()).toMatchObject([{ status: 'COMPLETED' }])
    expect(await control('GET', 'truth')).toMatchObject({
      movements: [{ kind: 'push' }, { kind: 'charge' }],
    })
  })

  const suffixes: [string, string, string | null][] = [
    ['019', 'FAILED', 'PAYER_LIMIT_REACHED'],
    ['029', 'FAILED', 'PAYER_NOT_FOUND'],
    ['039', 'FAILED', 'PAYMENT_NOT_APPROVED'],
    ['049', 'FAILED', 'INSUFFICIENT_BALANCE'],
    ['059', 'FAILED', 'TRANSACTION_ALREADY_IN_PROCESS'],
    ['069', 'FAILED', 'UNSPECIFIED_FAILURE'],
    ['129', 'PROCESSING', null],
    ['789', 'COMPLETED', null],
    ['123', 'COMPLETED', null],
  ]
  it.each(suffixes)(
    'in the sandbox, of a number with %s at its end: %s %s (4.8)',
    async (suffix, status, code) => {
      const world = pawapayWorld({ numbers: 'sandbox' })
      await world.deposit(payer(`22951000${suffix}`))
      await world.pass(3_600_000)
      const { body } = await world.status()
      expect(body).toMatchObject({ data: { status } })
      if (code !== null)
        expect(body).toMatchObject({ data: { failureReason: { failureCode: code } } })
    },
  )
})

describe('callbacks (4.5)', () => {
  it('are tried again for a quarter of an hour, until somebody says 2xx', async () => {
    for (const answers of [[500, 500, 204], []]) {
      const codes = [...answers]
      const { deposit, answer, pass, heard } = pawapayWorld({}, () => ({
        status: codes.shift() ?? 500,
        body: '',
      }))
      await deposit()
      await answer('pin')
      await pass(15 * 60_000)
      const count = heard.got.length
      expect(count).toBe(answers.length || 13)
      await pass(24 * 3_600_000)
      expect(heard.got).toHaveLength(count)
    }
  })

  it('are sent again when asked, of final states only', async () => {
    const { deposit, answer, call, heard, simulator } = pawapayWorld()
    const path = `/v2/deposits/resend-callback/${ID}`
    expect((await call('POST', path)).body).toMatchObject({
      status: 'REJECTED',
      failureReason: { failureCode: 'NOT_FOUND' },
    })
    await deposit()
    expect((await call('POST', path)).body).toMatchObject({
      status: 'REJECTED',
      failureReason: { failureCode: 'INVALID_STATE' },
    })
    await answer('pin')
    expect((await call('POST', path)).body).toEqual({ depositId: ID, status: 'ACCEPTED' })
    await simulator.tick()
    expect(heard.bodies()).toMatchObject([{ status: 'COMPLETED' }, { status: 'COMPLETED' }])
  })
})

describe('signed callbacks (4.6)', () => {
  /** What a receiver does, written from RFC 9421 and not from the simulator. */
  async function check(world: ReturnType<typeof pawapayWorld>, sent: Outgoing) {
    const { headers, method, url, body } = sent
    const [, parameters = ''] = /^sig-pp=(.*)$/.exec(headers['signature-input'] ?? '') ?? []
    const [, list = ''] = /^\((.*?)\)/.exec(parameters) ?? []
    const values: Record<string, string> = {
      '@method': method,
      '@authority': new URL(url).host.toLowerCase(),
      '@path': new URL(url).pathname,
    }
    const lines = list.split(' ').map((quoted) => {
      const name = quoted.slice(1, -1)
      return `${quoted}: ${values[name] ?? headers[name] ?? ''}`
    })
    const base = [...lines, `"@signature-params": ${parameters}`].join('\n')
    const [, encoded = ''] = /^sig-pp=:(.*):$/.exec(headers['signature'] ?? '') ?? []
    const signature = Buffer.from(encoded, 'base64')
    const [, keyId] = /keyid="([^"]+)"/.exec(parameters) ?? []
    const keys = (await world.call('GET', '/v2/public-key/http')).body as {
      id: string
      key: string
    }[]
    const key = keys.find(({ id }) => id === keyId)?.key ?? ''
    const dsaEncoding = signature.length === 64 ? 'ieee-p1363' : 'der'
    const [, algorithm = '', digest] =
      /^(sha-\d+)=:(.*):$/.exec(headers['content-digest'] ?? '') ?? []
    return {
      list,
      created: Number(/created=(\d+)/.exec(parameters)?.[1]),
      expires: Number(/expires=(\d+)/.exec(parameters)?.[1]),
      length: signature.length,
      algorithm,
      keyId,
      isDigestRight:
        createHash(algorithm.replace('-', '')).update(body).digest('base64') === digest,
      isRight: verify('sha256', Buffer.from(base), { key, dsaEncoding }, signature),
    }
  }

  async function sent(
    quirks: Record<string, string>,
    orders: Record<string, unknown> | null = null,
  ) {
    const world = pawapayWorld()
    await world.control('POST', 'quirks', quirks)
    if (orders) await world.control('POST', 'orders', { on: 'deposit-callback', callback: orders })
    await world.deposit()
    await world.answer('pin')
    const [callback] = world.heard.got
    return { world, callback: callback as Outgoing }
  }

  it.each([
    ['der', 'sha-512'],
    ['raw', 'sha-256'],
  ])('are right as %s with %s', async (signatureEncoding, digest) => {
    const { world, callback } = await sent({ signatureEncoding, digest })
    const seen = await check(world, callback)
    expect(seen).toMatchObject({
      list: '"@method" "@authority" "@path" "signature-date" "content-digest" "content-type"',
      algorithm: digest,
      keyId: 'HTTP_EC_P256_KEY:1',
      created: Date.parse('2026-03-02T08:00:00Z') / 1000,
      expires: Date.parse('2026-03-02T08:01:00Z') / 1000,
      isDigestRight: true,
      isRight: true,
    })
    if (signatureEncoding === 'raw') expect(seen.length).toBe(64)
    else expect(seen.length).toBeGreaterThan(67)
    expect(callback.headers['signature-date']).toBe('2026-03-02T08:00:00.000Z')
  })

  it('go by a new key when there is one, and the old one stays on the list', async () => {
    const { world } = await sent({})
    await world.control('POST', 'new-key')
    await world.call('POST', `/v2/deposits/resend-callback/${ID}`)
    await world.simulator.tick()
    const seen = await check(world, world.heard.got[1] as Outgoing)
    expect(seen).toMatchObject({ keyId: 'HTTP_EC_P256_KEY:2', isRight: true })
    expect((await world.call('GET', '/v2/public-key/http')).body).toHaveLength(2)
  })

  it('may be wrong, stale or absent', async () => {
    const wrong = await sent({}, { signature: 'wrong' })
    expect(await check(wrong.world, wrong.callback)).toMatchObject({
      isRight: false,
      isDigestRight: true,
    })
    const stale = await sent({}, { signature: 'stale' })
    expect(await check(stale.world, stale.callback)).toMatchObject({
      isRight: true,
      created: Date.parse('2026-03-02T07:00:00Z') / 1000,
    })
    const absent = await sent({}, { signature: 'absent' })
    expect(absent.callback.headers).toEqual({ 'content-type': 'application/json' })
  })

  it('are not signed where the dashboard says so', async () => {
    const world = pawapayWorld({ signedCallbacks: false })
    await world.deposit()
    await world.answer('pin')
    expect(world.heard.got[0]?.headers).not.toHaveProperty('signature')
  })
})

describe('the toolkit (13.1)', () => {
  it('says in active-conf what is agreed, operations under their names', async () => {
    const { call, control } = pawapayWorld()
    await control('POST', 'providers', { provider: 'MOOV_BEN', status: 'CLOSED' })
    const { body } = await call('GET', '/v2/active-conf?country=BEN&operationType=DEPOSIT')
    expect(body).toMatchObject({
      companyName: 'MUTUAL X',
      signatureConfiguration: { signedRequestsOnly: false, signedCallbacks: true },
      countries: [
        {
          country: 'BEN',
          prefix: '229',
          displayName: { en: 'Benin', fr: 'Bénin' },
          providers: [
            {
              provider: 'MTN_MOMO_BEN',
              displayName: 'MTN Mobile Money',
              currencies: [
                {
                  currency: 'XOF',
                  operationTypes: {
                    DEPOSIT: {
                      minAmount: '1',
                      maxAmount: '2000000',
                      decimalsInAmount: 'NONE',
                      status: 'OPERATIONAL',
                      callbackUrl: `${BASE}/deposit`,
                      authType: 'PROVIDER_AUTH',
                      pinPrompt: 'AUTOMATIC',
                    },
                  },
                },
              ],
            },
            {
              provider: 'MOOV_BEN',
              currencies: [{ operationTypes: { DEPOSIT: { status: 'CLOSED' } } }],
            },
          ],
        },
      ],
    })
  })

  it('has a list in availability', async () => {
    const { call } = pawapayWorld()
    expect((await call('GET', '/v2/availability?country=KEN&operationType=DEPOSIT')).body).toEqual([
      {
        country: 'KEN',
        providers: [
          {
            provider: 'MPESA_KEN',
            operationTypes: [{ operationType: 'DEPOSIT', status: 'OPERATIONAL' }],
          },
        ],
      },
    ])
  })

  it('knows 42 providers in 20 countries, three of them not by PIN (4.7)', () => {
    expect(new Set(PROVIDERS.map(({ provider }) => provider)).size).toBe(42)
    expect(new Set(PROVIDERS.map(({ country }) => country)).size).toBe(20)
    const others = PROVIDERS.filter(({ auth }) => auth !== 'PROVIDER_AUTH')
    expect(others.map(({ provider }) => provider)).toEqual(['ORANGE_BFA', 'WAVE_CIV', 'WAVE_SEN'])
  })

  it.each([
    ['+229 51 00 07 89', { country: 'BEN', provider: 'MTN_MOMO_BEN', phoneNumber: '22951000789' }],
    ['00254711000222', { country: 'KEN', provider: 'MPESA_KEN', phoneNumber: '254711000222' }],
    ['221771234567', { country: 'SEN', provider: 'ORANGE_SEN', phoneNumber: '221771234567' }],
    ['0711000222', null],
    ['22399001122', null],
  ])('predicts of %s %o', async (phoneNumber, expected) => {
    const { call } = pawapayWorld()
    const { status, body } = await call('POST', '/v2/predict-provider', { phoneNumber })
    if (expected) expect({ status, body }).toEqual({ status: 200, body: expected })
    else {
      expect(status).toBe(400)
      expect(body).toMatchObject({ failureReason: { failureCode: 'INVALID_PARAMETER' } })
      expect(body).not.toHaveProperty('status')
    }
  })

  it('tells what wallets hold', async () => {
    const { call, deposit, answer } = pawapayWorld()
    await deposit()
    await answer('pin')
    expect((await call('GET', '/v2/wallet-balances?country=BEN')).body).toEqual({
      balances: [{ country: 'BEN', currency: 'XOF', balance: '1485.00', provider: '' }],
    })
  })
})

describe('refunds (4.9)', () => {
  const REFUND = '1b6f7a0e-3f0f-4a58-9a21-6f0c5a1d2e77'
  async function paid() {
    const world = pawapayWorld()
    await world.deposit()
    await world.answer('pin')
    const refund = (change: Record<string, unknown> = {}) =>
      world.call('POST', '/v2/refunds', { refundId: REFUND, depositId: ID, ...change })
    return { ...world, refund }
  }

  it('give back all that is left where no amount is named', async () => {
    const { refund, pass, heard, call, control } = await paid()
    expect((await refund()).body).toMatchObject({ refundId: REFUND, status: 'ACCEPTED' })
    expect((await refund()).body).toMatchObject({ status: 'DUPLICATE_IGNORED' })
    await pass(3_000)
    expect(heard.bodies('/refund')).toMatchObject([
      { refundId: REFUND, depositId: ID, status: 'COMPLETED', amount: '1500.0000' },
    ])
    expect((await call('GET', `/v2/refunds/${REFUND}`)).body).toMatchObject({
      status: 'FOUND',
      data: { status: 'COMPLETED' },
    })
    expect(await control('GET', 'truth')).toMatchObject({ accounts: [{ balance: '-15' }] })
  })

  it('are refused when they cannot be', async () => {
    const { refund, pass } = await paid()
    const second = { refundId: REFUND.replace('1b', '2b') }
    const codeOf = async (change: Record<string, unknown>) =>
      ((await refund(change)).body as { failureReason?: { failureCode: string } }).failureReason
        ?.failureCode
    expect(await codeOf({ depositId: ID.replace('0b', '0c') })).toBe('NOT_FOUND')
    expect(await codeOf({ amount: '1501', currency: 'XOF' })).toBe('AMOUNT_TOO_LARGE')
    expect(await codeOf({ amount: '500' })).toBe('MISSING_PARAMETER')
    expect(await codeOf({ currency: 'XOF' })).toBe('UNSUPPORTED_PARAMETER')
    expect(await codeOf({ amount: '500', currency: 'XOF' })).toBeUndefined()
    expect(await codeOf(second)).toBe('REFUND_IN_PROGRESS')
    await pass(3_000)
    expect(await codeOf({ ...second, amount: '1001', currency: 'XOF' })).toBe('AMOUNT_TOO_LARGE')
    expect(await codeOf({ ...second, amount: '1000', currency: 'XOF' })).toBeUndefined()
    await pass(3_000)
    expect(await codeOf({ refundId: REFUND.replace('1b', '3b') })).toBe('DEPOSIT_ALREADY_REFUNDED')
  })

  it('are of completed deposits', async () => {
    const { deposit, call } = pawapayWorld()
    await deposit()
    const { body } = await call('POST', '/v2/refunds', { refundId: REFUND, depositId: ID })
    expect(body).toMatchObject({
      status: 'REJECTED',
      failureReason: { failureCode: 'INVALID_STATE' },
    })
  })
})

describe('statements (9.2, 13.2)', () => {
  const asked = (change: Record<string, unknown> = {}) => ({
    wallet: { country: 'BEN', currency: 'XOF' },
    callbackUrl: `${BASE}/statement`,
    startDate: '2026-03-01T00:00:00Z',
    endDate: '2026-03-03T00:00:00Z',
    ...change,
  })
  async function busy() {
    const world = pawapayWorld()
    await world.deposit()
    await world.answer('pin')
    return world
  }
  type Told = { data: { downloadUrl: string } }

  it('are made later, and fetched by a link that lives a day and is made anew', async () => {
    const { call, raw, pass, heard } = await busy()
    await pass(20 * 60_000)
    const { statementId } = (await call('POST', '/v2/statements', asked())).body as {
      statementId: string
    }
    const path = `/v2/statements/${statementId}`
    expect((await call('GET', path)).body).toMatchObject({ data: { status: 'PROCESSING' } })
    await pass(10_000)
    expect(heard.bodies('/statement')).toMatchObject([{ statementId, status: 'COMPLETED' }])
    const { downloadUrl } = ((await call('GET', path)).body as Told).data
    expect(downloadUrl).toMatch(/^http:\/\/127\.0\.0\.1:9200\/statements\//)
    const rows: unknown = parse((await raw('GET', downloadUrl)).body, { columns: true })
    expect(rows).toEqual([
      {
        'Creation Date': '2026-03-02 08:00:00',
        MSISDN: PHONE,
        'Transaction ID': ID,
        Amount: '1500',
        Currency: 'XOF',
        Country: 'BEN',
        MNO: 'MTN_MOMO_BEN',
        Type: 'DEPOSIT',
        Metadata: '{"intentId":"pi_01JQ8Z2K","memberNo":"MH0042719"}',
      },
      expect.objectContaining({ 'Transaction ID': ID, Amount: '-15', Type: 'FEE' }),
    ])
    await pass(24 * 3_600_000)
    expect((await raw('GET', downloadUrl)).status).toBe(403)
    const renewed = ((await call('GET', path)).body as Told).data.downloadUrl
    expect((await raw('GET', renewed)).status).toBe(200)
  })

  it('lag twenty minutes behind', async () => {
    const { raw, pass, control } = await busy()
    const rows = async () =>
      (await raw('GET', '/simulator/statement')).body.trim().split('\n').length - 1
    await pass(20 * 60_000 - 1)
    expect(await rows()).toBe(0)
    await pass(1)
    expect(await rows()).toBe(2)
    const fresh = await busy()
    await fresh.control('POST', 'quirks', { statementLag: 'none', statementColumns: 'integrators' })
    expect((await fresh.raw('GET', '/simulator/statement')).body).toContain(
      'Transaction ID,Transaction Type,Status',
    )
    expect(await control('GET', 'quirks')).toHaveProperty('table')
  })

  it('may be compressed', async () => {
    const { call, raw, pass } = await busy()
    await pass(20 * 60_000)
    const { statementId } = (await call('POST', '/v2/statements', asked({ compressed: true })))
      .body as { statementId: string }
    await pass(10_000)
    const { downloadUrl } = ((await call('GET', `/v2/statements/${statementId}`)).body as Told).data
    const { bytes } = await raw('GET', downloadUrl)
    expect(gunzipSync(bytes ?? '').toString()).toContain('Transaction ID')
  })

  it.each([
    ['a wallet of nobody', { wallet: { country: 'BEN', currency: 'KES' } }, 'WALLET_NOT_FOUND'],
    ['no address', { callbackUrl: 'nowhere' }, 'INVALID_CALLBACK_URL'],
    ['32 days', { startDate: '2026-01-01', endDate: '2026-02-02' }, 'INVALID_DATE_RANGE'],
    ['days backwards', { startDate: '2026-03-02', endDate: '2026-03-01' }, 'INVALID_DATE_RANGE'],
  ])('are refused with %s', async (_, change, failureCode) => {
    const { call } = await busy()
    expect(await call('POST', '/v2/statements', asked(change))).toMatchObject({
      status: 400,
      body: { failureReason: { failureCode } },
    })
  })

  it('may be of 31 days', async () => {
    const { call } = await busy()
    const days = { startDate: '2026-01-01', endDate: '2026-02-01' }
    expect((await call('POST', '/v2/statements', asked(days))).status).toBe(200)
  })
})
