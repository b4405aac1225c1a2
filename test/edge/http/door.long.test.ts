import { connect, type Socket } from 'node:net'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import express, { type Express } from 'express'
import { expect, it, onTestFinished } from 'vitest'
import { listen } from '../../../src/edge/http/listen.ts'
import {
  HEADERS_TIMEOUT_MS,
  KEEP_ALIVE_MS,
  makeDoor,
  REQUEST_TIMEOUT_MS,
} from '../../../src/edge/http/door.ts'

/** Looking takes a moment, and so does a loaded machine. */
const SLACK_MS = 2500

function app(): Express {
  const made = express()
  made.use(express.text({ type: '*/*' }))
  made.all('/slow', (_request, response) => {
    void setTimeout(700).then(() => response.send('done'))
  })
  made.all('/', (_request, response) => void response.send('ok'))
  return made
}

/** Tests that run beside each other say themselves when they are over. */
type Over = { readonly onTestFinished: typeof onTestFinished }

async function open(over: Over = { onTestFinished }) {
  const door = makeDoor(app())
  const port = await listen(door.server, 0, '127.0.0.1')
  over.onTestFinished(() => void door.server.closeAllConnections())
  return { door, port }
}

/** A socket, what came on it, and when it was closed. */
async function dial(port: number, text = '', over: Over = { onTestFinished }) {
  const socket: Socket = connect(port, '127.0.0.1')
  const got = { text: '' }
  socket.on('data', (chunk) => (got.text += String(chunk)))
  socket.on('error', () => undefined)
  const started = performance.now()
  const closed = once(socket, 'close').then(() => performance.now() - started)
  over.onTestFinished(() => void socket.destroy())
  await once(socket, 'connect')
  socket.write(text)
  return { socket, got, closed }
}

const GET = (path: string) => `GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`

it.concurrent.for([
  ['that says nothing', '', HEADERS_TIMEOUT_MS],
  ['that says half of its headers', 'POST / HTTP/1.1\r\nhost: x\r\n', HEADERS_TIMEOUT_MS],
  [
    'that says half of its body',
    'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\nabc',
    REQUEST_TIMEOUT_MS,
  ],
] as const)('a socket %s is closed when its time is over', async ([, text, limitMs], over) => {
  const { port } = await open(over)
  const { closed } = await dial(port, text, over)
  const afterMs = await closed
  expect(afterMs).toBeGreaterThan(limitMs - 500)
  expect(afterMs).toBeLessThan(limitMs + SLACK_MS)
})

it.concurrent(
  'a connection stays open between two requests longer than the usual proxy keeps it',
  async (over) => {
    const { door, port } = await open(over)
    expect(KEEP_ALIVE_MS).toBe(75_000)
    expect(door.server.keepAliveTimeout).toBe(KEEP_ALIVE_MS)
    const { socket, got } = await dial(port, GET('/'), over)
    await over.expect.poll(() => got.text).toMatch(/ok$/)
    // Longer than the limits for headers and requests, which do not count between two.
    await setTimeout(REQUEST_TIMEOUT_MS + 1500)
    socket.write(GET('/'))
    await over.expect.poll(() => got.text.match(/200 OK/g)?.length).toBe(2)
  },
)

it.each([
  ['that says nothing', ''],
  ['that says half of its headers', 'GET / HTTP/1.1\r\nhost'],
  ['that says half of its body', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\nabc'],
  ['that is kept for another request', GET('/')],
])('a stop closes a socket %s at once', async (_what, text) => {
  const { door, port } = await open()
  const { closed } = await dial(port, text)
  await setTimeout(200)
  const started = performance.now()
  await door.stop()
  await closed
  // Long before its own time would be over.
  expect(performance.now() - started).toBeLessThan(HEADERS_TIMEOUT_MS / 2)
})

it('a stop answers what is complete, and closes its connection then', async () => {
  const { door, port } = await open()
  const idle = await dial(port)
  const { got, closed } = await dial(port, GET('/slow'))
  await setTimeout(200)
  const stopped = door.stop()
  await idle.closed
  expect(got.text).toBe('')
  await stopped
  await closed
  expect(got.text).toMatch(/200 OK[^]*connection: close[^]*done$/i)
})
