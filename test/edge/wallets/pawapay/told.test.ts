import nock from 'nock'
import { describe, expect, it } from 'vitest'
import type { Callback } from '../../../../src/app/wallet.ts'
import { instant } from '../../../../src/core/dates.ts'
import { uuidOf } from '../../../../src/edge/outgoing/uuid.ts'
import { FAILURES, STATES } from '../../../../src/edge/wallets/pawapay/codes.ts'
import { pawapayWallet } from '../../../../src/edge/wallets/pawapay/wallet.ts'
import { nocked } from '../nocked.ts'
import { activeConf, operator } from './active-conf.ts'
import { EC, KEY_ID, signedHeaders } from './signing.ts'

const HOST = 'https://api.pawapay.io'
const TOKEN = 'canary-token-4711'
const PHONE = '22951000789'
const HERE = 'https://pay.mutual.example/pay/canary-key-0123456789/pp/deposits'
const say = nocked([TOKEN, 'canary-key-0123456789'])

const AT = instant(Date.parse('2026-03-14T07:16:05Z'))
const CREATED = '2026-03-14T07:15:30Z'
const operatorRef = uuidOf('i-1')

const DEPOSIT = {
  depositId: operatorRef,
  status: 'COMPLETED',
  amount: '1000.0000',
  currency: 'XOF',
  country: 'BEN',
  payer: { type: 'MMO', accountDetails: { phoneNumber: PHONE, provider: 'MTN_MOMO_BEN' } },
  customerMessage: 'Mutuelle 04123378',
  created: CREATED,
  providerTransactionId: '5120034477',
  metadata: { intentId: 'i-1', account: '04123378' },
}

const PAID = {
  kind: 'paid',
  operatorReceipt: operatorRef,
  amount: 1000,
  currency: 'XOF',
  intentId: 'i-1',
  operatorRef,
  account: '04123378',
  // Numbers of Benin have had two digits more since 2024.
  payerPhone: '+2290151000789',
  paidAt: Date.parse(CREATED),
}

function wallet(signedCallbacks = false) {
  const settings = { name: 'pp', currency: 'XOF', token: TOKEN, callbackUrls: [HERE] } as const
  return pawapayWallet({ ...settings, signedCallbacks, now: () => AT })
}

async function asked(status: number, body: unknown) {
  nock(HOST, { reqheaders: { authorization: `Bearer ${TOKEN}` } })
    .get(`/v2/deposits/${operatorRef}`)
    .reply(status, body as object)
  return say(await wallet().query({ intentId: 'i-1', operatorRef: null }))
}

const found = (change: object) => asked(200, { status: 'FOUND', data: { ...DEPOSIT, ...change } })

describe('a deposit that pawaPay is asked about', () => {
  it('is paid with amount, payer and the member’s number', async () => {
    expect(await found({ clientReferenceId: '04123378', metadata: undefined })).toEqual(PAID)
  })

  it.each(Object.entries(STATES).filter(([, state]) => state === 'pending'))(
    'is pending while %s',
    async (status) => {
      expect(await found({ status })).toEqual({ kind: 'pending' })
    },
  )

  it('is pending, and somebody is told, with a status that is not known', async () => {
    expect(await found({ status: 'SOMETHING_NEW' })).toMatchObject({
      kind: 'unknown',
      alert: /SOMETHING_NEW/,
    })
    expect(await found({ status: TOKEN })).toMatchObject({ kind: 'unknown', alert: /unreadable/ })
  })

  it.each(Object.entries(FAILURES))('failed with %s', async (failureCode, { reason }) => {
    const known = await found({ status: 'FAILED', failureReason: { failureCode } })
    expect(known).toEqual({ kind: 'failed', intentId: 'i-1', operatorRef, reason })
  })

  it.each([
    ['PAYMENT_NOT_APPROVED', 'refused'],
    ['INSUFFICIENT_BALANCE', 'no-funds'],
    ['PAYMENT_IN_PROGRESS', 'try-later'],
    ['PAYER_NOT_FOUND', 'account'],
    ['PAYER_LIMIT_REACHED', 'limit'],
    ['UNSPECIFIED_FAILURE', 'try-later'],
  ])('that failed with %s is for the member %s', async (failureCode, reason) => {
    expect(await found({ status: 'FAILED', failureReason: { failureCode } })).toMatchObject({
      reason,
    })
  })

  it('failed with a code that is not known, and somebody is told', async () => {
    const known = await found({ status: 'FAILED', failureReason: { failureCode: 'NEW_CODE' } })
    expect(known).toMatchObject({ kind: 'failed', reason: 'try-later', alert: /NEW_CODE/ })
    expect(await found({ status: 'FAILED' })).toMatchObject({ kind: 'failed', reason: 'try-later' })
  })

  it('never reached pawaPay once it does not know it after a quarter of an hour', async () => {
    const known = await asked(200, { status: 'NOT_FOUND' })
    expect(known).toEqual({ kind: 'not-found', finalAfterMs: 15 * 60 * 1000 })
  })

  it.each<[string, number, unknown, object]>([
    [
      'a fault of theirs',
      500,
      { failureReason: { failureCode: 'UNKNOWN_ERROR' } },
      { kind: 'unknown' },
    ],
    ['a page', 200, '<html></html>', { kind: 'unknown', alert: /cannot be read/ }],
    [
      'a refused token',
      401,
      { failureReason: { failureCode: 'NO_AUTHENTICATION' } },
      { kind: 'unknown', alert: /token/ },
    ],
    [
      'an amount that is none',
      200,
      { status: 'FOUND', data: { ...DEPOSIT, amount: '1000.5' } },
      { kind: 'unknown', alert: /amount/ },
    ],
    [
      'another deposit',
      200,
      { status: 'FOUND', data: { ...DEPOSIT, depositId: uuidOf('i-2') } },
      { kind: 'unknown' },
    ],
  ])('is unknown after %s', async (_, status, body, expected) => {
    expect(await asked(status, body)).toMatchObject(expected)
  })

  it('has the currency that pawaPay says, and the moment at which we hear of it at the latest', async () => {
    expect(await found({ currency: 'XAF' })).toMatchObject({ currency: 'XAF', amount: 1000 })
    expect(await found({ created: '2026-03-15T00:00:00Z' })).toMatchObject({ paidAt: AT })
    expect(await found({ created: undefined })).toMatchObject({ paidAt: AT })
  })
})

