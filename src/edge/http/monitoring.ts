import express from 'express'
import { createServer, type Server } from 'node:http'
import type { Log } from '../../app/ports.ts'
import { listen } from './listen.ts'
import type { Metrics } from './metrics.ts'
import { type Health, operatorRoutes } from './operator-routes.ts'

type Monitoring = {
  /** Null when the port could not be had. */
  readonly port: number | null
  stop(): Promise<void>
}

/** Where monitoring is let in; `isOwn`: somebody chose the port. */
type Place = { readonly host: string; readonly port: number; readonly isOwn: boolean }

/**
 * Opens a port for monitoring alone: whoever reaches it is told what is wrong. Without it the line
 * goes on, and the log says so: several services of one machine have one default port.
 */
export async function openMonitoring(
  { host, port, isOwn }: Place,
  health: Health,
  metrics: Metrics,
  log: Log,
): Promise<Monitoring> {
  const app = express()
  app.disable('x-powered-by')
  app.use(operatorRoutes(health, metrics, () => true))
  const server = createServer(app)
  try {
    const taken = await listen(server, port, host, 'METRICS_')
    return { port: taken, stop: () => close(server) }
  } catch (error) {
    if (isOwn) log.error('metrics-not-served', error)
    else log.warn('metrics-not-served', { port })
    return { port: null, stop: async () => undefined }
  }
}

async function close(server: Server): Promise<void> {
  await new Promise((resolve) => {
    server.close(resolve)
    server.closeAllConnections()
  })
}
