import express, { type NextFunction, type Request, type Response, Router } from 'express'
import type { Log } from '../../app/ports.ts'
import type { Callback, CallbackReply, Doors, Reads } from './callback.ts'
import { BODY_LIMIT, FIELDS_MAX, keepRaw, rawBody } from './raw-body.ts'
import { reply } from './reply.ts'

/**
 * The same doors behind Express, for what the front leaves: bodies that are packed or come in pieces, types and
 * addresses written in another way.
 */
export function callbackRoutes(doors: Doors, log: Log): Router {
  const router = Router()
  router.use((request, _response, next) => {
    const opens = doors.opens(pathOf(request), request)
    // Whoever comes from elsewhere hears what every stranger hears; the log says it, for a carrier may have moved.
    if (typeof opens === 'object') log.warn('callback-from-elsewhere', { carrier: opens.elsewhere })
    next(opens === 'open' ? undefined : 'router')
  })
  for (const parser of parsersFor(doors.reads)) router.use(parser)
  const read = (request: Request) => callbackOf(request, doors.reads)
  const say = (response: Response, next: NextFunction) => (answered: CallbackReply) =>
    reply(response, answered, next)
  router.use(async (request, response, next) => {
    say(response, next)(await doors.take(read(request)))
  })
  router.use(async (error: unknown, request: Request, response: Response, next: NextFunction) => {
    say(response, next)(await doors.cannotTake(read(request), error))
  })
  return router
}

function parsersFor(reads: Reads) {
  const options = { limit: BODY_LIMIT, verify: keepRaw }
  const any = { ...options, type: () => true }
  if (reads === 'query') return []
  if (reads === 'any') return [express.raw(any)]
  if (reads === 'json') return [express.json({ ...any, strict: false })]
  return [
    express.urlencoded({ ...options, extended: false, parameterLimit: FIELDS_MAX }),
    ...(reads === 'form' ? [] : [express.json({ ...options, strict: false })]),
    // What is neither is taken in all the same, so that it can be kept.
    express.text(any),
  ]
}

function callbackOf(request: Request, reads: Reads): Callback {
  const path = pathOf(request)
  if (reads === 'query') {
    const [, query = ''] = request.url.split('?')
    return { path, request, fields: request.query, raw: query }
  }
  return { path, request, fields: request.body as unknown, raw: rawBody(request) }
}

/** As our addresses are written, without what is escaped and without a slash at its end. */
function pathOf({ path }: Request): string {
  return decoded(path).replace(/(?<=.)\/$/, '')
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
