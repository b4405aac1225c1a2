import express, { type NextFunction, type Request, type Response, Router } from 'express'
import { keepUnread } from '../../app/payments/keep-unread.ts'
import { receiveEvent } from '../../app/payments/wallet-events.ts'
import { faultOf, isTooLarge, keepRaw, rawBody, rawOf } from './raw-body.ts'
import type { ServerParts } from './server.ts'

/** A callback of a mobile-money operator is far smaller. */
const BODY_LIMIT = '64kb'

/**
 * `POST` or `PUT /pay/:key/:wallet/…`: stored word for word, then answered 200, then acted on. What
 * cannot be read is stored as well, to be looked at: an operator may never say it again. Only a
 * body too large to be taken in is refused, and noted.
 */
export function walletRoutes({ ports, worker }: ServerParts): Router {
  const router = Router()
  const type = () => true
  router.use(express.json({ limit: BODY_LIMIT, strict: false, type, verify: keepRaw }))
  const receive = async (request: Request, response: Response): Promise<void> => {
    const wallet = String(request.params['wallet'])
    const rest = request.params['path'] as unknown as string[]
    const body = request.body as unknown
    await receiveEvent(ports, wallet, rest.join('/'), body, rawBody(request))
    await worker.afterRequest()
    response.json({ status: 'received' })
  }
  router.post('/:wallet/*path', receive)
  router.put('/:wallet/*path', receive)
  router.use(async (error: unknown, request: Request, response: Response, next: NextFunction) => {
    const path = request.path.slice(1)
    const [wallet = ''] = path.split('/')
    const thing = { door: `pay/${path}`, body: rawOf(request, error), why: faultOf(error), wallet }
    await keepUnread(ports, thing)
    if (isTooLarge(error)) return next(error)
    response.json({ status: 'received' })
  })
  return router
}
