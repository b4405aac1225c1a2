import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * Opens the door, and gives the port that was taken. Throws an error with `code` and one line for
 * the operator that names the setting to change.
 */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, port, host)))
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })
}

function explained(error: NodeJS.ErrnoException, port: number, host: string): Error {
  const { code } = error
  const why = WHY[code ?? '']?.(port, host)
  return why ? Object.assign(new Error(why, { cause: error }), { code }) : error
}

const WHY: Readonly<Record<string, (port: number, host: string) => string>> = {
  EADDRINUSE: (port) =>
    `port ${port} is taken by another program: set PORT to another, or to 0 for a free one`,
  EACCES: (port) => `port ${port} may not be opened by this user: set PORT to another`,
  EADDRNOTAVAIL: (_port, host) => `HOST ${host} is no address of this machine`,
  ENOTFOUND: (_port, host) => `HOST ${host} is no address of this machine`,
}
