import nock from 'nock'
import { describe, expect, it } from 'vitest'
import { instant } from '../../../../src/core/dates.ts'
import { ANSWERS } from '../../../../src/edge/wallets/mpesa/codes.ts'
import { openMpesa } from '../subjects-mpesa.ts'
import { describeDaraja, givesToken, HOST, refusal } from './rig.ts'

const clean = describeDaraja()

const RECEIPT = 'UCE4XK91TQ'
const INITIATOR = { initiator: 'mutual_api', securityCredential: 'Q2FuYXJ5Q3JlZGVudGlhbA==' }
const STATUS = '/mpesa/transactionstatus/v1/query'
const QUESTION = {
  operatorReceipt: RECEIPT,
  resultUrl: 'https://pay.mutual.example/pay/k/umoja-till/abc-1/status',
  lateUrl: 'https://pay.mutual.example/pay/k/umoja-till/abc-1/late',
}

function told(path: string, result: object, receipt: string | null = RECEIPT) {
  const about = receipt === null ? {} : { receipt }
  const raw = JSON.stringify({ Result: result })
  const at = instant(Date.parse('2026-03-14T07:20:00Z'))
  const call = { path, raw, method: 'POST', headers: {}, at, intentId: null, ...about } as const
  return openMpesa(INITIATOR).receive(call)
}

const PARAMETERS = [
  { Key: 'DebitPartyName', Value: '254711000222 - AMINA' },
  { Key: 'OriginatorConversationID' },
  { Key: 'ReasonType', Value: 'Pay Bill Online' },
  { Key: 'TransactionStatus', Value: 'Completed' },
  { Key: 'FinalisedTime', Value: 20260314101602 },
  { Key: 'Amount', Value: '250.00' },
  { Key: 'ReceiptNo', Value: RECEIPT },
  { Key: 'ReasonType', Value: 'Pay Bill Online' },
]

/** A result with these parameters changed; null leaves one out. */
function result(changes: Record<string, string | number | null> = {}, ResultCode: unknown = 0) {
  const kept = PARAMETERS.flatMap(({ Key, Value }) => {
    const changed = changes[Key]
    return changed === null ? [] : [{ Key, Value: changed ?? Value }]
  })
  const named = { ResultType: 0, ResultCode, ResultDesc: 'x', TransactionID: 'MBN0000000' }
  return { ...named, ResultParameters: { ResultParameter: kept } }
}

function says(changes: Record<string, string | number | null> = {}, code: unknown = 0) {
  const received = told('status', result(changes, code))
  const [event] = received.kind === 'events' ? received.events : []
  return event?.kind === 'answered' ? event.says : received
}

describe('a question to M-PESA about a payment', () => {
  async function asked(status: number, body: object | string) {
    givesToken()
    nock(HOST).post(STATUS).reply(status, body)
    const asking = openMpesa(INITIATOR).askAbout?.(QUESTION)
    return clean(await asking)
  }

  it('names the receipt, who asks, and where the answer goes', async () => {
    givesToken()
    let body: unknown
    nock(HOST)
      .post(STATUS, (given) => ((body = given), true))
      .reply(200, { ConversationID: 'AG_1', ResponseCode: '0' })
    expect(await openMpesa(INITIATOR).askAbout?.(QUESTION)).toEqual({ kind: 'asked' })
    expect(body).toEqual({
      ...{ Initiator: 'mutual_api', SecurityCredential: INITIATOR.securityCredential },
      ...{ CommandID: 'TransactionStatusQuery', TransactionID: RECEIPT, PartyA: '600111' },
      ...{ OriginalConversationID: '', IdentifierType: '4', Remarks: 'verify', Occasion: '' },
      ...{ ResultURL: QUESTION.resultUrl, QueueTimeOutURL: QUESTION.lateUrl },
    })
  })

  it('cannot be asked without an initiator', () => {
    expect('askAbout' in openMpesa()).toBe(false)
  })

  it.each([
    [404, refusal('404.001.01'), 'refused'],
    [400, refusal('22'), 'refused'],
    [500, refusal('500.002.1001'), 'unknown'],
    [500, refusal('500.003.02'), 'unknown'],
    [500, refusal('777'), 'unknown'],
    [503, '<html>', 'unknown'],
  ])('that is answered with %s %j is %s', async (status, body, kind) => {
    expect(await asked(status, body)).toMatchObject({ kind })
  })
})

/** A code of an answer, what it means, and whether somebody has to put something right. */
const CODES: readonly [code: string, kind: string, isOurs: boolean][] = [
  ['0', 'done', false],
  ['15', 'unknown', false],
  ['17', 'unknown', false],
  ['18', 'refused', true],
  ['20', 'refused', true],
  ['21', 'refused', true],
  ['22', 'refused', true],
  ['24', 'refused', true],
  ['25', 'refused', true],
  ['26', 'unknown', false],
  ['29', 'refused', true],
  ['2001', 'refused', true],
  ['2006', 'refused', true],
  ['2028', 'refused', true],
  ['8006', 'refused', true],
  ['100000000', 'unknown', false],
  ['100000001', 'unknown', false],
  ['100000002', 'unknown', false],
  ['100000010', 'refused', true],
  ['100000011', 'unknown', false],
  ['R000002', 'unknown-receipt', false],
]

