import { describe, expect, it } from 'vitest'
import type { Callback } from '../../../../src/app/wallet.ts'
import { REASONS, STATES, STILL_OPEN } from '../../../../src/edge/wallets/momo/codes.ts'
import { nocked } from '../nocked.ts'
import { AT, operatorRef, PAID, PAY, PAYMENT, type Settings, SECRETS, SENT, TOKEN, tokenAnswers, wallet, withToken } from './world.ts' // prettier-ignore

const say = nocked(SECRETS)

async function asked(status: number, body: object | string) {
  tokenAnswers()
  withToken().get(`${PAY}/${operatorRef}`).reply(status, body)
  return say(await wallet().query({ intentId: 'i-1', operatorRef: null }))
}

const failed = (reason: unknown) => asked(200, { ...SENT, status: 'FAILED', reason })

const told = expect.any(String) as string

describe('a request to pay that MTN is asked about', () => {
  it('is paid with MTN’s own number of the transaction', async () => {
    expect(await asked(200, PAYMENT)).toEqual(PAID)
    expect(await asked(200, { ...PAYMENT, financialTransactionId: 5120034477 })).toEqual(PAID)
  })

  it('is paid without a receipt while MTN gives no number', async () => {
    const known = await asked(200, { ...PAYMENT, financialTransactionId: undefined })
    expect(known).toEqual({ kind: 'paid-no-receipt' })
  })

  it.each(Object.entries(REASONS))('failed with %s', async (code, meaning) => {
    const known = { kind: 'failed', intentId: 'i-1', operatorRef, ...meaning }
    expect(await failed(code)).toEqual(known)
    expect(await failed({ code, message: TOKEN })).toEqual(known)
  })

  it.each([
    ['APPROVAL_REJECTED', 'refused'],
    ['NOT_ENOUGH_FUNDS', 'no-funds'],
    ['LOW_BALANCE_OR_PAYEE_LIMIT_REACHED_OR_NOT_ALLOWED', 'funds-or-limit'],
    ['COULD_NOT_PERFORM_TRANSACTION', 'expired'],
    ['EXPIRED', 'expired'],
    ['PAYER_NOT_FOUND', 'account'],
    ['PAYER_LIMIT_REACHED', 'limit'],
    ['INTERNAL_PROCESSING_ERROR', 'try-later'],
    ['INVALID_CURRENCY', 'misconfigured'],
  ])('that failed with %s is for the member %s', async (code, reason) => {
    expect(await failed(code)).toMatchObject({ kind: 'failed', reason })
  })

  it('says its reason under a name in capitals too, or not at all', async () => {
    const body = { ...SENT, status: 'FAILED' }
    expect(await asked(200, { ...body, Reason: 'EXPIRED' })).toMatchObject({ reason: 'expired' })
    expect(await asked(200, body)).toMatchObject({ kind: 'failed', reason: 'try-later' })
  })

  it.each([...STILL_OPEN])('is pending beside a failure for %s', async (code) => {
    expect(await failed(code)).toEqual({ kind: 'pending' })
  })

  it('is pending with a reason or a status that is not known, and somebody is told', async () => {
    expect(await failed('SOMETHING_NEW')).toMatchObject({ kind: 'unknown', alert: /SOMETHING_NEW/ })
    expect(await failed(TOKEN)).toMatchObject({ kind: 'unknown', alert: told })
    const body = { ...SENT, status: 'PAUSED' }
    expect(await asked(200, body)).toMatchObject({ kind: 'unknown', alert: /PAUSED/ })
  })

  const pending = Object.keys(STATES).filter((status) => STATES[status] === 'pending')
  it.each(pending)('is pending while %s', async (status) => {
    expect(await asked(200, { ...SENT, status })).toEqual({ kind: 'pending' })
  })

  it.each<[number, object | string, object]>([
    [404, { code: 'RESOURCE_NOT_FOUND' }, { kind: 'not-found', finalAfterMs: Infinity }],
    [500, '', { kind: 'unknown' }],
    [503, '', { kind: 'unknown' }],
    [403, '', { kind: 'unknown', alert: told }],
    [200, '<html>', { kind: 'unknown', alert: told }],
    [200, {}, { kind: 'unknown', alert: told }],
    [200, { ...PAYMENT, amount: '15.5' }, { kind: 'unknown', alert: told }],
  ])('is never failed by %i %j', async (status, body, known) => {
    expect(await asked(status, body)).toEqual(known)
  })

  it('has another currency when MTN says so', async () => {
    expect(await asked(200, { ...PAYMENT, currency: 'XAF' })).toMatchObject({ currency: 'XAF' })
  })
})

