import express, { type Request, type Response, Router } from 'express'
import { receiveEvent } from '../../app/payments/wallet-events.ts'
import type { ServerParts } from './server.ts'

/** A callback of a mobile-money operator is far smaller. */
const BODY_LIMIT = '64kb'

/**
 * `POST` or `PUT /pay/:key/:wallet/…`: stored word for word, then answered 200, then acted on. What
 * the wallet's adapter cannot read is answered 400 and not stored.
 */
export function walletRoutes({ ports, worker }: ServerParts): Router {
  const router = Router()
  router.use(express.json({ limit: BODY_LIMIT, strict: false }))
  const receive = async (request: Request, response: Response): Promise<void> => {
    const wallet = String(request.params['wallet'])
    const rest = request.params['path'] as unknown as string[]
    const stored = await receiveEvent(ports, wallet, rest.join('/'), request.body as unknown)
    if (stored === null) {
      response.status(400).json({ error: 'not a notice of this operator' })
      return
    }
    await worker.afterRequest()
    response.json({ status: 'received' })
  }
  router.post('/:wallet/*path', receive)
  router.put('/:wallet/*path', receive)
  return router
}
