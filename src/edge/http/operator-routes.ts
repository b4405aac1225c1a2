import { type Request, Router } from 'express'
import type { Metrics } from './metrics.ts'

/** What the operator's monitoring asks. */
export type Health = {
  /** What keeps the service from answering callers; empty when nothing does. */
  readonly notReady: () => Promise<readonly string[]>
}

/** What a proxy adds when it passes a request on. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via']

/**
 * `/healthz`: the process lives. `/readyz`: it can take calls. `/metrics`: Prometheus text. What is
 * wrong, and the measurements, are for whom `isOperator` says yes to: by default whoever sits at the
 * machine.
 */
export function operatorRoutes(
  health: Health,
  { registry }: Metrics,
  isOperator: (request: Request) => boolean = isFromHere,
): Router {
  const router = Router()
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' })
  })
  router.get('/readyz', async (request, response) => {
    const reasons = await health.notReady()
    response.status(reasons.length === 0 ? 200 : 503)
    if (reasons.length === 0) response.json({ status: 'ready' })
    else response.json({ status: 'not-ready', ...(isOperator(request) && { reasons }) })
  })
  router.get('/metrics', async (request, response, next) => {
    if (!isOperator(request)) return next()
    response.type(registry.contentType).send(await registry.metrics())
  })
  return router
}

/** What is wrong with the machine is not for the world. */
function isFromHere({ socket, headers }: Request): boolean {
  const from = socket.remoteAddress?.replace(/^::ffff:/, '') ?? ''
  const isLoopback = from === '::1' || from.startsWith('127.')
  return isLoopback && FORWARDED.every((name) => headers[name] === undefined)
}
