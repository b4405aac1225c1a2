import { readFileSync } from 'node:fs'
import nock from 'nock'
import { describe, expect, it } from 'vitest'
import type { SmsOutcome } from '../../../../src/app/ports.ts'
import type { PhoneNumber } from '../../../../src/core/phone-number.ts'
import { africasTalkingSms } from '../../../../src/edge/carriers/africastalking/send.ts'
import { nocked } from '../../wallets/nocked.ts'

const HOST = 'https://api.africastalking.com'
const PATH = '/version1/messaging'
const API_KEY = 'atsk_0123456789abcdef'
const TO = '+254700072929' as PhoneNumber
const TEXT = 'Jappo: recu 4 500 F'
const carrier = africasTalkingSms({ username: 'jappo', apiKey: API_KEY, timeoutMs: 300 })

/** No part of the message comes back or is printed, nor does the key. */
const clean = nocked([API_KEY, TO.slice(1), TEXT, encodeURIComponent(TEXT)])

function fixture(name: string): string {
  return readFileSync(`test/fixtures/africastalking/${name}`, 'utf8').trim()
}

async function send(): Promise<SmsOutcome> {
  return clean(await carrier.send({ id: 'outbox-1', to: TO, text: TEXT }))
}

function recipient(statusCode: unknown, status: string): string {
  const Recipients = [{ cost: '0', messageId: 'None', number: TO, status, statusCode }]
  return JSON.stringify({ SMSMessageData: { Message: 'Sent to 0/1 Total Cost: 0', Recipients } })
}

describe('sending an SMS', () => {
  it('posts the form with the key in a header, and takes their id and price', async () => {
    const sent: unknown[] = []
    nock(HOST, { reqheaders: { apikey: API_KEY, accept: 'application/json' } })
      .post(PATH, (body) => sent.push(body) > 0)
      .reply(201, fixture('send-queued.json'), { 'content-type': 'application/json' })
    expect(await send()).toEqual({
      kind: 'accepted',
      carrierId: 'ATXid_7468c9a251f9e9efcc6b2f7ea756a56c',
      cost: 'KES 0.8000',
    })
    expect(sent).toEqual([{ username: 'jappo', to: TO, message: TEXT, bulkSMSMode: '1' }])
  })

  it('names our sender when there is one', async () => {
    const sent: { from?: string }[] = []
    nock(HOST)
      .post(PATH, (body: { from?: string }) => sent.push(body) > 0)
      .reply(201, fixture('send-queued.json'))
    const named = africasTalkingSms({ username: 'jappo', apiKey: API_KEY, sender: 'JAPPO' })
    await named.send({ id: 'outbox-1', to: TO, text: TEXT })
    expect(sent[0]?.from).toBe('JAPPO')
  })

  it('sends no empty text', async () => {
    const outcome = await carrier.send({ id: 'outbox-1', to: TO, text: '' })
    expect(outcome).toEqual({ kind: 'rejected', code: 'empty-text', retryable: false })
  })
})

const SENDER = 'the sender in the settings is none of this account at Africa’s Talking'
const CREDIT =
  'the account at Africa’s Talking has no credit left: messages are tried for some hours'
const KEY = 'Africa’s Talking does not take the user name with the API key of the settings'
const REQUEST = 'Africa’s Talking takes no such request: ask them, and say the code'

const rejected = { kind: 'rejected', retryable: false } as const
const again = { kind: 'rejected', retryable: true } as const
const accepted = { kind: 'accepted', carrierId: null, cost: '0' } as const

describe('the code of a recipient', () => {
  it.each<[unknown, string, SmsOutcome]>([
    [100, 'Processed', accepted],
    [101, 'Success', accepted],
    [102, 'Success', accepted],
    ['101', 'Success', accepted],
    [401, 'RiskHold', { ...rejected, code: 'RiskHold' }],
    [402, 'InvalidSenderId', { ...again, code: 'InvalidSenderId', alert: SENDER }],
    [403, 'InvalidPhoneNumber', { ...rejected, code: 'InvalidPhoneNumber' }],
    [404, 'UnsupportedNumberType', { ...rejected, code: 'UnsupportedNumberType' }],
    [405, 'InsufficientBalance', { ...again, code: 'InsufficientBalance', alert: CREDIT }],
    [406, 'UserInBlacklist', { ...rejected, code: 'UserInBlacklist', optedOut: true }],
    [407, 'CouldNotRoute', { ...rejected, code: 'CouldNotRoute' }],
    [409, 'DoNotDisturbRejection', { ...again, code: 'DoNotDisturbRejection' }],
    [500, 'InternalServerError', { ...again, code: 'InternalServerError' }],
    [501, 'GatewayError', { ...again, code: 'GatewayError' }],
    [502, 'RejectedByGateway', { ...again, code: 'RejectedByGateway' }],
    [408, 'SomethingNew', { ...rejected, code: 'status-408' }],
    [599, 'SomethingNew', { ...again, code: 'status-599' }],
    [700, 'SomethingNew', { kind: 'unknown', code: 'status-700' }],
    ['?', 'SomethingNew', { kind: 'unknown', code: 'status-0' }],
    [103, 'Success', accepted],
  ])('%s %s decides', async (code, status, outcome) => {
    nock(HOST).post(PATH).reply(201, recipient(code, status))
    expect(await send()).toEqual(outcome)
  })
})

