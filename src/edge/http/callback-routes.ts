import express, { type NextFunction, type Request, type Response, Router } from 'express'
import type { Log } from '../../app/ports.ts'
import type { Callback, Doors } from './callback.ts'
import { BODY_LIMIT, FIELDS_MAX, keepRaw, rawBody } from './raw-body.ts'
import { writeReply } from './reply.ts'

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
  router.use(async (request, response) => {
    writeReply(response, await doors.take(callbackOf(request)))
  })
  router.use(async (error: unknown, request: Request, response: Response, _next: NextFunction) => {
    writeReply(response, await doors.cannotTake(callbackOf(request), error))
  })
  return router
}

function parsersFor(reads: Doors['reads']) {
  const options = { limit: BODY_LIMIT, verify: keepRaw }
  if (reads === 'any') return [express.raw({ ...options, type: () => true })]
  return [
    express.urlencoded({ ...options, extended: false, parameterLimit: FIELDS_MAX }),
    // What is no form is taken in all the same, so that it can be kept.
    express.text({ ...options, type: () => true }),
  ]
}

function callbackOf(request: Request): Callback {
  return {
    path: pathOf(request),
    request,
    fields: request.body as unknown,
    raw: rawBody(request),
  }
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
