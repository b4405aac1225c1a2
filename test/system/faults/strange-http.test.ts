import { connect } from 'node:net'
import { readFileSync } from 'node:fs'
import { once } from 'node:events'
import { expect, it, onTestFinished } from 'vitest'
import { noteResult } from '../../promises/results.ts'
import { broken } from '../line/audit.ts'
import { type Change, mainOf } from '../line/builds.ts'
import { foundLine, KEY, TILL } from '../line/line.ts'
import { comeToRest } from '../line/rest.ts'
import { start } from '../line/running.ts'
import { createTraffic } from '../line/traffic.ts'

const NO_LIMITS: readonly Change[] = [
  {
    file: 'edge/http/door.ts',
    from: 'headersTimeout: HEADERS_TIMEOUT_MS',
    to: 'headersTimeout: 0',
  },
  {
    file: 'edge/http/door.ts',
    from: 'expectWithin(request, REQUEST_TIMEOUT_MS)',
    to: '',
  },
]

/** Limits of 5 and 10 seconds, looked at every half second, on a machine that has much to do. */
const CLOSED_WITHIN_MS = 15_000

const MEMORY_KB = 512 * 1024

/** Of each of these there are so many at once. */
const SLOW = 100

/** What is said at once, and what drips after it, a byte each half second. */
const SLOWLY: Readonly<Record<string, readonly [said: string, drips: string]>> = {
  'a socket that says nothing': ['', ''],
  'headers that never end': ['POST /at HTTP/1.1\r\nhost: x\r\n', 'x-a: 1\r\n'],
  'a body that never ends': [
    `POST /at/${KEY}/sms HTTP/1.1\r\nhost: x\r\ncontent-length: 900\r\n\r\n`,
    'id=',
  ],
}

const post = (path: string, body: string, headers = '') =>
  `POST ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: ${Buffer.byteLength(body)}\r\n${headers}\r\n${body}` // prettier-ignore

const PAY = `/pay/${KEY}/${TILL}/paid`
const USSD = `/at/${KEY}/ussd`
const FORM = 'content-type: application/x-www-form-urlencoded\r\n'

/** What nobody sends who means well, and the status that it gets; 0 where the connection is closed. */
const AT_ONCE: readonly (readonly [what: string, bytes: string | Buffer, statuses: readonly number[]])[] = [
  ['headers of 40 KB', `GET /healthz HTTP/1.1\r\nhost: x\r\nx-a: ${'a'.repeat(40_000)}\r\n\r\n`, [431]],
  ['a notice of 10 MB', post(PAY, 'x'.repeat(10_000_000)), [413, 0]],
  ['a form of 10 MB', post(USSD, 'x'.repeat(10_000_000), FORM), [200, 413, 0]],
  ['JSON 30,000 deep', post(PAY, '['.repeat(30_000)), [200]],
  ['bytes that are no HTTP', Buffer.from([0, 1, 2, 3, 255, 254, 13, 10, 13, 10]), [400]],
  ['a length that is none', 'POST /at HTTP/1.1\r\nhost: x\r\ncontent-length: abc\r\n\r\n', [400]],
  ['two lengths', 'POST /at HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n', [400]],
  ['chunks that are none', `POST ${PAY} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n`, [400]],
  ['a path that is no text', 'GET /%ff%00%c0 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', [400, 404]],
  ['a notice that is no UTF-8', Buffer.concat([Buffer.from(`POST ${PAY} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 3\r\n\r\n`), Buffer.from([255, 0, 192])]), [200]],
  ['a call with zeros and half signs', post(USSD, 'sessionId=a%00b&phoneNumber=%2B254711000000&serviceCode=%00&text=%ed%a0%80%00', FORM), [200]],
  ['a form of 5,000 fields', post(USSD, 'a=1&'.repeat(5000), FORM), [200]],
  ['a coding that is none', post(PAY, 'abc', 'content-encoding: pack200\r\n'), [200, 415]],
] // prettier-ignore

it('slow, huge and malformed requests end in time, and callers are served meanwhile', async () => {
  // Seen red: without limits in time, sockets that said half of something, or nothing, stayed open.
  const main = mainOf(NO_LIMITS)
  const line = await foundLine()
  const traffic = createTraffic(line, 1)
  const running = await start(line, { main })
  const slow = Object.entries(SLOWLY).flatMap(([what, [said, drips]]) =>
    Array.from({ length: SLOW }, () => drip(line.port, said, drips).then((ms) => ({ what, ms }))),
  )
  const odd = await Promise.all(
    AT_ONCE.map(async ([what, bytes, statuses]) => {
      const status = await say(line.port, bytes)
      return statuses.includes(status) ? null : `${what}: ${status}`
    }),
  )
  expect(odd.filter((one) => one !== null)).toEqual([])
  const began = performance.now()
  await traffic.burst(line.address)
  expect(traffic.isDone()).toBe(true)
  expect(performance.now() - began).toBeLessThan(8000)
  const closed = await Promise.all(slow)
  expect(closed.filter(({ ms }) => ms > CLOSED_WITHIN_MS)).toEqual([])
  const [, peak = ''] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${running.pid}/status`, 'utf8')) ?? [] // prettier-ignore
  expect(Number(peak)).toBeLessThan(MEMORY_KB)
  expect(running.log()).not.toMatch(/"event":"(request-failed|ussd-failed)"/)
  expect(line.look((query) => broken(query, traffic))).toEqual([])
  running.kill('SIGTERM')
  expect(await running.exit).toEqual({ code: 0, signal: null })
  await comeToRest(line, traffic, { main })
  const slowest = Math.max(...closed.map(({ ms }) => ms))
  noteResult('strange-http', `${closed.length} slow sockets, the last closed after ${(slowest / 1000).toFixed(0)} s; ${AT_ONCE.length} strange requests refused`) // prettier-ignore
})

/** How long a socket was left open, up to some time after it should be closed. */
async function drip(port: number, said: string, drips: string): Promise<number> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  socket.resume()
  onTestFinished(() => void socket.destroy())
  const closed = once(socket, 'close')
  await once(socket, 'connect')
  const began = performance.now()
  socket.write(said)
  let at = 0
  const timer = setInterval(() => {
    if (drips !== '' && socket.writable) socket.write(drips[at++ % drips.length] ?? '')
    if (performance.now() - began > CLOSED_WITHIN_MS + 1000) socket.destroy()
  }, 500)
  await closed
  clearInterval(timer)
  return performance.now() - began
}

/** The status that these bytes get; 0 when the connection is closed without one. */
async function say(port: number, bytes: string | Buffer): Promise<number> {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.on('error', () => undefined)
  socket.on('data', (chunk) => {
    answer += String(chunk)
    if (answer.includes('\r\n\r\n')) socket.end()
  })
  onTestFinished(() => void socket.destroy())
  const closed = once(socket, 'close')
  await once(socket, 'connect')
  socket.write(bytes)
  await closed
  return Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0)
}
