import { once } from 'node:events'
import { type AddressInfo, createServer, connect, type Socket } from 'node:net'

/** What the proxy does when a client's `commit` passes through it. */
export type AtCommit = (client: Socket, server: Socket, request: Buffer) => void

/** A PostgreSQL server seen through a wire that can be tampered with. */
export async function startProxy(url: string, atCommit: AtCommit, at = 0) {
  const { hostname, port } = new URL(url)
  const sockets = new Set<Socket>()
  const proxy = createServer((client) => {
    const server = connect(Number(port), hostname)
    for (const socket of [client, server]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
    }
    client.on('data', (request) => {
      if (request.includes('commit\0')) atCommit(client, server, request)
      else server.write(request)
    })
    server.on('data', (answer) => client.write(answer))
    client.on('close', () => server.end())
    server.on('close', () => client.end())
  })
  proxy.listen(at, '127.0.0.1')
  await once(proxy, 'listening')
  const through = new URL(url)
  through.port = String((proxy.address() as AddressInfo).port)
  const stop = () => {
    for (const socket of sockets) socket.destroy()
    proxy.close()
  }
  return { url: through.href, stop }
}

/** A NoticeResponse of PostgreSQL's protocol. */
export function notice(code: string, message: string): Buffer {
  const fields = { S: 'WARNING', V: 'WARNING', C: code, M: message }
  const body = Object.entries(fields).map(([type, text]) => `${type}${text}\0`)
  const content = Buffer.from(`${body.join('')}\0`)
  const head = Buffer.alloc(5)
  head.write('N')
  head.writeInt32BE(content.length + 4, 1)
  return Buffer.concat([head, content])
}
