import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import type { Random } from '../../test/simulation/random.ts'

/** A message reached the carrier; by the clock of `performance`. */
export type Carried = { readonly phone: string; readonly text: string; readonly atMs: number }

/** An answer to a request of the service; null: it is never answered. */
type Handle = (request: { readonly url: string; readonly body: string }) => Promise<object | null>

/** Serves the service's requests to one operator on loopback. `now`: the clock that its answers show. */
export async function serveOperator(now: () => number, handle: Handle) {
  const server = createServer((request, response) => {
    void answer(request, response, now, handle)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  now: () => number,
  handle: Handle,
): Promise<void> {
  let body = ''
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk)
  const said = await handle({ url: request.url ?? '', body })
  if (said === null) return
  const headers = { 'content-type': 'application/json', date: new Date(now()).toUTCString() }
  response.writeHead(200, headers).end(JSON.stringify(said))
}

/** A carrier answers after so long. */
const ANSWERS_MS = { least: 100, spread: 200 }

/** A carrier of SMS in the form of Africa's Talking, which tells of each message when it comes. */
export function startCarrier(random: Random, now: () => number, tell: (sms: Carried) => void) {
  let sent = 0
  return serveOperator(now, async ({ url, body }) => {
    if (!url.startsWith('/version1/messaging')) return {}
    const form = new URLSearchParams(body)
    const [phone, text] = [form.get('to') ?? '', form.get('message') ?? '']
    tell({ phone, text, atMs: performance.now() })
    sent += 1
    const messageId = `ATX_${sent}`
    await pause(ANSWERS_MS.least + random.below(ANSWERS_MS.spread))
    const one = { statusCode: 101, number: phone, status: 'Success', cost: 'KES 0.8000', messageId }
    return { SMSMessageData: { Message: 'Sent to 1/1', Recipients: [one] } }
  })
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
