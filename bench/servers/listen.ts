import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Express } from 'express'
import { answerParent } from '../child.ts'
import { peakMb } from '../peak.ts'

/** What a server tells its parent, as often as it is asked. */
export type Serving = { readonly port: number; readonly peakMb: number }

/** Serves an app on a free port of the loopback address and tells the parent which. */
export function serve(app: Express): void {
  const server = createServer(app)
  const port = new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
  answerParent(async (): Promise<Serving> => ({ port: await port, peakMb: peakMb() }))
}
