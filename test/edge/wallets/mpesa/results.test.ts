import nock from 'nock'
import { describe, expect, it } from 'vitest'
import type { FailureReason } from '../../../../src/app/wallet.ts'
import { instant } from '../../../../src/core/dates.ts'
import { RESULTS } from '../../../../src/edge/wallets/mpesa/codes.ts'
import { CHECKOUT, ITEMS, openMpesa, stkCallback } from '../subjects-mpesa.ts'
import { describeDaraja, givesToken, HOST, QUERY, refusal } from './rig.ts'

const clean = describeDaraja()

const wallet = openMpesa()
const AT = instant(Date.parse('2026-03-14T07:16:05Z'))

function told(code: unknown, items: object[] | null = null, intentId: string | null = 'i-1') {
  const said = stkCallback(code, items)
  return wallet.receive({ method: 'POST', headers: {}, at: AT, intentId, ...said })
}

async function asked(status: number, body: object | string, operatorRef: string | null = CHECKOUT) {
  givesToken()
  nock(HOST)
    .post(QUERY, /ws_CO_14032026101531711000222/)
    .reply(status, body)
  return clean(await openMpesa().query({ intentId: 'i-1', operatorRef }))
}

/** A code, what it means for us, and whether somebody has to put something right. */
const CODES: readonly [code: string, reason: FailureReason, isOurs: boolean][] = [
  ['1', 'no-funds', false],
  ['2', 'limit', true],
  ['3', 'limit', false],
  ['4', 'limit', false],
  ['8', 'misconfigured', true],
  ['17', 'try-later', false],
  ['26', 'try-later', false],
  ['1001', 'try-later', false],
  ['1019', 'expired', false],
  ['1025', 'try-later', true],
  ['1031', 'refused', false],
  ['1032', 'refused', false],
  ['1037', 'unreachable', false],
  ['1101', 'misconfigured', true],
  ['2001', 'wrong-pin', false],
  ['2028', 'misconfigured', true],
  ['2029', 'try-later', false],
  ['8006', 'account', false],
  ['9999', 'try-later', false],
  ['SFC_IC0003', 'misconfigured', true],
]

describe('the result of a prompt of M-PESA', () => {
  it('is in the table below, whatever Safaricom may send', () => {
    expect(CODES.map(([code]) => code).sort()).toEqual(
      Object.keys(RESULTS)
        .filter((one) => one !== '0')
        .sort(),
    )
  })

  it.each(CODES)('%s is a failure: %s', async (code, reason, isOurs) => {
    const failed = { kind: 'failed', intentId: 'i-1', operatorRef: CHECKOUT, reason }
    const numbers = /^\d+$/.test(code) ? [code, Number(code)] : [code]
    for (const one of numbers) {
      const received = told(one)
      expect(received).toMatchObject({ kind: 'events', events: [failed], reply: { status: 200 } })
      const [event] = received.kind === 'events' ? received.events : []
      expect(event && 'alert' in event).toBe(isOurs)
    }
    const answer = { ResponseCode: '0', CheckoutRequestID: CHECKOUT, ResultCode: code }
    expect(await asked(200, answer)).toMatchObject(failed)
  })

  it.each(['4999', 'SFC_NEW', 4999, '', 'toString', '254711000222'])(
    '%s, which nobody knows, decides nothing and is said',
    async (code) => {
      const received = told(code)
      expect(received).toMatchObject({
        events: [
          { kind: 'hint', intentId: 'i-1', alert: expect.stringContaining('result') as string },
        ],
      })
      expect(await asked(200, { ResponseCode: '0', ResultCode: code })).toMatchObject({
        ...{ kind: 'unknown', alert: expect.stringContaining('result') as string },
      })
    },
  )

  it('that it was paid has receipt, amount, moment and payer in any order', () => {
    const paid = {
      ...{ kind: 'paid', operatorReceipt: 'R1XK91TQ', amount: 50_000, currency: 'KES' },
      ...{ intentId: 'i-1', operatorRef: CHECKOUT, account: null, payerPhone: '+254711000001' },
      paidAt: Date.parse('2026-03-14T07:16:02Z'),
    }
    for (const items of [ITEMS, [...ITEMS].reverse()])
      for (const code of [0, '0'])
        expect(told(code, items)).toMatchObject({ kind: 'events', events: [paid] })
  })

  const without = (name: string) => ITEMS.filter((item) => item.Name !== name)
  const withValue = (Name: string, Value: unknown) => [...without(Name), { Name, Value }]

  it.each([
    ['a masked payer', withValue('PhoneNumber', '2547 ***** 222'), { payerPhone: null, payerHint: '2547*****222' }],
    ['no payer', without('PhoneNumber'), { payerPhone: null }],
    ['an amount in text', withValue('Amount', '500.00'), { amount: 50_000 }],
    ['a receipt in small letters', withValue('MpesaReceiptNumber', ' r1xk91tq '), { operatorReceipt: 'R1XK91TQ' }],
    ['a moment in text', withValue('TransactionDate', '20260314101602'), { paidAt: Date.parse('2026-03-14T07:16:02Z') }],
  ])('with %s is read', (_what, items, expected) => {
    expect(told(0, items)).toMatchObject({ events: [expected] })
  }) // prettier-ignore

  it.each([
    ['no items', null],
    ['no receipt', without('MpesaReceiptNumber')],
    ['no amount', without('Amount')],
    ['no moment', without('TransactionDate')],
    ['nothing paid', withValue('Amount', 0)],
    ['less than nothing', withValue('Amount', -500)],
    ['a part of a cent', withValue('Amount', '500.001')],
    ['words for an amount', withValue('Amount', 'five hundred')],
    ['a day that is none', withValue('TransactionDate', 20260230101602)],
    ['an hour that is none', withValue('TransactionDate', 20260314241602)],
    ['a receipt that is none', withValue('MpesaReceiptNumber', '<b>')],
  ])('that says paid with %s is kept to be looked at', (_what, items) => {
    expect(told(0, items)).toMatchObject({ kind: 'unreadable', reply: { status: 200 } })
  })

  it('at an address that is no prompt’s is kept to be looked at', () => {
    expect(told(0, ITEMS, null)).toMatchObject({ kind: 'unreadable' })
  })
})

describe('a question about a prompt of M-PESA', () => {
  it('never says a receipt or an amount', async () => {
    const paid = { ResponseCode: '0', CheckoutRequestID: CHECKOUT, ResultCode: '0' }
    expect(await asked(200, paid)).toEqual({ kind: 'paid-no-receipt' })
  })

  it('is pending while it is being processed, which comes as a fault', async () => {
    const body = refusal('500.001.1001', 'The transaction is being processed')
    expect(await asked(500, body)).toEqual({ kind: 'pending' })
  })

  it.each([
    ['wrong credentials', 500, refusal('500.001.1001', 'Wrong credentials')],
    ['a lock', 500, refusal('500.001.1001', 'Unable to lock subscriber')],
    ['no such prompt', 400, refusal('400.002.02', 'Bad Request - Invalid CheckoutRequestID')],
    ['a quota', 500, refusal('500.003.02', 'Spike Arrest')],
    ['a page', 503, '<html/>'],
    ['nothing', 200, ''],
    ['no result', 200, { ResponseCode: '0' }],
  ])('that is turned away with %s says nothing of the prompt', async (_what, status, body) => {
    expect(await asked(status, body)).toMatchObject({ kind: 'unknown' })
  })

  it('cannot be asked without Daraja’s own name for it', async () => {
    expect(await openMpesa().query({ intentId: 'i-1', operatorRef: null })).toEqual({
      kind: 'unknown',
    })
  })
})
