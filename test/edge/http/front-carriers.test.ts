import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Doors, Reads } from '../../../src/edge/http/callback.ts'
import { plainText } from '../../../src/edge/http/callback.ts'
import { createFront } from '../../../src/edge/http/front.ts'
import { CANARY_KEY, type RunningService, startTestService } from '../service.ts'

const FORM = 'application/x-www-form-urlencoded'
const JSON_TYPE = 'application/json'

const hello = { SessionId: 's1', Mobile: '254711000009', Message: '*384*77#', Type: 'Initiation', Sequence: 1 } // prettier-ignore
const sms = { from: '+254711000001', to: '21512', id: 'front-2', text: 'BAL', at: '2026-11-30 10:00:00' } // prettier-ignore

const SEND = { url: 'http://127.0.0.1:9/send', body: '{"to":"{{to}}","text":"{{text}}"}' }

type Sent = { readonly path: string; readonly body: string; readonly type: string }

const SENT: Readonly<Record<string, Sent>> = {
  'a call': { path: 'ussd/K/hubtel', body: JSON.stringify(hello), type: JSON_TYPE },
  'a call of no type': { path: 'ussd/K/hubtel', body: JSON.stringify(hello), type: 'text/plain' },
  'a call that begins with a mark': {
    path: 'ussd/K/hubtel',
    body: `\uFEFF${JSON.stringify(hello)}`,
    type: JSON_TYPE,
  },
  'a call in another alphabet': {
    path: 'ussd/K/hubtel',
    body: JSON.stringify(hello),
    type: `${JSON_TYPE}; charset=latin1`,
  },
  'a call that is no JSON': { path: 'ussd/K/hubtel', body: '{"SessionId":', type: JSON_TYPE },
  'a call that is a number': { path: 'ussd/K/hubtel', body: '7', type: JSON_TYPE },
  'a call that says nothing': { path: 'ussd/K/hubtel', body: '', type: JSON_TYPE },
  'a call of a carrier that is none': {
    path: 'ussd/K/nobody',
    body: JSON.stringify(hello),
    type: JSON_TYPE,
  },
  'a call that is too long': {
    path: 'ussd/K/hubtel',
    body: JSON.stringify({ ...hello, more: 'x'.repeat(70_000) }),
    type: JSON_TYPE,
  },
  'a message as a form': {
    path: 'sms/K/aggregator',
    body: new URLSearchParams(sms).toString(),
    type: FORM,
  },
  'a message as JSON': { path: 'sms/K/aggregator', body: JSON.stringify(sms), type: JSON_TYPE },
  'a message as text': { path: 'sms/K/aggregator', body: 'BAL', type: 'text/plain' },
  'a message that is no JSON': { path: 'sms/K/aggregator', body: 'BAL', type: JSON_TYPE },
  'a form with too many fields': {
    path: 'sms/K/aggregator',
    body: new URLSearchParams(sms).toString() + '&a=1'.repeat(60),
    type: FORM,
  },
  'a report': {
    path: 'sms/K/aggregator/delivery',
    body: JSON.stringify({ id: 'x', status: 'delivered' }),
    type: JSON_TYPE,
  },
  'a door that is none': { path: 'sms/K/aggregator/else', body: 'a=1', type: FORM },
}

