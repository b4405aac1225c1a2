import { createHash } from 'node:crypto'
import nock from 'nock'
import { describe, expect, it } from 'vitest'
import { instant } from '../../../../src/core/dates.ts'
import { type MPESA, openMpesa } from '../subjects-mpesa.ts'
import { describeDaraja, givesToken, HOST, QUERY, refusal } from './rig.ts'

const clean = describeDaraja()

const PAID = {
  ...{ TransactionType: 'Pay Bill', TransID: 'UCE4XK91TQ', TransTime: '20260314101602' },
  ...{ TransAmount: '250.00', BusinessShortCode: '600111', BillRefNumber: '41073511 ' },
  ...{ InvoiceNumber: '', OrgAccountBalance: '18250.00', ThirdPartyTransID: '' },
  ...{ MSISDN: '2547 ***** 222', FirstName: 'AMINA', MiddleName: '', LastName: '' },
}

function received(path: string, body: unknown, changes: Partial<typeof MPESA> = {}) {
  const raw = JSON.stringify(body)
  const at = instant(0)
  return openMpesa(changes).receive({ path, raw, method: 'POST', headers: {}, at, intentId: null })
}

const HASH = createHash('sha256').update('254711000222').digest('hex')

describe('a payment that a payer sent to M-PESA by himself', () => {
  it('is read with the account as it was typed', () => {
    const reply = { status: 200, body: '{"ResultCode":0,"ResultDesc":"Accepted"}' }
    expect(received('paid', PAID)).toMatchObject({
      ...{ kind: 'events', reply },
      events: [
        {
          ...{ kind: 'paid', operatorReceipt: 'UCE4XK91TQ', amount: 25_000, currency: 'KES' },
          ...{ intentId: null, account: '41073511', payerPhone: null, payerHint: '2547*****222' },
          paidAt: Date.parse('2026-03-14T07:16:02Z'),
        },
      ],
    })
  })

  it.each([
    ['254711000222', '+254711000222', undefined],
    [254711000222, '+254711000222', undefined],
    ['+254711000222', '+254711000222', undefined],
    ['0711000222', '+254711000222', undefined],
    ['254110000222', '+254110000222', undefined],
    ['25470****149', null, '25470****149'],
    ['2547 ***** 126', null, '2547*****126'],
    [HASH, null, HASH],
    [HASH.toUpperCase(), null, HASH],
    ['256711000222', null, undefined],
    ['', null, undefined],
    [null, null, undefined],
  ])('of the payer %s tells what can be known', (MSISDN, payerPhone, payerHint) => {
    const of = received('paid', { ...PAID, MSISDN })
    const [event] = of.kind === 'events' ? of.events : []
    expect(event).toMatchObject({ payerPhone })
    expect(event && 'payerHint' in event ? event.payerHint : undefined).toBe(payerHint)
  })

  it.each([
    ['250', 25_000],
    ['250.00', 25_000],
    ['250.5', 25_050],
    [250, 25_000],
    ['1', 100],
  ])('of %s is so many cents', (TransAmount, amount) => {
    expect(received('paid', { ...PAID, TransAmount })).toMatchObject({ events: [{ amount }] })
  })

  it.each([
    ['of another short code', { BusinessShortCode: '600112' }],
    ['without a receipt', { TransID: '' }],
    ['without an amount', { TransAmount: '' }],
    ['of nothing', { TransAmount: '0.00' }],
    ['of no moment', { TransTime: 'today' }],
  ])('%s is taken in and kept to be looked at', (_what, changes) => {
    for (const path of ['paid', 'asked']) {
      const of = received(path, { ...PAID, ...changes }, { validation: true })
      expect(of).toMatchObject({ kind: 'unreadable', reply: { status: 200 } })
      expect(of.kind === 'unreadable' && of.reply.body).toContain('Accepted')
    }
  })

  it('may be of a till', () => {
    const of = { ...PAID, BusinessShortCode: '891234' }
    expect(received('paid', of, { till: '891234' })).toMatchObject({ kind: 'events' })
  })
})

