import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { HttpRequest, HttpResponse } from './kernel/http.ts'
import type { Simulator } from './kernel/at-work.ts'
import { pageFile } from './page/files.ts'

/** A simulator that listens, and lets time pass by itself. */
export type Served = {
  readonly address: string
  stop(): Promise<void>
}

type Options = {
  readonly port: number
  /** Keeps the state, before an answer leaves. */
  readonly save?: () => void
}

const HOST = '127.0.0.1'
/** A body longer than this belongs to no operator's API. */
const BODY_BYTES_MAX = 1_000_000
/** How often it is looked whether something is due, at the least. */
const LOOK_MS = 200

/** Listens on loopback, and nowhere else. Rejects when the port is taken. */
export async function serveSimulator(
  simulator: Pick<Simulator<unknown>, 'handle' | 'tick' | 'nextDue'>,
  { port, save = () => undefined }: Options,
): Promise<Served> {
  const server = createServer((incoming, outgoing) => {
    answer(simulator, save, incoming, outgoing).catch(() => outgoing.destroy())
  })
  await listen(server, port)
  let isTicking = false
  const timer = setInterval(() => {
    const due = simulator.nextDue()
    if (isTicking || due === null) return
    isTicking = true
    void simulator
      .tick()
      .then(save)
      .finally(() => (isTicking = false))
  }, LOOK_MS)
  return {
    address: `http://${HOST}:${(server.address() as AddressInfo).port}`,
    stop: () => {
      clearInterval(timer)
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, HOST, resolve)
  })
}

async function answer(
  { handle }: Pick<Simulator<unknown>, 'handle'>,
  save: () => void,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const request = await read(incoming)
  if (request === null) return write(TOO_LARGE, incoming, outgoing)
  const page = PAGE.exec(request.path)
  const file = page && request.method === 'GET' ? pageFile(page[1] ?? 'index.html') : null
  if (file) return write(file, incoming, outgoing)
  const response = await handle(request)
  // What is answered is kept: it survives a kill.
  save()
  write(response, incoming, outgoing)
}

/** The page, and what it loads. */
const PAGE = /^\/simulator(?:\/?|\/page\/([\w.-]+))$/

const TOO_LARGE: HttpResponse = { status: 413, headers: {}, body: '' }

/** Also of a GET: one of Daraja's questions has a body (2.7). */
async function read(incoming: IncomingMessage): Promise<HttpRequest | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes <= BODY_BYTES_MAX) chunks.push(chunk)
  }
  if (bytes > BODY_BYTES_MAX) return null
  const { pathname, searchParams } = new URL(incoming.url ?? '/', `http://${HOST}`)
  const headers = Object.entries(incoming.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : (value ?? ''),
  ])
  return {
    method: incoming.method ?? 'GET',
    path: pathname,
    query: Object.fromEntries(searchParams),
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: Buffer.concat(chunks).toString('utf8'),
  }
}

function write(response: HttpResponse, incoming: IncomingMessage, outgoing: ServerResponse): void {
  if (response.fate === 'hang') return
  if (response.fate === 'cut') {
    incoming.socket.destroy()
    return
  }
  outgoing.writeHead(response.status, response.headers)
  outgoing.end(response.bytes ?? response.body)
}