describe('carriers of every kind', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-line-front-'))
  let service: RunningService

  beforeAll(async () => {
    const file = join(folder, 'line.json')
    const carriers = [
      { name: 'hubtel', kind: 'json-ussd', shape: 'hubtel' },
      { name: 'aggregator', kind: 'http-sms', send: SEND },
      { name: 'modem', kind: 'kannel', sendUrl: 'http://127.0.0.1:9/x', username: 'u', password: 'p' },
    ] // prettier-ignore
    writeFileSync(file, JSON.stringify({ carriers }))
    service = await startTestService({
      ...{ DATABASE_URL: `sqlite:${join(folder, 'ml.db')}`, PORT: '0', HOST: '127.0.0.1' },
      ...{ CALLBACK_KEY: CANARY_KEY, INSTALLATION: file },
    })
  })
  afterAll(async () => {
    await service.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  async function told(path: string, init: RequestInit) {
    const response = await fetch(
      `${service.address}/${path.replace('/K/', `/${CANARY_KEY}/`)}`,
      init,
    )
    const type = response.headers.get('content-type')
    return { status: response.status, type, text: await response.text() }
  }

  it.each(Object.keys(SENT))('are answered like what Express reads: %s', async (name) => {
    const { path, body, type } = SENT[name] as Sent
    const headers = { 'content-type': type }
    const plainly = await told(path, { method: 'POST', headers, body })
    const packed = { ...headers, 'content-encoding': 'gzip' }
    expect(plainly).toEqual(
      await told(path, { method: 'POST', headers: packed, body: gzipSync(body) }),
    )
  })

  it.each([
    'mo?from=254711000009&to=38400&text=BAL&id=f1',
    'mo?from=254711000009&from=2&to=38400&text=a%20b+c&id=f2',
    'mo?text=nothing',
    'mo',
    'dlr?id=x&status=1',
    'dlr?id=x',
    'else?id=x',
  ])('are answered like what Express reads: %s', async (asked) => {
    const plainly = await told(`kannel/K/modem/${asked}`, {})
    // An escaped letter in the path is left to Express.
    expect(plainly).toEqual(await told(`kannel/K/%6Dodem/${asked}`, {}))
  })
})

/** Whether a request is read at the front, at doors that read so. */
async function readBy(reads: Reads, path: string, init: RequestInit): Promise<string> {
  const doors: Doors = {
    reads,
    opens: () => 'open',
    take: async ({ fields }) => plainText(`here ${JSON.stringify(fields)}`),
    cannotTake: async () => plainText('here, unread'),
  }
  const front = createFront({
    doors: { at: doors },
    isKey: (given) => given === 'key',
    fail: (_error, response) => response.end('failed'),
    others: (_request, response) => response.end('others'),
  })
  const server = createServer(front)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  try {
    return await (await fetch(`http://127.0.0.1:${port}/at/${path}`, init)).text()
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

describe('the front', () => {
  const post = (type: string, body: string) => ({ method: 'POST', headers: { 'content-type': type }, body }) // prettier-ignore
  it.each<[Reads, string, RequestInit, string]>([
    ['form', 'key/x', post(FORM, 'a=1'), 'here {"a":"1"}'],
    ['form', 'key/x', post(JSON_TYPE, '{}'), 'others'],
    ['form', 'key/x?b=2', post(FORM, 'a=1'), 'others'],
    ['form', 'other/x', post(FORM, 'a=1'), 'others'],
    ['json', 'key/x', post('text/plain', '{"a":1}'), 'here {"a":1}'],
    ['json', 'key/x', post(JSON_TYPE, '{'), 'here, unread'],
    ['json', 'key/x', post(`${JSON_TYPE}; charset=utf-16`, '{}'), 'others'],
    ['form or json', 'key/x', post(JSON_TYPE, '{"a":1}'), 'here {"a":1}'],
    ['form or json', 'key/x', post(FORM, 'a=1'), 'here {"a":"1"}'],
    ['form or json', 'key/x', post('text/plain', 'a=1'), 'others'],
    ['query', 'key/x?a=b+c&d=%26', {}, 'here {"a":"b c","d":"&"}'],
    ['query', 'key/x', {}, 'others'],
    ['query', 'key/x?a=1', post(FORM, 'a=1'), 'others'],
    ['any', 'key/x', post(JSON_TYPE, '{'), 'here undefined'],
  ])('reads %s of %s', async (reads, path, init, answer) => {
    expect(await readBy(reads, path, init)).toBe(answer)
  })
})