describe('the question of M-PESA whether an account is one', () => {
  const asked = { ...PAID, OrgAccountBalance: '' }

  it('is a yes where it is not switched on', () => {
    const body = '{"ResultCode":"0","ResultDesc":"Accepted"}'
    expect(received('asked', asked)).toMatchObject({ kind: 'events', events: [], reply: { body } })
  })

  it.each([
    ['yes', '0'],
    ['unknown-account', 'C2B00012'],
    ['wrong-amount', 'C2B00013'],
  ] as const)('is asked where it is, and %s is %s', (answer, code) => {
    const of = received('asked', asked, { validation: true })
    expect(of).toMatchObject({
      kind: 'question',
      question: { operatorReceipt: 'UCE4XK91TQ', account: '41073511', amount: 25_000 },
    })
    const reply = of.kind === 'question' ? of.replyTo(answer) : null
    expect(JSON.parse(reply?.body ?? '{}')).toMatchObject({ ResultCode: code })
    expect(reply?.status).toBe(200)
  })
})

describe('what is done once for an account of M-PESA', () => {
  const URLS = {
    ConfirmationURL: 'https://pay.mutual.example/pay/k/umoja-till/paid',
    ValidationURL: 'https://pay.mutual.example/pay/k/umoja-till/asked',
  }

  async function registered(status: number, body: object | string, version: 'v1' | 'v2' = 'v2') {
    givesToken()
    const wanted = { ShortCode: '600111', ResponseType: 'Completed', ...URLS }
    nock(HOST).post(`/mpesa/c2b/${version}/registerurl`, wanted).reply(status, body)
    return clean(await openMpesa({ c2bVersion: version }).register?.())
  }

  it.each(['0', '00000000', 0])('is registered when Daraja says %s', async (ResponseCode) => {
    const answer = { OriginatorCoversationID: 'x', ResponseCode, ResponseDescription: 'Success' }
    for (const version of ['v1', 'v2'] as const)
      expect(await registered(200, answer, version)).toMatchObject([{ state: 'right' }])
  })

  it.each([
    [500, refusal('500.003.1001', 'Urls are already registered'), 'wrong'],
    [400, refusal('400.003.02', 'Bad Request'), 'wrong'],
    [200, { ResponseCode: '1' }, 'wrong'],
    [502, '<html/>', 'unknown'],
  ])('is not, when it answers %i', async (status, body, state) => {
    expect(await registered(status, body)).toMatchObject([{ state }])
  })

  async function checked(status: number, body: object | string, date = '2026-03-14T07:15:35Z') {
    givesToken()
    nock(HOST)
      .post(QUERY)
      .reply(status, body, { date: new Date(date).toUTCString() })
    const found = clean(await openMpesa().check?.())
    return Object.fromEntries((found ?? []).map(({ what, state }) => [what, state]))
  }

  const NONE = { ResponseCode: '0', ResultCode: '1032' }

  it('is checked without money: keys, addresses, clock', async () => {
    expect(await checked(200, NONE)).toEqual({
      ...{ keys: 'right', 'callback addresses': 'right', clock: 'right', balance: 'unknown' },
    })
    const unknown = refusal('400.002.02', 'Bad Request - Invalid CheckoutRequestID')
    expect(await checked(400, unknown)).toMatchObject({ keys: 'right' })
    const wrong = refusal('500.001.1001', 'Wrong credentials')
    expect(await checked(500, wrong)).toMatchObject({ keys: 'wrong' })
  })

  it.each([
    ['2026-03-14T07:16:30Z', 'right'],
    ['2026-03-14T07:16:31Z', 'wrong'],
    ['2026-03-14T07:14:30Z', 'right'],
    ['2026-03-14T07:14:29Z', 'wrong'],
  ])('with the operator at %s the clock is %s', async (date, state) => {
    expect(await checked(200, NONE, date)).toMatchObject({ clock: state })
  })

  it.each([
    ['with a payment', 'paid', '18250.00', 1_825_000],
    ['before one, where it is blank', 'asked', '', null],
    ['blank', 'paid', '', null],
    ['with something that is no amount', 'paid', '18,250.00', null],
  ])('its balance is told %s', (_, path, OrgAccountBalance, amount) => {
    const raw = JSON.stringify({ TransTime: '20260314101602', OrgAccountBalance })
    const at = Date.parse('2026-03-14T07:16:02Z')
    const told = amount === null ? null : { amount, currency: 'KES', at }
    expect(openMpesa().balanceIn?.({ path, raw })).toEqual(told)
  })

  it('says that keys are refused', async () => {
    nock(HOST).get(/oauth/).reply(401, '')
    const found = await openMpesa().check?.()
    expect(found).toContainEqual(expect.objectContaining({ what: 'keys', state: 'wrong' }))
  })
})
