import express, { type NextFunction, type Request, type Response, Router } from 'express'
import { ussdEnded } from '../../app/calls/ussd-ended.ts'
import { keepUnread } from '../../app/payments/keep-unread.ts'
import { receiveSms, recordDelivery, recordOptOut } from '../../app/sms/receive-sms.ts'
import { cannotNow } from '../../core/errands/cannot-now.ts'
import {
  readDelivery,
  readOptOut,
  readSmsIn,
  readUssd,
  readUssdEnded,
} from '../carriers/africastalking/receive.ts'
import { growing } from '../calls/growing.ts'
import { answerCall } from './answer-call.ts'
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
import { keepUnreadCall, keepUnreadTurn } from './unread-call.ts'

/** `carrier` is its name in this installation. */
type Parts = ServerParts & { readonly carrier: string }

/**
 * The callbacks of Africa's Talking. An authenticated USSD request is always answered 200 with
 * `CON ` or `END `: anything else shows the caller a telephone company's error. The others are
 * answered 200 once what they said is stored, since they are repeated until they are.
 */
export function africasTalkingRoutes(server: ServerParts, carrier: string): Router {
  const parts: Parts = { ...server, carrier }
  const router = Router()
  const form = { extended: false, limit: BODY_LIMIT, parameterLimit: 50, verify: keepRaw }
  router.use(express.urlencoded(form))
  // What is no form is taken in all the same, so that it can be kept.
  router.use(express.text({ type: () => true, limit: BODY_LIMIT, verify: keepRaw }))
  router.post('/ussd', (request, response) => answerUssd(parts, request, response))
  router.post('/ussd-ended', (request, response) => endUssd(parts, request, response))
  router.post('/sms', (request, response) => takeSms(parts, request, response))
  router.post('/delivery', (request, response) => takeDelivery(parts, request, response))
  router.post('/opt-out', (request, response) => takeOptOut(parts, request, response))
  router.use(async (error: unknown, request: Request, response: Response, next: NextFunction) => {
    const why = faultOf(error)
    if (request.path === '/ussd') return cannotRead(parts, request, response, why, error)
    if (isToComeAgain(error)) return next(error)
    await keep(parts, request, why, rawOf(request, error))
    return isTooLarge(error) ? next(error) : sendText(response, 'OK')
  })
  return router
}

async function answerUssd(parts: Parts, request: Request, response: Response): Promise<void> {
  const form = readUssd(request.body)
  if (!form) return cannotRead(parts, request, response, 'fields that are missing or too long')
  const { sessionId, phone, serviceCode, text: input } = form
  const kind = input === '' ? ('begin' as const) : ('input' as const)
  const turn = { carrier: parts.carrier, sessionId, phone, serviceCode, kind, input }
  sendText(response, await answerCall(parts, turn, growing))
}

async function cannotRead(
  { ports }: Parts,
  request: Request,
  response: Response,
  why: string,
  error: unknown = {},
): Promise<void> {
  await keepUnreadTurn(ports, { door: `at${request.path}`, body: rawOf(request, error), why })
  sendText(response, cannotNow(null))
}

/** Keeps what cannot be read until somebody has looked, of a call without what was typed in it. */
async function keep(
  { ports }: Parts,
  request: Request,
  why: string,
  body = rawBody(request),
): Promise<void> {
  const thing = { door: `at${request.path}`, body, why }
  if (request.path === '/ussd-ended') return keepUnreadCall(ports, thing)
  await keepUnread(ports, { ...thing, wallet: null })
}

async function endUssd(parts: Parts, request: Request, response: Response): Promise<void> {
  const ended = readUssdEnded(request.body)
  if (ended) await ussdEnded(parts.ports, parts.carrier, ended)
  else await keep(parts, request, 'no session, phone or status')
  sendText(response, 'OK')
}

async function takeSms(parts: Parts, request: Request, response: Response): Promise<void> {
  const message = readSmsIn(request.body)
  if (message) await receiveSms(parts.ports, parts.carrier, message)
  else await keep(parts, request, 'no id or sender, or longer than the limits')
  await parts.worker.afterRequest()
  sendText(response, 'OK')
}

async function takeDelivery(parts: Parts, request: Request, response: Response): Promise<void> {
  const report = readDelivery(request.body)
  if (report) await recordDelivery(parts.ports, parts.carrier, report)
  else await keep(parts, request, 'no id or status')
  sendText(response, 'OK')
}

async function takeOptOut(parts: Parts, request: Request, response: Response): Promise<void> {
  const optOut = readOptOut(request.body)
  if (optOut) await recordOptOut(parts.ports, optOut)
  else await keep(parts, request, 'no phone or sender')
  sendText(response, 'OK')
}

/** By hand, since Express looks up a type and a character set anew for each reply. */
function sendText(response: Response, text: string): void {
  const length = Buffer.byteLength(text)
  response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'content-length': length })
  response.end(text)
}
