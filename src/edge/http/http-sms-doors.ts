import express, { type NextFunction, type Request, type Response, Router } from 'express'
import { keepUnread } from '../../app/payments/keep-unread.ts'
import { receiveSms, recordDelivery } from '../../app/sms/receive-sms.ts'
import { readDelivery, readSmsIn } from '../carriers/http-sms/receive.ts'
import {
  BODY_LIMIT,
  faultOf,
  isToComeAgain,
  isTooLarge,
  keepRaw,
  rawBody,
  rawOf,
} from './raw-body.ts'
import type { ServerParts } from './server-parts.ts'

/**
 * `POST /sms/:key/:carrier` and `…/delivery`: incoming SMS and reports of carriers of kind
 * `http-sms`, as a form or as JSON. Answered 200 once what they said is stored, readable or not.
 */
export function smsRoutes(parts: ServerParts, carriers: readonly string[]): Router {
  const router = Router()
  router.use('/:carrier', (request, _response, next) => {
    next(carriers.includes(request.params.carrier) ? undefined : 'router')
  })
  const options = { limit: BODY_LIMIT, verify: keepRaw }
  router.use(express.urlencoded({ ...options, extended: false, parameterLimit: 50 }))
  router.use(express.json({ ...options, strict: false }))
  // What is neither is taken in all the same, so that it can be kept.
  router.use(express.text({ ...options, type: () => true }))
  router.post('/:carrier', async (request, response) => {
    const message = readSmsIn(request.body)
    if (message) await receiveSms(parts.ports, request.params.carrier, message)
    else await keep(parts, request, 'no sender, id and time, or longer than the limits')
    await parts.worker.afterRequest()
    answerOk(response)
  })
  router.post('/:carrier/delivery', async (request, response) => {
    const report = readDelivery(request.body)
    if (report) await recordDelivery(parts.ports, request.params.carrier, report)
    else await keep(parts, request, 'no id or status')
    answerOk(response)
  })
  router.use(async (error: unknown, request: Request, response: Response, next: NextFunction) => {
    if (isToComeAgain(error)) return next(error)
    await keep(parts, request, faultOf(error), rawOf(request, error))
    if (isTooLarge(error)) next(error)
    else answerOk(response)
  })
  return router
}

async function keep(
  { ports }: ServerParts,
  request: Request,
  why: string,
  body = rawBody(request),
): Promise<void> {
  await keepUnread(ports, { door: `sms${request.path}`, body, why, wallet: null })
}

function answerOk(response: Response): void {
  response.status(200).type('text/plain').send('OK')
}
