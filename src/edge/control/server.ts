import { lstatSync, rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import type { Log } from '../../app/ports.ts'
import { within } from '../../store/within.ts'
import { keepBeside } from './kept-body.ts'
import { type ControlReply, readRequest, type ReceivedRequest } from './messages.ts'

export type ControlServer = { stop(): Promise<void> }

/** Prints a line at the far end. */
export type Printer = {
  readonly out: (line: string) => void
  readonly err: (line: string) => void
  /** How far it is. */
  readonly progress: (text: string) => void
  /** Keeps who is signed in. */
  readonly keep: (remembered: ReceivedRequest['remembered']) => void
}

/** Runs a command line that came in; the result is its exit code. */
export type RunRequest = (request: ReceivedRequest, printer: Printer) => Promise<number>

/** Commands are typed by hand, a few at a time. */
const CONNECTIONS_MAX = 8

/** Who connects sends at once. */
const REQUEST_TIMEOUT_MS = 10_000

/** At a stop, a command that is under way has this long to end. */
const STOP_TIMEOUT_MS = 5_000

/** Only the user who runs the service may open the socket. */
const NOT_OTHERS = 0o177

/**
 * Takes commands on a Unix socket at `path`, one for each connection. Whoever calls this holds the
 * writer's lock, so a socket that is there already was left by a service that is gone.
 */
export async function startControl(
  path: string,
  run: RunRequest,
  log: Log,
): Promise<ControlServer> {
  removeStale(path)
  const open = new Set<Promise<void>>()
  const reading = new Set<Socket>()
  const server = createServer((socket) => {
    reading.add(socket)
    const begun = () => void reading.delete(socket)
    const answered = serve(socket, path, run, log, begun).finally(() => open.delete(answered))
    open.add(answered)
  })
  server.maxConnections = CONNECTIONS_MAX
  await listen(server, path)
  server.on('error', (error) => log.error('control-failed', error))
  return {
    stop: async () => {
      server.close()
      // Who has not said what to do holds up nobody.
      for (const socket of reading) socket.destroy()
      await within(STOP_TIMEOUT_MS, Promise.all(open), () => [])
      rmSync(path, { force: true })
    },
  }
}

function removeStale(path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (!found) return
  if (!found.isSocket()) throw new Error(`${path} is in the way of the control socket`)
  rmSync(path)
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    // The socket is made within this call, so it never stands open to others.
    const before = process.umask(NOT_OTHERS)
    try {
      server.listen(path, () => {
        server.removeListener('error', reject)
        resolve()
      })
    } finally {
      process.umask(before)
    }
  })
}

/** Who reads it hears of it once a second at most. */
const TELLS_EVERY_MS = 500

function seldom(tell: (text: string) => void): (text: string) => void {
  let told = performance.now()
  return (text) => {
    if (performance.now() - told < TELLS_EVERY_MS) return
    told = performance.now()
    tell(text)
  }
}

/** Never rejects: whatever a client does, the service goes on. */
async function serve(
  socket: Socket,
  path: string,
  run: RunRequest,
  log: Log,
  begun: () => void,
): Promise<void> {
  // A client that goes away ends its connection, not the command it sent.
  socket.on('error', () => socket.destroy())
  socket.once('close', begun)
  socket.setTimeout(REQUEST_TIMEOUT_MS, () => socket.destroy())
  const send = (reply: ControlReply) => {
    if (socket.writable) socket.write(`${JSON.stringify(reply)}\n`)
  }
  const body = keepBeside(path)
  try {
    const request = await readRequest(socket, body.keep)
    socket.setTimeout(0)
    begun()
    if (!request.ok) {
      send({ err: request.why })
      send({ exit: 1 })
      return
    }
    const out = (line: string) => send({ out: line })
    const err = (line: string) => send({ err: line })
    const progress = seldom((text) => send({ progress: text }))
    const keep: Printer['keep'] = (remembered) => send({ keep: remembered })
    const exit = await run(request.request, { out, err, progress, keep })
    log.info('command-ran', { command: request.request.argv[0] ?? '', exit })
    send({ exit })
  } catch (error) {
    log.error('command-failed', error)
    send({ err: 'something went wrong on our side; the log of the service has it' })
    send({ exit: 1 })
  } finally {
    socket.end()
    await body.close()
  }
}
