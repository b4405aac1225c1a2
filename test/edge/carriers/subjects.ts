import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { SmsCarrier } from '../../../src/app/ports.ts'
import { africasTalkingSms } from '../../../src/edge/carriers/africastalking/send.ts'
import { kannelSms } from '../../../src/edge/carriers/kannel/send.ts'
import { httpSms } from '../../../src/edge/carriers/http-sms/send.ts'

/** What can happen when a message is handed to a carrier. */
export const SITUATIONS = [
  'accepted',
  'refused for good',
  'refused for now',
  'our key refused',
  'a gateway that gave up',
  'no answer in time',
  'an answer that breaks off',
  'nobody there',
] as const

export type Situation = (typeof SITUATIONS)[number]

/** Nothing of these may be in an outcome. */
export const SECRETS = ['canary-key-4711', 'canary-password']
const [KEY = '', PASSWORD = ''] = SECRETS

const TIMEOUT_MS = 250

/** A carrier's adapter with the other side under the test's control. */
export type Subject = {
  readonly kind: string
  readonly open: () => Promise<{
    readonly carrier: SmsCarrier
    readonly meet: (situation: Situation) => Promise<void>
    /** What the other side understood so far. */
    readonly received: () => readonly { readonly to: string; readonly text: string }[]
  }>
}

type Said = { readonly to: string; readonly text: string }

/** How the other side answers by status and body; the rest is the same for every server. */
type Answers = Readonly<
  Record<
    'accepted' | 'refused for good' | 'refused for now' | 'our key refused',
    readonly [status: number, body: string]
  >
>

/** Another side that is a server of ours on loopback. */
function onLoopback(
  kind: string,
  connect: (base: string) => SmsCarrier,
  understand: (url: URL, body: string) => Said,
  answers: Answers,
): Subject {
  const open: Subject['open'] = async () => {
    let now: Situation = 'accepted'
    const said: Said[] = []
    const server = createServer((request, response) => {
      void bodyOf(request).then((body) => {
        said.push(understand(new URL(request.url ?? '', 'http://localhost'), body))
        reply(now, answers, response)
      })
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const { port } = server.address() as AddressInfo
    const close = async () => {
      server.closeAllConnections()
      if (server.listening) await once(server.close(), 'close')
    }
    onTestFinished(close)
    const meet = async (situation: Situation) => {
      now = situation
      if (situation === 'nobody there') await close()
    }
    return { carrier: connect(`http://127.0.0.1:${port}`), meet, received: () => said }
  }
  return { kind, open }
}

function reply(situation: Situation, answers: Answers, response: ServerResponse): void {
  switch (situation) {
    case 'no answer in time':
    case 'nobody there':
      return
    case 'an answer that breaks off':
      response.writeHead(200, { 'content-length': '100' })
      response.write('half', () => response.destroy())
      return
    case 'a gateway that gave up':
      response.writeHead(502).end(`bad gateway ${KEY}`)
      return
    case 'accepted':
    case 'refused for good':
    case 'refused for now':
    case 'our key refused': {
      const [status, body] = answers[situation]
      response.writeHead(status).end(body)
    }
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

const BY_STATUS: Answers = {
  accepted: [200, '{"status":"ok"}'],
  'refused for good': [200, `{"status":"no such number","key":"${KEY}"}`],
  'refused for now': [429, 'slower'],
  'our key refused': [401, `${KEY} is no key`],
}

const headers = { authorization: `Bearer ${KEY}` }

function httpSmsOf(contentType: string, body: string, understand: (body: string) => Said): Subject {
  return onLoopback(
    `http-sms, ${contentType}`,
    (base) => {
      const url = `${base}/send?key=${KEY}`
      const send = { url, method: 'POST', contentType, headers, body, accepted: '"ok"' } as const
      return httpSms({ name: 'mine', send, timeoutMs: TIMEOUT_MS })
    },
    (_url, said) => understand(said),
    BY_STATUS,
  )
}

const JSON_BODY = '{"id":"{{id}}","to":"{{to}}","text":"{{text}}"}'

function fromXml(body: string): Said {
  const plain = (name: string) =>
    (new RegExp(`<${name}>([\\s\\S]*)</${name}>`).exec(body)?.[1] ?? '').replace(
      /&#(\d+);/g,
      (_, code: string) => String.fromCharCode(Number(code)),
    )
  return { to: plain('to'), text: plain('text') }
}

function recipient(statusCode: number, status: string): string {
  const one = { statusCode, status, number: '+254', cost: 'KES 0.8', messageId: 'ATXid_1' }
  return JSON.stringify({ SMSMessageData: { Message: KEY, Recipients: [one] } })
}

const africasTalking = onLoopback(
  'africastalking',
  (baseUrl) =>
    africasTalkingSms({
      ...{ name: 'mine', username: 'jappo', apiKey: KEY, timeoutMs: TIMEOUT_MS, baseUrl },
    }),
  (_url, body) => {
    const form = new URLSearchParams(body)
    return { to: form.get('to') ?? '', text: form.get('message') ?? '' }
  },
  {
    accepted: [201, recipient(101, 'Success')],
    'refused for good': [201, recipient(403, 'InvalidPhoneNumber')],
    'refused for now': [201, recipient(501, 'GatewayError')],
    'our key refused': [401, `${KEY} is no key`],
  },
)

const kannel = onLoopback(
  'kannel',
  (base) =>
    kannelSms({
      ...{ name: 'mine', username: 'line', password: PASSWORD, timeoutMs: TIMEOUT_MS },
      ...{ sendUrl: `${base}/cgi-bin/sendsms`, reportUrl: `https://us.example/${KEY}/dlr` },
    }),
  ({ searchParams }) => ({
    to: searchParams.get('to') ?? '',
    text: searchParams.get('text') ?? '',
  }),
  {
    accepted: [202, '3: Queued for later delivery'],
    'refused for good': [400, `Missing receiver number, rejected ${PASSWORD}`],
    'refused for now': [503, 'Temporal failure, try again later.'],
    'our key refused': [403, 'Authorization failed for sendsms'],
  },
)

export const SUBJECTS: readonly Subject[] = [
  africasTalking,
  kannel,
  httpSmsOf('application/json', JSON_BODY, (body) => {
    const { to, text } = JSON.parse(body) as Said
    return { to, text }
  }),
  httpSmsOf('application/x-www-form-urlencoded', 'to={{to}}&text={{text}}', (body) => {
    const form = new URLSearchParams(body)
    return { to: form.get('to') ?? '', text: form.get('text') ?? '' }
  }),
  httpSmsOf('application/xml', '<m><to>{{to}}</to><text>{{text}}</text></m>', fromXml),
  onLoopback(
    'http-sms by GET',
    (base) => {
      const url = `${base}/send?password=${PASSWORD}&to={{to}}&text={{text}}`
      const send = {
        url,
        method: 'GET',
        contentType: 'text/plain',
        headers,
        accepted: '"ok"',
      } as const
      return httpSms({ name: 'mine', send, timeoutMs: TIMEOUT_MS })
    },
    ({ searchParams }) => ({
      to: searchParams.get('to') ?? '',
      text: searchParams.get('text') ?? '',
    }),
    BY_STATUS,
  ),
]
