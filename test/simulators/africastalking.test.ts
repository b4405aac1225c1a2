import { describe, expect, it } from 'vitest'
import { type Outgoing, type Reply, request } from '../../src/simulators/kernel/http.ts'
import { createAfricastalkingSimulator } from '../../src/simulators/africastalking/create.ts'
import type { Dashboard } from '../../src/simulators/africastalking/state.ts'
import { listener } from './listener.ts'

const PHONE = '+254711000222'
const BASE = 'http://127.0.0.1:3000/at/key'

const URLS = {
  ussdUrl: `${BASE}/ussd`,
  ussdEndedUrl: `${BASE}/ussd-ended`,
  smsUrl: `${BASE}/sms`,
  deliveryUrl: `${BASE}/delivery`,
  optOutUrl: `${BASE}/opt-out`,
  serviceCodes: ['*384*77#', '*384#'],
}

function atWorld(answer?: (outgoing: Outgoing) => Reply, dashboard: Partial<Dashboard> = {}) {
  const heard = listener(answer)
  const simulator = createAfricastalkingSimulator({
    seed: 5,
    deliver: heard.deliver,
    dashboard: { ...URLS, ...dashboard },
  })
  const raw = (
    method: string,
    path: string,
    body: unknown = '',
    headers: Record<string, string> = {},
  ) => simulator.handle(request(method, path, { headers, body }))
  const control = async (method: string, path: string, body: unknown = '') => {
    const response = await raw(method, `/simulator/${path}`, body)
    const told = JSON.parse(response.body) as Record<string, unknown>
    return { http: response.status, ...told } as Record<string, unknown>
  }
  return {
    simulator,
    heard,
    raw,
    control,
    forms: (end: string) =>
      heard.got
        .filter(({ url }) => url.endsWith(end))
        .map(({ body }) => Object.fromEntries(new URLSearchParams(body))),
    send: (form: Record<string, string>, apiKey = 'simulator-api-key') =>
      raw(
        'POST',
        '/version1/messaging',
        new URLSearchParams({ username: 'simulator', ...form }).toString(),
        { apiKey },
      ),
    pass: (ms: number) => simulator.advanceTo(simulator.world.now() + ms),
  }
}

const says =
  (body: string, headers: Record<string, string> = {}) =>
  (): Reply => ({ status: 200, body, headers })

