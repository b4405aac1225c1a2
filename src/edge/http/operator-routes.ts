import { Router } from 'express'
import type { Metrics } from './metrics.ts'

/** What the operator's monitoring asks. */
export type Health = {
  /** What keeps the service from answering callers; empty when nothing does. */
  readonly notReady: () => Promise<readonly string[]>
}

/** `/healthz`: the process lives. `/readyz`: it can take calls. `/metrics`: Prometheus text. */
export function operatorRoutes(health: Health, { registry }: Metrics): Router {
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
    response.type(registry.contentType).send(await registry.metrics())
  })
  return router
}