function callback(body: unknown, change: Partial<Callback> = {}): Callback {
  const raw = JSON.stringify(body)
  const common = { path: 'deposits', method: 'POST', headers: {}, at: AT, intentId: null } as const
  return { ...common, raw, ...change }
}

describe('a callback of pawaPay', () => {
  const events = (body: unknown) => {
    const received = say(wallet().receive(callback(body)))
    return received.kind === 'events' ? received.events : received.kind
  }

  it('says what was paid for which request, by our id in its metadata', () => {
    expect(events(DEPOSIT)).toEqual([PAID])
    expect(
      events({ ...DEPOSIT, metadata: [{ intentId: 'i-1' }, { account: '04123378' }] }),
    ).toEqual([PAID])
    expect(events({ ...DEPOSIT, depositId: operatorRef.toUpperCase() })).toEqual([PAID])
  })

  it('is a hint while nothing is decided, or in a word that is not known', () => {
    const hint = { kind: 'hint', intentId: 'i-1', operatorRef }
    expect(events({ ...DEPOSIT, status: 'PROCESSING' })).toEqual([hint])
    expect(events({ ...DEPOSIT, status: 'NEW' })).toEqual([
      { ...hint, alert: expect.stringMatching('NEW') as string },
    ])
  })

  it.each<[string, object]>([
    ['names no request', { metadata: undefined }],
    ['names another request than its id', { metadata: { intentId: 'i-2' } }],
    ['has a number for a name', { metadata: { intentId: 1 } }],
    ['has an amount that is none', { amount: '1000.0001' }],
    ['has a currency that is none', { currency: 'QQQ' }],
  ])('that %s is kept for somebody to look at', (_, change) => {
    expect(events({ ...DEPOSIT, ...change })).toBe('unreadable')
  })

  it('is for deposits and nothing else', () => {
    expect(wallet().receive(callback(DEPOSIT, { path: 'payouts' }))).toMatchObject({
      kind: 'unreadable',
    })
  })
})

describe('the signature of a callback', () => {
  const raw = JSON.stringify(DEPOSIT)
  const signed = (url = HERE) =>
    signedHeaders({ url, body: raw, created: AT / 1000, key: EC.privateKey })
  const keys = (status = 200) =>
    nock(HOST)
      .get('/v2/public-key/http')
      .reply(status, [{ id: KEY_ID, key: EC.publicKey.export({ type: 'spki', format: 'pem' }) }])

  it('is checked by pawaPay’s key, for our own address', async () => {
    keys()
    expect(await wallet().verify?.(callback(DEPOSIT, { headers: signed() }))).toBe('signed')
    keys()
    const other = signed(HERE.replace('pay.', 'other.'))
    expect(await wallet().verify?.(callback(DEPOSIT, { headers: other }))).toBe('forged')
    // Nobody is asked for the key of a body that was not signed.
    const changed = callback({ ...DEPOSIT, amount: '9000' }, { headers: signed() })
    expect(await wallet(true).verify?.(changed)).toBe('forged')
  })

  it('is unknown while the key cannot be had', async () => {
    keys(500)
    expect(await wallet(true).verify?.(callback(DEPOSIT, { headers: signed() }))).toBe('unknown')
  })

  it('may be missing unless the account asks for it', async () => {
    expect(await wallet().verify?.(callback(DEPOSIT))).toBe('unknown')
    expect(await wallet(true).verify?.(callback(DEPOSIT))).toBe('forged')
  })

  it('is taken from headers that are kept', () => {
    expect(Object.keys(signed()).filter((name) => !wallet().headers?.includes(name))).toEqual([])
  })
})

