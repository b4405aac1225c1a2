import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyFile } from '../../src/edge/files/apply-file.ts'
import { importFile } from '../../src/edge/files/import-file.ts'
import { UMOJA } from '../statutes.ts'
import type { Act } from '../../src/app/acts/act.ts'
import { ACTS } from '../../src/app/acts/all.ts'
import { doAct, textsFor } from '../app/acts/walk.ts'
import { type RunningService, startTestService } from './service.ts'

const KEY = 'canary-callback-key-0123456789-abcdef'
const OLD_KEY = 'canary-callback-key-before-that-0123456789'
const PHONE = '+254711987654'
const CLINIC = '+254722987654'
const NAME = 'Zawadikanari'
const PIN = '739184'
const WORDS = 'kanari-ya-siri'
const TOKEN = 'canary-header-token-77'
const NUMBER = '04123378'

const SECRETS = {
  AT_KEY: 'canary-at-api-key',
  SMS_TOKEN: 'canary-sms-token',
  KANNEL_PASSWORD: 'canary-kannel-password',
  MPESA_PASSKEY: 'canary-passkey',
  MPESA_KEY: 'canary-consumer-key',
  MPESA_SECRET: 'canary-consumer-secret',
  PAWAPAY_TOKEN: 'canary-pawapay-token',
  MOMO_SUB: 'canary-momo-subscription',
  MOMO_USER: 'canary-momo-user',
  MOMO_KEY: 'canary-momo-key',
}

/** What must come out nowhere, in whatever form it went in. */
const MARKS = [
  ...[KEY, OLD_KEY, NAME, PIN, WORDS, TOKEN, ...Object.values(SECRETS)],
  ...[PHONE, CLINIC].flatMap((phone) => [phone.slice(1), phone.slice(4), `0${phone.slice(4)}`]),
]

const folder = mkdtempSync(join(tmpdir(), 'mutual-line-privacy-'))
let service: RunningService
let operator: Server

beforeAll(async () => {
  operator = await unfriendly()
  const at = `http://127.0.0.1:${(operator.address() as AddressInfo).port}`
  const file = join(folder, 'installation.json')
  writeFileSync(file, JSON.stringify(installation(at)))
  service = await startTestService({
    ...SECRETS,
    INSTALLATION: file,
    CALLBACK_KEY: KEY,
    CALLBACK_KEY_PREVIOUS: OLD_KEY,
    HOST: '127.0.0.1',
    PORT: '0',
    PHONE_TURNS_PER_MINUTE: '200',
    DATABASE_URL: `sqlite:${join(folder, 'ml.db')}`,
  })
  const statutes = { ...UMOJA, providers: [{ ...UMOJA.providers[0], phones: [CLINIC] }] }
  const mutual = { ...UMOJA.mutual, messagesFrom: '2025-01-01', wallets: ['till'] }
  const options = { actor: 'test', sandbox: false }
  const applied = await applyFile(service.ports, { ...statutes, mutual }, options)
  if (!applied.ok) throw new Error(JSON.stringify(applied.faults))
  const columns =
    'household,number,name,sex,birth_date,relation,phone,language,plan,association,joined_on'
  const row = `h,${NUMBER},${NAME} Otieno,F,1988,member,${PHONE},en,family,,2025-01-10`
  const csv = Buffer.from(`${columns}\n${row}\n`)
  const how = { actor: 'test', fileName: 'members.csv', update: false, dryRun: false }
  const imported = await importFile(service.ports, 'umoja', csv, how)
  if (!imported.ok) throw new Error(JSON.stringify(imported.faults))
}, 60_000)

afterAll(async () => {
  await service.stop()
  operator.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Whoever is asked there says what was asked back, key and all, and that it went wrong. */
async function unfriendly(): Promise<Server> {
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece: Buffer) => (body += piece.toString()))
    request.on('end', () => {
      const { url, headers } = request
      response.writeHead(500, { 'content-type': 'text/plain' })
      response.end(`could not ${url} ${JSON.stringify(headers)} ${body}`)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

function installation(baseUrl: string) {
  const http = { url: `${baseUrl}/send?to={{to}}&text={{text}}`, method: 'GET' }
  const shapes = ['madapi', 'hubtel', 'arkesel', 'nalo', 'beem'] as const
  return {
    carriers: [
      { name: 'at', kind: 'africastalking', username: 'acme', apiKey: '$AT_KEY', baseUrl },
      { name: 'hub', kind: 'http-sms', send: { ...http, headers: { authorization: 'Bearer $SMS_TOKEN' } } }, // prettier-ignore
      { name: 'modem', kind: 'kannel', sendUrl: `${baseUrl}/cgi-bin/sendsms`, username: 'line', password: '$KANNEL_PASSWORD' }, // prettier-ignore
      ...shapes.map((shape) => ({ name: shape, kind: 'json-ussd', shape })),
    ],
    routes: [{ prefix: '+254711', carrier: 'hub' }, { prefix: '+254722', carrier: 'modem' }, { carrier: 'at' }], // prettier-ignore
    wallets: [
      { name: 'till', kind: 'mpesa', currency: 'KES', shortCode: '600100', passkey: '$MPESA_PASSKEY', consumerKey: '$MPESA_KEY', consumerSecret: '$MPESA_SECRET', baseUrl }, // prettier-ignore
      { name: 'pp', kind: 'pawapay', currency: 'KES', token: '$PAWAPAY_TOKEN', baseUrl },
      { name: 'mm', kind: 'momo', currency: 'KES', subscriptionKey: '$MOMO_SUB', apiUser: '$MOMO_USER', apiKey: '$MOMO_KEY', targetEnvironment: 'sandbox', baseUrl }, // prettier-ignore
    ],
  }
}

const SESSION = `ATUid_${PHONE.slice(1)}_${WORDS}`
const TYPED = ['', '1', `1*${PIN}`, `1*1*${WORDS}`, `9*${PHONE}`, `${NAME}`, `*${PIN}#`]

/** Bodies of a call, of a message, of a report and of a payment, whole and broken. */
function bodies(): (readonly [type: string, body: string])[] {
  const told = {
    sessionId: SESSION,
    phoneNumber: PHONE,
    serviceCode: '*384*77#',
    networkCode: WORDS,
  }
  const forms = [
    ...TYPED.map((text) => ({ ...told, text })),
    { ...told, status: 'Failed', errorMessage: `${PHONE} typed ${PIN}`, input: PIN, date: WORDS },
    { id: `id-${PHONE}`, from: PHONE, to: '384', text: `BAL ${WORDS} ${PIN}`, linkId: TOKEN, date: '2026-03-02 06:04:45' },
    { id: `id-${PHONE}-2`, from: CLINIC, to: '384', text: `${NUMBER} ${NAME} ${PHONE}`, at: '2026-03-02 06:04:45' },
    { id: `id-${PHONE}-3`, from: NAME, to: '384', text: WORDS },
    { id: `id-${PHONE}-4`, from: PHONE, to: '384', text: 'PAY 500' },
    { id: 'r1', status: 'Failed', phoneNumber: PHONE, failureReason: `${NAME} ${WORDS}`, reason: WORDS, networkCode: '1' },
    { phoneNumber: PHONE, senderId: NAME },
  ] as Record<string, string>[] // prettier-ignore
  const jsons: object[] = [
    ...TYPED.map((typed) => ({
      ...{ sessionId: SESSION, messageType: '1', msisdn: PHONE, serviceCode: '*384*77#', ussdString: typed },
      ...{ SessionId: SESSION, Mobile: PHONE, ServiceCode: '*384*77#', Message: typed, Type: 'Response', Sequence: 2 },
      ...{ sessionID: SESSION, newSession: 'false', userData: typed, SESSIONID: SESSION, MSISDN: PHONE, USERDATA: typed, MSGTYPE: 'false' },
    })),
    ...forms.slice(TYPED.length),
    { Body: { stkCallback: { MerchantRequestID: WORDS, CheckoutRequestID: WORDS, ResultCode: 0, ResultDesc: NAME, CallbackMetadata: { Item: [{ Name: 'Amount', Value: 500 }, { Name: 'MpesaReceiptNumber', Value: 'NLJ7RT61SV' }, { Name: 'PhoneNumber', Value: Number(PHONE.slice(1)) }] } } } },
    { TransactionType: 'Pay Bill', TransID: 'RKTQDM7W6S', TransTime: '20260302110000', TransAmount: '500.00', BusinessShortCode: '600100', BillRefNumber: PHONE, MSISDN: PHONE.slice(1), FirstName: NAME },
    { depositId: WORDS, status: 'COMPLETED', amount: '500', currency: 'KES', payer: { type: 'MMO', accountDetails: { phoneNumber: PHONE.slice(1) } } },
    { financialTransactionId: WORDS, externalId: PHONE, amount: '500', currency: 'KES', payer: { partyIdType: 'MSISDN', partyId: PHONE.slice(1) }, status: 'SUCCESSFUL', payerMessage: NAME },
  ] // prettier-ignore
  const whole = [
    ...forms.map((form) => ['application/x-www-form-urlencoded', String(new URLSearchParams(form))] as const),
    ...jsons.map((json) => ['application/json', JSON.stringify(json)] as const),
  ] // prettier-ignore
  const broken = whole.flatMap(([type, body]) => [
    [type, body.slice(0, -3)] as const,
    ['text/html', `<b>${body}`] as const,
  ])
  return [...whole, ...broken, ['text/plain', `${PHONE}${WORDS}`.repeat(4000)]]
}

function paths(): string[] {
  const at = ['ussd', 'ussd-ended', 'sms', 'delivery', 'opt-out', WORDS].map((end) => `/at/${KEY}/${end}`) // prettier-ignore
  const sms = [`/sms/${KEY}/hub`, `/sms/${KEY}/hub/delivery`, `/sms/${OLD_KEY}/hub`, `/sms/${KEY}/${NAME}`] // prettier-ignore
  const ussd = ['madapi', 'hubtel', 'arkesel', 'nalo', 'beem', NAME].map((name) => `/ussd/${KEY}/${name}`) // prettier-ignore
  const pay = ['till', 'pp', 'mm', NAME].flatMap(
    (name) =>
    ['result', 'confirmation', 'deposit', `deposits/${PHONE}`].map((end) => `/pay/${KEY}/${name}/${end}`), // prettier-ignore
  )
  return [...at, ...sms, ...ussd, ...pay, `/at/${KEY}x/ussd`, `/${NAME}/${PHONE}`]
}

async function push(path: string, type: string, body: string): Promise<void> {
  const headers = { 'content-type': type, 'x-token': TOKEN, authorization: `Bearer ${TOKEN}` }
  const response = await fetch(`${service.address}${path}`, { method: 'POST', headers, body })
  const said = await response.text()
  if (response.status >= 400) expectClean(`${path} ${response.status}`, said)
}

/** Each door with a part of all bodies, another one for each, so that together they have them all. */
async function pushAll(oneIn: number): Promise<void> {
  const all = bodies()
  const doors = paths()
  for (const [nth, path] of doors.entries()) {
    const own = all.filter((_, at) => (at + nth) % oneIn === 0)
    for (const [type, body] of own) await push(path, type, body)
  }
  const query = new URLSearchParams({ from: PHONE, to: '384', text: `${WORDS} ${PIN}`, id: 'k', ts: '1772000000', meta: `?smpp?ussd_service_op=%0${PIN}`, svc: WORDS }) // prettier-ignore
  for (const path of [`/kannel/${KEY}/modem/mo`, `/kannel/${KEY}/modem/dlr`, `/kannel/${KEY}/${NAME}/mo`]) {
    await service.get(`${path}?${String(query)}`)
  } // prettier-ignore
}

function expectClean(where: string, text: string): void {
  const found = MARKS.flatMap((mark) => {
    const at = [mark, encodeURIComponent(mark)].map((form) => text.indexOf(form)).find((place) => place >= 0) // prettier-ignore
    return at === undefined ? [] : [`${mark} in ${where}: ${text.slice(Math.max(0, at - 150), at + 60)}`] // prettier-ignore
  })
  expect(found).toEqual([])
}

describe('what is marked', () => {
  it('comes out in no line of the log, no error and no measurement, by whichever door it came', async () => {
    // Seen red: with doors in the log as the address had them, a name written into one came out.
    await pushAll(4)
    await service.worker.settle()
    expectClean('log', service.lines.join(''))
    expectClean('metrics', await (await service.get('/metrics')).text())
    expectClean('readyz', await (await service.get('/readyz')).text())
    expect(service.lines.length).toBeGreaterThan(100)
  }, 240_000)

  // Seen red: with what acts are given written into the log, names and words came out.
  it.each([
    ['marks alone', () => ({})],
    ['marks beside what is right', () => ({ by: 'Mercy', mutual: 'umoja' })],
  ])(
    'comes out in no line of the log when an act is given %s',
    async (_, right) => {
      const outcomes = new Set<string>()
      for (const act of ACTS) {
        const texts = { ...textsFor(act, NUMBER), ...marked(act), ...right() }
        try {
          outcomes.add((await doAct(service, act, texts)).kind)
        } catch (error) {
          // What an act cannot do it throws with words of its own, which a door writes into the log.
          expectClean(act.name, String(error))
        }
      }
      expect([...outcomes].sort()).toContain('done')
      expectClean('log', service.lines.join(''))
    },
    120_000,
  )

  it('is in no fault that is kept beside a message or a prompt', async () => {
    const kept = await service.ports.store.read(async (tx) => ({
      outbox: await tx.selectFrom('outbox').select(['error', 'carrier_id', 'state']).execute(),
      inbox: await tx.selectFrom('inbox').select('outcome').execute(),
      events: await tx.selectFrom('event').select('outcome').execute(),
      unread: await tx.selectFrom('unread').select('why').execute(),
      jobs: await tx.selectFrom('job_run').selectAll().execute(),
    }))
    expect(kept.outbox.some(({ error }) => error !== null)).toBe(true)
    expectClean('faults', JSON.stringify(kept))
  })

  it('stays inside when the database fails, and says all it knows of the row', async () => {
    // Seen red: with the log's net of numbers and secrets taken away, a phone and the key came out.
    const before = service.lines.length
    const { store } = service.ports as { store: { write: unknown; read: unknown } }
    const { write, read } = store
    const fail = () => {
      const detail = `Key (phone, name)=(${PHONE}, ${NAME}) with ${PIN} and ${WORDS}`
      const error = new Error(`invalid input syntax for type bigint: "${PHONE} ${KEY}"`)
      return Promise.reject(Object.assign(error, { detail, where: detail, parameters: [PHONE, WORDS] }))
    } // prettier-ignore
    store.write = fail
    store.read = fail
    try {
      await pushAll(16)
      await service.worker.settle().catch(() => undefined)
    } finally {
      Object.assign(store, { write, read })
    }
    const lines = service.lines.slice(before)
    expect(lines.join('')).toContain('invalid input syntax')
    expectClean('log of faults', lines.join(''))
  }, 120_000)
})

/** By what a field holds; numbers, days and amounts are nobody's. */
const MARKED: Readonly<Record<string, string>> = {
  name: `${NAME} Otieno`,
  phone: PHONE,
  text: WORDS,
  words: `${WORDS} ${PIN}`,
}

/** A mark for each field of an act that takes words. */
function marked(act: Act): Record<string, string> {
  const named = { by: `${NAME} Otieno`, name: `${NAME} Otieno`, of: PHONE }
  const fields = Object.entries(act.input).filter(([, { choices }]) => !choices)
  return Object.fromEntries(
    fields.flatMap(([field, { holds }]) => {
      const mark = (named as Record<string, string>)[field] ?? MARKED[holds]
      return mark === undefined || field === 'mutual' ? [] : [[field, mark]]
    }),
  )
}
