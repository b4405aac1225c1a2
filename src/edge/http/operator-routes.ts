import { type Request, Router } from 'express'
import type { Metrics } from './metrics.ts'

/** What the operator's monitoring asks. */
export type Health = {
  /** What keeps the service from answering callers; empty when nothing does. */
  readonly notReady: () => Promise<readonly string[]>
}

/** What a proxy adds when it passes a request on. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via']

/** `/healthz`: the process lives. `/readyz`: it can take calls. `/metrics`: Prometheus text. */
export function operatorRoutes(health: Health, { registry }: Metrics): Router {
  const router = Router()
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' })
  })
  router.get('/readyz', async (request, response) => {
    const reasons = await health.notReady()
    response.status(reasons.length === 0 ? 200 : 503)
    if (reasons.length === 0) response.json({ status: 'ready' })
    else response.json({ status: 'not-ready', ...(isFromHere(request) && { reasons }) })
  })
  router.get('/metrics', async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics())
  })
  return router
}

/** Whoever sits at the machine; what is wrong with it is not for the world. */
function isFromHere({ socket, headers }: Request): boolean {
  const from = socket.remoteAddress?.replace(/^::ffff:/, '') ?? ''
  const isLoopback = from === '::1' || from.startsWith('127.')
  return isLoopback && FORWARDED.every((name) => headers[name] === undefined)
}
