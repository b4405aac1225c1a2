import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { Socket } from 'node:net'
import { expectWithin } from '../request-time.ts'

/** Sockets that say nothing are closed: headers, then the whole request. */
export const HEADERS_TIMEOUT_MS = 5000
export const REQUEST_TIMEOUT_MS = 10_000

/** Node looks only so often whether a limit has passed, every half minute unless it is told. */
const LOOK_EVERY_MS = 500

/** Node's own limit, which is to stay: more than any operator sends. */
const HEADERS_BYTES_MAX = 16 * 1024

/** More than a proxy opens for all callers of a country; an idle one takes some kilobytes. */
const CONNECTIONS_MAX = 20_000

/** Longer than the 60 s of the usual proxy, which else sends a request on a connection we close. */
export const KEEP_ALIVE_MS = 75_000

type Door = {
  readonly server: Server
  /** Takes nothing more. Resolves when the requests that are complete have been answered. */
  stop(): Promise<void>
}

/** Where the world comes in by HTTP, with limits in time and size that hold. */
export function makeDoor(app: RequestListener): Door {
  const server = createServer({
    headersTimeout: HEADERS_TIMEOUT_MS,
    // Each request has a time of its own below: a file on a slow line may take longer than a call.
    requestTimeout: 0,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connectionsCheckingInterval: LOOK_EVERY_MS,
    maxHeaderSize: HEADERS_BYTES_MAX,
  })
  server.maxConnections = CONNECTIONS_MAX
  const open = new Map<Socket, Set<Exchange>>()
  let stopping = false
  server.on('connection', (socket) => {
    open.set(socket, new Set())
    socket.once('close', () => open.delete(socket))
  })
  server.on('request', (request, response) => {
    const exchange = { request, response }
    expectWithin(request, REQUEST_TIMEOUT_MS)
    const { socket } = request
    open.get(socket)?.add(exchange)
    if (stopping) response.shouldKeepAlive = false
    response.once('close', () => {
      open.get(socket)?.delete(exchange)
      if (stopping) socket.destroySoon()
    })
  })
  server.on('request', app)

  function stop(): Promise<void> {
    stopping = true
    return new Promise((resolve) => {
      server.close(() => resolve())
      for (const [socket, exchanges] of open) {
        // Nothing was asked yet, or only half of it: whoever sends it sends it again.
        if (![...exchanges].some(({ request }) => request.complete)) socket.destroy()
        for (const { response } of exchanges) response.shouldKeepAlive = false
      }
    })
  }
  return { server, stop }
}

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse }
