import { createConnection, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CONTROL_REPLY, type ReceivedRequest, writeRequest } from './messages.ts'
import type { Printer } from './server.ts'

/**
 * Hands a command to the service that listens at `path`, prints what comes back, and gives its exit
 * code; null when no service listens there. Rejects when the service goes away before it answered.
 */
export async function sendToService(
  path: string,
  request: ReceivedRequest,
  printer: Printer,
): Promise<number | null> {
  const socket = await connect(path)
  if (!socket) return null
  const failed = new Promise<never>((_, reject) => socket.once('error', reject))
  try {
    return await Promise.race([failed, converse(socket, request, printer)])
  } finally {
    socket.destroy()
  }
}

async function converse(
  socket: Socket,
  request: ReceivedRequest,
  printer: Printer,
): Promise<number> {
  // What goes wrong with it ends the socket, and with it what is read below.
  pipeline(Readable.from(writeRequest(request)), socket, { end: false }).catch(() => undefined)
  for await (const line of createInterface({ input: socket, crlfDelay: Infinity })) {
    const reply = CONTROL_REPLY.parse(JSON.parse(line))
    if ('out' in reply) printer.out(reply.out)
    else if ('err' in reply) printer.err(reply.err)
    else if ('progress' in reply) printer.progress(reply.progress)
    else if ('keep' in reply) printer.keep(reply.keep)
    else return reply.exit
  }
  throw new Error('the running service went away before the command was done')
}

/** Nobody listens: the file is missing, or was left by a service that was killed. */
const NOBODY = new Set(['ENOENT', 'ECONNREFUSED'])

function connect(path: string): Promise<Socket | null> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(path)
    socket.once('connect', () => {
      socket.removeAllListeners('error')
      resolve(socket)
    })
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (NOBODY.has(error.code ?? '')) resolve(null)
      else reject(error)
    })
  })
}