describe('an answer to the whole request', () => {
  it.each<[number, string, SmsOutcome]>([
    // Status 201 without recipients is a failure, and the message says why.
    [
      201,
      fixture('send-invalid-sender.json'),
      { ...again, code: 'InvalidSenderId', alert: SENDER },
    ],
    [
      201,
      '{"SMSMessageData":{"Message":"InsufficientBalance","Recipients":[]}}',
      { ...again, code: 'InsufficientBalance', alert: CREDIT },
    ],
    [
      201,
      `{"SMSMessageData":{"Message":"No route to ${TO}","Recipients":[]}}`,
      { ...rejected, code: 'no-recipients', alert: REQUEST },
    ],
    [201, 'gateway says hello', { kind: 'unknown', code: 'unreadable-answer' }],
    [201, '', { kind: 'unknown', code: 'unreadable-answer' }],
    [201, '{"SMSMessageData":null}', { kind: 'unknown', code: 'unreadable-answer' }],
    [
      200,
      fixture('send-queued.json'),
      { ...accepted, carrierId: 'ATXid_7468c9a251f9e9efcc6b2f7ea756a56c', cost: 'KES 0.8000' },
    ],
    [200, '{"hello":1}', { kind: 'unknown', code: 'unreadable-answer' }],
    [204, '', { kind: 'unknown', code: 'unreadable-answer' }],
    [302, '', { ...rejected, code: 'http-302', alert: REQUEST }],
    [400, 'The request contains bad syntax', { ...rejected, code: 'http-400', alert: REQUEST }],
    [401, fixture('send-unauthorized.txt'), { ...again, code: 'http-401', alert: KEY }],
    [403, '', { ...again, code: 'http-403', alert: KEY }],
    [409, fixture('send-do-not-disturb.json'), { ...again, code: 'DoNotDisturbRejection' }],
    [429, 'slow down', { ...again, code: 'http-429' }],
    [500, 'oops', { ...again, code: 'http-500' }],
    [502, '<html>', { kind: 'unknown', code: 'http-502' }],
    [503, '', { ...again, code: 'http-503' }],
    [504, '', { kind: 'unknown', code: 'http-504' }],
  ])('%d with %s decides', async (status, body, outcome) => {
    nock(HOST).post(PATH).reply(status, body, { location: 'https://elsewhere.example/' })
    expect(await send()).toEqual(outcome)
  })
})

describe('the account', () => {
  it.each(['sandbox', 'Sandbox', ' SANDBOX'])(
    '"%s" is that of their sandbox, which has a host of its own',
    async (username) => {
      const names: unknown[] = []
      nock('https://api.sandbox.africastalking.com')
        .post(PATH, (body: { username: string }) => names.push(body.username) > 0)
        .reply(201, recipient(101, 'Success'))
      const sandbox = africasTalkingSms({ username, apiKey: API_KEY })
      expect((await sandbox.send({ id: '1', to: TO, text: TEXT })).kind).toBe('accepted')
      expect(names).toEqual(['sandbox'])
    },
  )

  it('may be at another address, beside others in one process', async () => {
    nock('https://sms.example/at').post(PATH).reply(201, recipient(101, 'Success'))
    nock(HOST).post(PATH).reply(201, recipient(406, 'UserInBlacklist'))
    const other = { username: 'other', apiKey: API_KEY, baseUrl: 'https://sms.example/at/' }
    const message = { id: '1', to: TO, text: TEXT }
    expect((await africasTalkingSms(other).send(message)).kind).toBe('accepted')
    expect((await send()).kind).toBe('rejected')
  })

  it('needs a user name and a key', () => {
    expect(() => africasTalkingSms({ username: ' ', apiKey: API_KEY })).toThrow('user name')
    expect(() => africasTalkingSms({ username: 'jappo', apiKey: '' })).toThrow('API key')
  })
})
