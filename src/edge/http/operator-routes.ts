import { Router } from 'express'
import type { Registry } from 'prom-client'

/** What the operator's monitoring asks. */
export type Health = {
  /** What keeps the service from answering callers; empty when nothing does. */
  readonly notReady: () => Promise<readonly string[]>
  readonly metrics: Registry
}

/** `/healthz`: the process lives. `/readyz`: it can take calls. `/metrics`: Prometheus text. */
export function operatorRoutes(health: Health): Router {
  const router = Router()
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' })
  })
  router.get('/readyz', async (_request, response) => {
    const reasons = await health.notReady()
    response.status(reasons.length === 0 ? 200 : 503)
    response.json({ status: reasons.length === 0 ? 'ready' : 'not ready', reasons })
  })
  router.get('/metrics', async (_request, response) => {
    response.type(health.metrics.contentType).send(await health.metrics.metrics())
  })
  return router
}