describe('what M-PESA answers about a payment', () => {
  it('is in the table, whatever Safaricom may send', () => {
    expect(CODES.map(([code]) => code).sort()).toEqual(Object.keys(ANSWERS).sort())
  })

  it.each(CODES)('with the code %s is: %s', (code, kind, isOurs) => {
    const codes = /^\d+$/.test(code) ? [code, Number(code)] : [code]
    for (const one of codes) {
      const answer = says({}, one)
      expect(answer).toMatchObject({ kind })
      expect('alert' in answer).toBe(isOurs)
    }
  })

  it.each(['4711', 'toString', '__proto__', ''])('with the code “%s” decides nothing', (code) => {
    expect(says({}, code)).toMatchObject({ kind: 'unknown', alert: expect.any(String) as string })
  })

  it('has the amount and the moment of Nairobi', () => {
    const at = Date.parse('2026-03-14T07:16:02Z')
    expect(says()).toEqual({ kind: 'done', amount: 25_000, currency: 'KES', at })
    expect(says({ Amount: 250 })).toMatchObject({ kind: 'done', amount: 25_000 })
  })

  it.each([
    ['Completed', 'done'],
    [' completed ', 'done'],
    ['Failed', 'not-done'],
    ['Cancelled', 'not-done'],
    ['Declined', 'not-done'],
    ['Expired', 'not-done'],
    ['Pending', 'unknown'],
    ['Authorized', 'unknown'],
    ['Reversed?', 'unknown'],
    ['', 'unknown'],
  ])('in the state “%s” is: %s', (TransactionStatus, kind) => {
    expect(says({ TransactionStatus })).toMatchObject({ kind })
  })

  it.each([
    ['another receipt', { ReceiptNo: 'UCE4XK91TR' }],
    ['no receipt', { ReceiptNo: null }],
    ['no amount', { Amount: null }],
    ['no moment', { FinalisedTime: null }],
  ])('with %s decides nothing', (_what, changes) => {
    expect(says(changes)).toMatchObject({ kind: 'unknown', alert: expect.any(String) as string })
  })

  it('may have one parameter alone, or none, where it failed', () => {
    const failed = { ResultType: 0, ResultCode: 'R000002', TransactionID: 'MBN0000000' }
    const single = { ResultParameters: { ResultParameter: { Key: 'BOCompletedTime', Value: '' } } }
    for (const one of [failed, { ...failed, ...single }])
      expect(told('status', one)).toMatchObject({ events: [{ says: { kind: 'unknown-receipt' } }] })
  })

  it('is none at an address of no question, nor without a result', () => {
    expect(told('status', result(), null)).toMatchObject({ kind: 'unreadable' })
    expect(told('status', {})).toMatchObject({ kind: 'unreadable', reply: { status: 200 } })
    // Not in time: nothing is known, and there is nothing to do.
    expect(told('late', {})).toMatchObject({ kind: 'events', events: [] })
  })
})

describe('what M-PESA tells of a payment that was taken back', () => {
  const BACK = [
    { Key: 'Amount', Value: '250.00' },
    { Key: 'TransCompletedTime', Value: 20260315090000 },
    { Key: 'OriginalTransactionID', Value: RECEIPT },
    { Key: 'Charge', Value: 0 },
  ]
  const reversal = (ResultCode: unknown, parameters: object[] = BACK) => ({
    ...{ ResultType: 0, ResultCode, TransactionID: 'UCF1AA00PL' },
    ResultParameters: { ResultParameter: parameters },
  })

  it('names its own receipt and that of the payment', () => {
    expect(told('returned', reversal(0), null)).toMatchObject({
      events: [
        {
          ...{ kind: 'returned', operatorReceipt: 'UCF1AA00PL', of: RECEIPT, amount: 25_000 },
          ...{ currency: 'KES', intentId: null, at: Date.parse('2026-03-15T06:00:00Z') },
        },
      ],
    })
  })

  it.each(['R000001', 'R000002', 1, 21, '2001', 'never seen'])(
    'says nothing about money where it came to nothing: %s',
    (code) => {
      expect(told('returned', reversal(code), null)).toMatchObject({ kind: 'events', events: [] })
    },
  )

  it.each(BACK.slice(0, 3))('is kept to be looked at without %j', (left) => {
    const parameters = BACK.filter((one) => one !== left)
    expect(told('returned', reversal(0, parameters), null)).toMatchObject({ kind: 'unreadable' })
  })
})