describe('wallet check of a pawaPay account', () => {
  const balances = (balance = '15000.0000') => ({
    balances: [
      { country: 'BEN', currency: 'XOF', balance, provider: '' },
      { country: 'GHA', currency: 'GHS', balance: '1', provider: '' },
    ],
  })
  const conf = (
    change: object = {},
    signed = { signedRequestsOnly: false, signedCallbacks: true },
  ) => activeConf([operator('MTN_MOMO_BEN', { callbackUrl: HERE, ...change })], { signed })

  const date = new Date(AT).toUTCString()

  async function findings(answer: object, list: object | null, signedCallbacks = true) {
    nock(HOST).get('/v2/wallet-balances').reply(200, answer, { date })
    if (list) nock(HOST).get('/v2/active-conf?operationType=DEPOSIT').reply(200, list)
    const said = say((await wallet(signedCallbacks).check?.()) ?? [])
    return said.map(({ what, state, detail }) => `${what}: ${state}: ${detail}`)
  }

  it('finds everything right', async () => {
    expect(await findings(balances(), conf())).toEqual([
      'token: right: pawaPay takes it',
      'clock: right: it agrees with the operator’s',
      'balance: right: XOF 15000 (BEN)',
      'operators: right: MTN_MOMO_BEN 100 to 2000000',
      'callback address: right: pawaPay has ours',
      'signatures: right: pawaPay signs callbacks, and none without is believed',
      'requests: right: pawaPay takes them with the token alone',
    ])
  })

  it.each<[string, object, boolean, string]>([
    [
      'another address',
      conf({ callbackUrl: `${HERE}/` }),
      true,
      'callback address: wrong: pawaPay has another one for MTN_MOMO_BEN: enter the one that check prints',
    ],
    [
      'no address',
      conf({ callbackUrl: null }),
      true,
      'callback address: wrong: pawaPay has none for MTN_MOMO_BEN: enter the one that check prints',
    ],
    [
      'no signatures that we want',
      conf({}, { signedRequestsOnly: false, signedCallbacks: false }),
      true,
      'signatures: wrong: pawaPay does not sign callbacks: switch it on in its dashboard',
    ],
    [
      'signatures that we could want',
      conf(),
      false,
      'signatures: right: pawaPay signs callbacks: set "signedCallbacks": true, so that none without is believed',
    ],
    [
      'requests that must be signed',
      conf({}, { signedRequestsOnly: true, signedCallbacks: true }),
      true,
      'requests: wrong: pawaPay wants them signed: set signingKey and signingKeyId, or switch that off there',
    ],
    [
      'an operator that is closed now',
      conf({ status: 'CLOSED' }),
      true,
      'operators: right: MTN_MOMO_BEN 100 to 2000000 (CLOSED now)',
    ],
    ['no operator', activeConf([]), true, 'operators: wrong: none takes deposits in XOF'],
  ])('finds %s', async (_, list, isWanted, line) => {
    expect(await findings(balances(), list, isWanted)).toContain(line)
  })

  it('finds no wallet in our currency', async () => {
    expect(await findings({ balances: [] }, conf())).toContain(
      'balance: wrong: there is no wallet in XOF',
    )
  })

  it.each<[number, object | string, string, string]>([
    [
      401,
      { failureReason: { failureCode: 'NO_AUTHENTICATION' } },
      'wrong',
      'pawaPay does not take the token of this account',
    ],
    [
      403,
      { failureReason: { failureCode: 'AUTHENTICATION_ERROR' } },
      'wrong',
      'pawaPay does not take the token of this account',
    ],
    [500, 'oops', 'wrong', 'pawaPay gives no answer: is it reached, at baseUrl?'],
  ])('stops at status %i', async (status, body, state, detail) => {
    nock(HOST).get('/v2/wallet-balances').reply(status, body)
    expect(await wallet().check?.()).toEqual([{ what: 'token', state, detail }])
  })
})