describe('a callback of MTN', () => {
  const events = (body: object, change: Partial<Callback> = {}) => {
    const common = { path: 'told', method: 'POST', headers: {}, at: AT, intentId: 'i-1' } as const
    const received = wallet().receive({ ...common, raw: JSON.stringify(body), ...change })
    return received.kind === 'events' ? received.events : received.kind
  }

  it.each(['POST', 'PUT'] as const)('is read by %s', (method) => {
    expect(events(PAYMENT, { method })).toEqual([PAID])
  })

  it('is for the request of its address, and of its body where that names one', () => {
    expect(events({ ...PAYMENT, externalId: undefined })).toEqual([PAID])
    expect(events(PAYMENT, { intentId: null })).toEqual([PAID])
    expect(events({ ...PAYMENT, externalId: undefined }, { intentId: null })).toBe('unreadable')
    // Whoever keeps it sees that this is not the address's.
    expect(events({ ...PAYMENT, externalId: 'i-2' })).toMatchObject([{ intentId: 'i-2' }])
  })

  it('is a hint where it decides nothing', () => {
    const hint = [{ kind: 'hint', intentId: 'i-1' }]
    expect(events({ ...PAYMENT, financialTransactionId: undefined })).toMatchObject(hint)
    expect(events({ ...SENT, status: 'PENDING' })).toMatchObject(hint)
    expect(events({ ...SENT, status: 'FAILED', reason: 'ONGOING' })).toMatchObject(hint)
  })

  it('at an address that was given to nobody is kept to be looked at', () => {
    expect(events(PAYMENT, { path: 'payments' })).toBe('unreadable')
  })
})

describe('wallet check of an MTN account', () => {
  const look = async (settings: Settings = {}) =>
    (say(await wallet(settings).check?.()) ?? []).map(
      ({ what, state, detail }) => `${what}: ${state}: ${detail}`,
    )
  const balanceAnswers = (status: number, body: object | string, environment = 'mtnbenin') => {
    // One for the keys themselves, one for the balance.
    tokenAnswers()
    tokenAnswers()
    withToken(TOKEN, environment).get('/collection/v1_0/account/balance').reply(status, body)
  }

  it('finds everything right', async () => {
    balanceAnswers(200, { availableBalance: '15000', currency: 'XOF' })
    expect(await look()).toEqual([
      'keys: right: MTN takes them',
      'balance: right: XOF 15000',
      'clock: right: it agrees with the operator’s',
      'environment: right: mtnbenin',
      'callback address: right: its host is pay.mutual.example: the API user must have been made with it',
    ])
  })

  it.each([
    [60, 'clock: right: it agrees with the operator’s'],
    [61, 'clock: wrong: it is 61 s from the operator’s: let the machine keep time (NTP)'],
  ])('compares the clock: %i seconds', async (seconds, line) => {
    tokenAnswers(401, '')
    expect(await look({ now: () => AT + seconds * 1000 })).toContain(line)
  })

  it('knows the sandbox, its euros and its http', async () => {
    balanceAnswers(200, { availableBalance: '1000', currency: 'EUR' }, 'sandbox')
    const callbackUrl = 'http://pay.mutual.example/'
    const found = await look({ targetEnvironment: 'sandbox', callbackUrl })
    expect(found).toContain('environment: right: the sandbox of MTN: no money there is real')
    expect(found).toContain('balance: right: EUR 1000.00')
    expect(found.join()).toContain('callback address: right')
  })

  it.each<[string, number, object | string, string]>([
    ['another currency', 200, { availableBalance: '1', currency: 'XAF' }, 'balance: wrong: the account is in another currency than XOF'],
    ['no balance', 200, {}, 'balance: unknown: it cannot be read'],
    ['no answer', 500, '', 'balance: unknown: MTN gives no answer'],
  ])('finds %s', async (_, status, body, line) => {
    balanceAnswers(status, body)
    expect(await look()).toContain(line)
  }) // prettier-ignore

  it.each<[string, string]>([
    ['http://pay.mutual.example/', 'MTN takes https alone: PUBLIC_URL'],
    ['https://192.0.2.7/', 'MTN takes a host name and no IP address: PUBLIC_URL'],
    ['https://[2001:db8::1]/', 'MTN takes a host name and no IP address: PUBLIC_URL'],
  ])('finds an address that MTN does not take: %s', async (callbackUrl, why) => {
    tokenAnswers(401, '')
    expect(await look({ callbackUrl })).toContain(`callback address: wrong: ${why}`)
  })

  it.each<[number, string]>([
    [401, 'keys: wrong: MTN does not take the keys of this account'],
    [403, 'keys: wrong: MTN does not let requests from this machine’s address in'],
    [500, 'keys: wrong: MTN gives no answer: is it reached, at baseUrl?'],
  ])('stops at keys answered with %i', async (status, line) => {
    tokenAnswers(status, '')
    expect(await look()).toContain(line)
  })
})
