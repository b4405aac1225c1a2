import express, { type NextFunction, type Request, type Response, Router } from 'express'
import { ussdEnded } from '../../app/calls/ussd-ended.ts'
import { cannotNow } from '../../core/errands/cannot-now.ts'
import type { CarrierSettings } from '../../installation.ts'
import { readDialled } from '../calls/dialled.ts'
import { lastInput } from '../calls/last-input.ts'
import { type Body, type Screen, SHAPES, type Turn } from '../carriers/json-ussd/shapes.ts'
import { answerCall } from './answer-call.ts'
import { BODY_LIMIT, faultOf, keepRaw, rawBody, rawOf } from './raw-body.ts'
import type { ServerParts } from './server-parts.ts'
import { keepUnreadTurn } from './unread-call.ts'

type JsonUssd = Extract<CarrierSettings, { kind: 'json-ussd' }>

/**
 * `POST /ussd/:key/:carrier`: calls of carriers of kind `json-ussd`. An authenticated request is
 * always answered 200 in the form of its carrier, also when it cannot be read.
 */
export function ussdRoutes(parts: ServerParts, carriers: readonly JsonUssd[]): Router {
  const router = Router()
  const named = (request: Request) =>
    carriers.find(({ name }) => name === request.params['carrier'])
  router.use('/:carrier', (request, _response, next) => next(named(request) ? undefined : 'router'))
  router.use(express.json({ limit: BODY_LIMIT, strict: false, type: () => true, verify: keepRaw }))
  router.post('/:carrier', async (request, response) => {
    const carrier = named(request) as JsonUssd
    const shape = SHAPES[carrier.shape]
    const body = bodyOf(request)
    const turn = shape.request.safeParse(body).data
    const screen = turn
      ? await screenOf(parts, carrier, turn)
      : await unreadable(parts, carrier, rawBody(request), 'fields')
    response.status(200).json(shape.answer(screen, body))
  })
  router.use(async (error: unknown, request: Request, response: Response, next: NextFunction) => {
    const [, name] = request.path.split('/')
    const carrier = carriers.find((one) => one.name === name)
    if (!carrier) return next()
    const screen = await unreadable(parts, carrier, rawOf(request, error), faultOf(error))
    response.status(200).json(SHAPES[carrier.shape].answer(screen, {}))
  })
  return router
}

async function screenOf(parts: ServerParts, carrier: JsonUssd, turn: Turn): Promise<Screen> {
  const { sessionId, phone, kind, typed, sequence = null } = turn
  if (kind === 'abort' || kind === 'timeout') {
    await ussdEnded(parts.ports, carrier.name, { sessionId, status: kind, phone, endedAt: null })
    return { text: '', goesOn: false }
  }
  const known = turn.code ?? carrier.serviceCode ?? null
  const begun = kind === 'begin' ? readDialled(typed, known) : null
  const request = {
    ...{ carrier: carrier.name, sessionId, phone, kind, sequence },
    serviceCode: begun ? begun.code : null,
    input: begun ? begun.input : typed,
  }
  return screenIn(await answerCall(parts, request, lastInput))
}

async function unreadable(
  { ports }: ServerParts,
  { name }: JsonUssd,
  body: string,
  why: string,
): Promise<Screen> {
  await keepUnreadTurn(ports, { door: `ussd/${name}`, body, why })
  return screenIn(cannotNow(null))
}

/** Our own mark of what follows is not shown: each shape has another. */
function screenIn(reply: string): Screen {
  return { text: reply.slice('CON '.length), goesOn: reply.startsWith('CON ') }
}

function bodyOf({ body }: Request): Body {
  return typeof body === 'object' && body !== null ? (body as Body) : {}
}
