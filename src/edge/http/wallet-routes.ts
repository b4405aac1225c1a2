import express, { type NextFunction, type Request, type Response, Router } from 'express'
import { readAddress } from '../../app/payments/intent-address.ts'
import { keepUnread } from '../../app/payments/keep-unread.ts'
import { receiveCallback } from '../../app/payments/receive-callback.ts'
import { storable } from '../../core/text/input.ts'
import {
  BODY_LIMIT,
  faultOf,
  isToComeAgain,
  isTooLarge,
  keepRaw,
  rawBody,
  rawOf,
} from './raw-body.ts'
import { senderCheck } from './senders.ts'
import type { ServerParts } from './server-parts.ts'

/**
 * `POST` or `PUT /pay/:key/:wallet/…`: stored word for word, then answered as the wallet's adapter
 * says, then acted on. What cannot be read is stored as well, to be looked at: an operator may never
 * say it again. Only a body too large to be taken in is refused, and noted.
 */
export function walletRoutes({ ports, worker, wallets }: ServerParts): Router {
  const router = Router()
  const isFromOperator = senderCheck(wallets)
  router.use(express.raw({ limit: BODY_LIMIT, type: () => true, verify: keepRaw }))
  const receive = async (request: Request, response: Response): Promise<void> => {
    const wallet = String(request.params['wallet'])
    const { reply } = await receiveCallback(ports, wallet, {
      rest: storable((request.params['path'] as unknown as string[]).join('/')),
      method: request.method === 'PUT' ? 'PUT' : 'POST',
      headers: headersOf(request),
      raw: rawBody(request),
      isStranger: !isFromOperator(wallet, request),
    })
    await worker.afterRequest()
    response.status(reply.status).set('content-type', reply.contentType).send(reply.body)
  }
  router.post('/:wallet/*path', receive)
  router.put('/:wallet/*path', receive)
  router.use(async (error: unknown, request: Request, response: Response, next: NextFunction) => {
    if (isToComeAgain(error)) return next(error)
    const [wallet = '', ...rest] = request.path.slice(1).split('/')
    const { path } = readAddress(ports, wallet, rest.join('/'))
    const thing = { body: rawOf(request, error), why: faultOf(error), wallet }
    await keepUnread(ports, { door: `pay/${wallet}/${path}`, ...thing })
    if (isTooLarge(error)) return next(error)
    response.json({ status: 'received' })
  })
  return router
}

/** One value for each; of several alike, the first. */
function headersOf({ headers }: Request): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      const one = Array.isArray(value) ? value[0] : value
      return one === undefined ? [] : [[name, one]]
    }),
  )
}
