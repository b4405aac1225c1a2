import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerParent } from '../child.ts'
import { peakMb } from '../peak.ts'

/** What a server tells its parent, as often as it is asked. */
export type Serving = {
  readonly port: number
  readonly peakMb: number
  /** CPU that this process has taken since it began, of the kernel for it too, in microseconds. */
  readonly cpuUs: number
}

/** Serves an app on a free port of the loopback address and tells the parent which. */
export function serve(app: RequestListener): void {
  const server = createServer(app)
  const port = new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
  answerParent(async (): Promise<Serving> => ({
    port: await port,
    peakMb: peakMb(),
    cpuUs: cpuUs(process.cpuUsage()),
  }))
}

function cpuUs({ user, system }: NodeJS.CpuUsage): number {
  return user + system
}
