import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * Opens the door, and gives the port that was taken. Throws an error with `code` and one line for
 * the operator that names the setting to change, `PORT` or `METRICS_PORT`.
 */
export function listen(
  server: Server,
  port: number,
  host: string,
  of: '' | 'METRICS_' = '',
): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, port, host, of)))
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })
}

function explained(error: NodeJS.ErrnoException, port: number, host: string, of: string): Error {
  const { code } = error
  const why = WHY[code ?? '']?.(port, host, of)
  return why ? Object.assign(new Error(why, { cause: error }), { code }) : error
}

const WHY: Readonly<Record<string, (port: number, host: string, of: string) => string>> = {
  EADDRINUSE: (port, _host, of) =>
    `port ${port} is taken by another program: set ${of}PORT to another, or to 0 for a free one`,
  EACCES: (port, _host, of) =>
    `port ${port} may not be opened by this user: set ${of}PORT to another`,
  EADDRNOTAVAIL: (_port, host, of) => `${of}HOST ${host} is no address of this machine`,
  ENOTFOUND: (_port, host, of) => `${of}HOST ${host} is no address of this machine`,
}