describe('a call (1.1, 1.2)', () => {
  it('begins with five fields and an empty text, as a form', async () => {
    const { control, heard, forms } = atWorld(says('CON Mutuelle\n1. Payer'))
    const session = await control('POST', 'dial', { phone: PHONE, code: '*384*77#' })
    expect(session).toMatchObject({
      http: 200,
      status: 'open',
      screen: 'Mutuelle\n1. Payer',
      text: '',
    })
    expect(heard.got[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded')
    expect(heard.got[0]?.body).toContain(
      'phoneNumber=%2B254711000222&serviceCode=*384*77%23&text=&sessionId=ATUid_',
    )
    expect(forms('/ussd')).toEqual([
      {
        phoneNumber: PHONE,
        serviceCode: '*384*77#',
        text: '',
        sessionId: expect.stringMatching(/^ATUid_[0-9a-f]{32}$/) as string,
        networkCode: '63902',
      },
    ])
  })

  const typed: [string, string, string[], string[]][] = [
    ['what is typed joined by stars', '*384*77#', ['1', '1', '500'], ['', '1', '1*1', '1*1*500']],
    ['a deep dial at once', '*384*77*3*1#', ['2'], ['3*1', '3*1*2']],
    ['the longest code that fits', '*384*77*5#', [], ['5']],
    ['a shorter code', '*384*9#', [], ['9']],
    ['an empty reply as an empty segment', '*384*77#', ['1', ''], ['', '1', '1*']],
    ['a star that was typed like a separator', '*384*77#', ['a*b'], ['', 'a*b']],
    ['eighty signs of a reply', '*384*77#', ['x'.repeat(81)], ['', 'x'.repeat(80)]],
  ]
  it.each(typed)('sends %s', async (_, code, inputs, texts) => {
    const { control, forms } = atWorld(says('CON more'))
    const { id } = await control('POST', 'dial', { phone: PHONE, code })
    for (const input of inputs) await control('POST', `dial/${String(id)}`, { input })
    expect(forms('/ussd').map(({ text }) => text)).toEqual(texts)
    expect(new Set(forms('/ussd').map(({ sessionId }) => sessionId)).size).toBe(1)
  })

  it('reaches nobody by a code of nobody', async () => {
    const { control } = atWorld(says('CON more'))
    expect(await control('POST', 'dial', { phone: PHONE, code: '*999#' })).toMatchObject({
      http: 404,
    })
  })

  it('may send its first request twice, at once (1.6)', async () => {
    const { control, forms } = atWorld(says('CON more'))
    await control('POST', 'orders', { on: 'ussd', callback: { copies: 2 } })
    await control('POST', 'dial', { phone: PHONE, code: '*384*77#' })
    const [first, second] = forms('/ussd')
    expect(first).toEqual(second)
    expect(forms('/ussd')).toHaveLength(2)
  })

  it('may leave out the network, as old demos do', async () => {
    const { control, forms } = atWorld(says('CON more'))
    await control('POST', 'quirks', { networkCode: 'absent' })
    await control('POST', 'dial', { phone: PHONE, code: '*384*77#' })
    expect(forms('/ussd')[0]).not.toHaveProperty('networkCode')
  })
})

describe('how a call ends (1.3, 1.5)', () => {
  const failed: [string, Reply][] = [
    ['a 404', { status: 404, body: 'END no' }],
    ['a 500', { status: 500, body: '' }],
    ['an empty body', { status: 200, body: '' }],
    ['no prefix', { status: 200, body: 'Hello' }],
    ['white space before the prefix', { status: 200, body: ' CON Hello' }],
    ['a prefix in small letters', { status: 200, body: 'con Hello' }],
    ['quotes', { status: 200, body: '"CON Hello"' }],
  ]
  it.each(failed)('fails with %s, and shows the carrier’s own words', async (_, reply) => {
    const { control, forms, simulator } = atWorld(({ url }) =>
      url.endsWith('/ussd') ? reply : { status: 200, body: '' },
    )
    const session = await control('POST', 'dial', { phone: PHONE, code: '*384*77#' })
    expect(session).toMatchObject({ screen: 'Connection problem or invalid MMI code' })
    await simulator.tick()
    expect(forms('/ussd-ended')).toMatchObject([
      {
        status: 'Failed',
        lastAppResponse: reply.body,
        errorMessage: expect.stringContaining(
          `Received unexpected response code: ${reply.status}`,
        ) as string,
      },
    ])
  })

  it('fails after ten seconds without an answer', async () => {
    for (const [delayMs, screen] of [
      [9_999, 'more'],
      [10_000, 'Connection problem or invalid MMI code'],
    ] as const) {
      const { control } = atWorld(says('CON more'))
      await control('POST', 'orders', { on: 'ussd', callback: { delayMs } })
      expect(await control('POST', 'dial', { phone: PHONE, code: '*384*77#' })).toMatchObject({
        screen,
      })
    }
  })

  it('tells the event, with the names of hops', async () => {
    const screens = ['CON one', 'CON two', 'END bye']
    const hops = ['menu', 'pay', 'end']
    const { control, forms, heard, pass } = atWorld(({ url }) => {
      if (!url.endsWith('/ussd')) return { status: 200, body: '' }
      return {
        status: 200,
        body: screens.shift() ?? '',
        headers: { 'at-ussd-hop-metadata': hops.shift() ?? '' },
      }
    })
    const { id } = await control('POST', 'dial', { phone: PHONE, code: '*384*77#' })
    await pass(4_000)
    await control('POST', `dial/${String(id)}`, { input: '1' })
    await control('POST', `dial/${String(id)}`, { input: '500' })
    await pass(0)
    expect(heard.got.map(({ headers }) => headers['at-ussd-hop-metadata'])).toEqual([
      undefined,
      'menu',
      'pay',
      undefined,
    ])
    expect(forms('/ussd-ended')).toEqual([
      {
        date: '2026-03-02 08:00:04',
        sessionId: String(id),
        serviceCode: '*384*77#',
        networkCode: '63902',
        phoneNumber: PHONE,
        status: 'Success',
        cost: '0.00',
        durationInMillis: '4000',
        hopsCount: '3',
        hopsMetadata: 'menu|pay|end',
        input: '1*500',
        lastAppResponse: 'END bye',
      },
    ])
  })

  it.each([
    ['hangs up', 0, true],
    ['is silent for 30 seconds', 30_000, false],
  ])('is incomplete when the caller %s', async (_, ms, hangsUp) => {
    const { control, forms, pass } = atWorld(says('CON more'))
    const { id } = await control('POST', 'dial', { phone: PHONE, code: '*384*77#' })
    if (hangsUp) await control('POST', `dial/${String(id)}`, { hangUp: true })
    if (ms > 0) await pass(ms - 1)
    expect(forms('/ussd-ended')).toEqual([])
    await pass(1)
    expect(forms('/ussd-ended')).toMatchObject([{ status: 'Incomplete' }])
    expect(await control('POST', `dial/${String(id)}`, { input: '1' })).toMatchObject({
      http: 404,
    })
  })

  it('may tell no event at all, as nobody has seen one', async () => {
    const { control, forms, pass } = atWorld(says('END bye'))
    await control('POST', 'quirks', { endEvent: 'not-sent' })
    await control('POST', 'dial', { phone: PHONE, code: '*384*77#' })
    await pass(60_000)
    expect(forms('/ussd-ended')).toEqual([])
  })
})

type Sent = { SMSMessageData: { Message: string; Recipients: Record<string, unknown>[] } }

describe('sending SMS (2.1, 2.2)', () => {
  it.each([
    ['1', 102],
    ['0', 101],
  ])('with enqueue %s is accepted with %i', async (enqueue, statusCode) => {
    const { send } = atWorld()
    const response = await send({ to: PHONE, message: 'Hello', from: 'MUTUELLE', enqueue })
    expect(response.status).toBe(201)
    expect(JSON.parse(response.body)).toEqual({
      SMSMessageData: {
        Message: 'Sent to 1/1 Total Cost: USD 0.0079 Message parts: 1',
        Recipients: [
          {
            statusCode,
            number: PHONE,
            status: 'Success',
            cost: 'KES 0.8000',
            messageId: expect.stringMatching(/^ATXid_[0-9a-f]{32}$/) as string,
          },
        ],
      },
    })
  })

  it('refuses a key that is wrong in plain text', async () => {
    const { send } = atWorld()
    const response = await send({ to: PHONE, message: 'Hello' }, 'x')
    expect(response).toMatchObject({ status: 401, body: 'The supplied authentication is invalid' })
    expect(response.headers['content-type']).toContain('text/plain')
  })

  it('refuses a sender of nobody with 201 and no recipients', async () => {
    const { send } = atWorld()
    const response = await send({ to: PHONE, message: 'Hello', from: 'OTHER' })
    expect(response.status).toBe(201)
    expect(JSON.parse(response.body)).toEqual({
      SMSMessageData: { Message: 'InvalidSenderId', Recipients: [] },
    })
  })

  const recipients: [string, string, Partial<Dashboard>, number, string][] = [
    ['a local number', '0711000222', {}, 403, 'InvalidPhoneNumber'],
    ['no money', PHONE, { balance: 79 }, 405, 'InsufficientBalance'],
    ['who opted out', '+254711000999', {}, 406, 'UserInBlacklist'],
  ]
  it.each(recipients)('refuses %s alone', async (_, to, dashboard, statusCode, status) => {
    const { send, control } = atWorld(undefined, dashboard)
    await control('POST', 'opt-out', { phone: '+254711000999', sender: 'MUTUELLE' })
    const response = await send({ to, message: 'Hello' })
    expect(response.status).toBe(201)
    const { Message, Recipients } = (JSON.parse(response.body) as Sent).SMSMessageData
    expect(Message).toContain('Sent to 0/1 Total Cost: 0')
    expect(Recipients).toEqual([{ statusCode, number: to, status, cost: '0', messageId: 'None' }])
  })

  it.each([
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    ['ê'.repeat(70), 1],
    ['ê'.repeat(71), 2],
  ])('counts parts of %s', async (message, parts) => {
    const { send } = atWorld()
    const response = await send({ to: PHONE, message })
    expect((JSON.parse(response.body) as Sent).SMSMessageData.Message).toContain(
      `Message parts: ${parts}`,
    )
  })

  it('reports what became of it (2.4)', async () => {
    const { send, pass, forms } = atWorld()
    const response = await send({ to: PHONE, message: 'Hello' })
    const id = (JSON.parse(response.body) as Sent).SMSMessageData.Recipients[0]?.['messageId']
    await pass(3_000)
    expect(forms('/delivery')).toEqual([
      { id, status: 'Success', phoneNumber: PHONE, networkCode: '63902', retryCount: '0' },
    ])
  })

  it('reports a phone that is off as buffered, then as the carrier calls it', async () => {
    const { send, pass, forms, control } = atWorld()
    await control('POST', 'phones', { phone: PHONE.slice(1), power: 'off' })
    await send({ to: PHONE, message: 'Hello' })
    await pass(3_600_000 + 3_000)
    expect(forms('/delivery')).toMatchObject([
      { status: 'Buffered' },
      { status: 'Failed', failureReason: 'DeliveryFailure' },
    ])
  })

  it('knows its balance', async () => {
    const { raw, control } = atWorld()
    const headers = { apiKey: 'simulator-api-key' }
    const get = async () =>
      JSON.parse(
        (await raw('GET', '/version1/user?username=simulator', '', headers)).body,
      ) as unknown
    expect(await get()).toEqual({ UserData: { balance: 'KES 100000.00' } })
    await control('POST', 'quirks', { userData: 'userData' })
    expect(await get()).toEqual({ userData: { balance: 'KES 100000.00' } })
  })
})

describe('SMS that come in (2.5)', () => {
  it('are told as a form', async () => {
    const { control, forms, simulator } = atWorld()
    await control('POST', 'sms', { phone: PHONE, to: '21512', text: 'COVER MEM+1' })
    await simulator.tick()
    expect(forms('/sms')).toEqual([
      {
        linkId: '',
        text: 'COVER MEM+1',
        to: '21512',
        id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
        date: '2026-03-02T08:00:00Z',
        from: PHONE,
        cost: 'None',
        networkCode: '63902',
      },
    ])
  })

  it('may have another date', async () => {
    const { control, forms, simulator } = atWorld()
    await control('POST', 'quirks', { incomingDate: '2017-05-03 06:04:45' })
    await control('POST', 'sms', { phone: PHONE, to: '21512', text: 'PAY' })
    await simulator.tick()
    expect(forms('/sms')).toMatchObject([{ date: '2026-03-02 08:00:00' }])
  })

  it('come again every minute for twelve hours, with one id', async () => {
    const { control, forms, pass } = atWorld(() => ({ status: 500, body: '' }))
    await control('POST', 'sms', { phone: PHONE, to: '21512', text: 'PAY' })
    await pass(59_999)
    expect(forms('/sms')).toHaveLength(1)
    await pass(1)
    expect(forms('/sms')).toHaveLength(2)
    await pass(24 * 3_600_000)
    expect(forms('/sms')).toHaveLength(721)
    expect(new Set(forms('/sms').map(({ id }) => id)).size).toBe(1)
  })

  it('can be fetched, with a number for an id (2.7)', async () => {
    const { control, raw } = atWorld()
    for (const text of ['A', 'B']) await control('POST', 'sms', { phone: PHONE, to: '21512', text })
    const headers = { apiKey: 'simulator-api-key' }
    const response = await raw(
      'GET',
      '/version1/messaging?username=simulator&lastReceivedId=1',
      '',
      headers,
    )
    expect(JSON.parse(response.body)).toEqual({
      SMSMessageData: {
        Messages: [
          {
            linkId: '',
            text: 'B',
            to: '21512',
            id: 2,
            date: '2026-03-02T08:00:00.000Z',
            from: PHONE,
          },
        ],
      },
    })
  })

  it('say that somebody wants no more (2.6)', async () => {
    const { control, forms, simulator } = atWorld()
    await control('POST', 'opt-out', { phone: PHONE, sender: 'MUTUELLE' })
    await simulator.tick()
    expect(forms('/opt-out')).toEqual([{ senderId: 'MUTUELLE', phoneNumber: PHONE }])
  })
})
