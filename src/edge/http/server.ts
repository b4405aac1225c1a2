import type { RequestListener } from 'node:http'
import { fileURLToPath } from 'node:url'
import express, { type NextFunction, type Request, type Response } from 'express'
import helmet from 'helmet'
import { africasTalkingDoors } from './africastalking-doors.ts'
import type { Doors } from './callback.ts'
import { callbackRoutes } from './callback-routes.ts'
import { createFront } from './front.ts'
import { kannelRoutes } from './kannel-routes.ts'
import { callbackKeys } from './keys.ts'
import { operatorRoutes } from './operator-routes.ts'
import { PACKAGE_FOLDER } from '../../package-files.ts'
import { officeRoutes } from '../office/office.ts'
import { answerError } from './reply.ts'
import type { Installation } from '../office/visit.ts'
import { senderCheck } from './senders.ts'
import type { ServerParts } from './server-parts.ts'
import { smsRoutes } from './sms-routes.ts'
import { ussdRoutes } from './ussd-routes.ts'
import { walletDoors } from './wallet-doors.ts'

const PUBLIC = fileURLToPath(new URL('public', PACKAGE_FOLDER))

/**
 * The doors of the service. Callbacks stand behind a secret in their path; whatever is wrong with
 * a path or its secret, the answer is the same 404.
 */
export function createServer(parts: ServerParts): RequestListener {
  const doors = callbackDoors(parts)
  const isKey = callbackKeys(parts.callbackKeys)
  const fail = answerError(parts.ports.log)
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  for (const [first, behind] of Object.entries(doors)) {
    app.use(`/${first}/:key`, behindKey(isKey), callbackRoutes(behind, parts.ports.log))
  }
  const fromHome = fromItsAddress(parts)
  const named = fromHome(({ params }) => String(params['carrier']))
  const httpSms = parts.carriers.filter(({ kind }) => kind === 'http-sms').map(({ name }) => name)
  if (httpSms.length > 0) {
    app.use('/sms/:key', behindKey(isKey))
    app.use('/sms/:key/:carrier', named)
    app.use('/sms/:key', smsRoutes(parts, httpSms))
  }
  const kannel = parts.carriers.filter((one) => one.kind === 'kannel')
  if (kannel.length > 0) {
    app.use('/kannel/:key', behindKey(isKey))
    app.use('/kannel/:key/:carrier', named)
    app.use('/kannel/:key', kannelRoutes(parts, kannel))
  }
  const jsonUssd = parts.carriers.filter((one) => one.kind === 'json-ussd')
  if (jsonUssd.length > 0) {
    app.use('/ussd/:key', behindKey(isKey))
    app.use('/ussd/:key/:carrier', named)
    app.use('/ussd/:key', ussdRoutes(parts, jsonUssd))
  }
  if (parts.office) {
    const after = () => parts.worker.afterRequest()
    app.use(officeRoutes(parts.ports, parts.office, after, installationOf(parts)))
  }
  app.use(helmet({ contentSecurityPolicy: { directives: { 'upgrade-insecure-requests': null } } }))
  app.use(operatorRoutes(parts.health, parts.metrics))
  if (parts.sandbox) {
    app.use('/sandbox', parts.sandbox)
    app.use(express.static(PUBLIC, { etag: true }))
  }
  app.use(notFound)
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    fail(error, response)
  })
  return createFront({ doors, isKey, fail, others: app })
}

/** By the first word of their addresses, which a secret follows. */
function callbackDoors(parts: ServerParts): Record<string, Doors> {
  const { africasTalking } = parts
  const at = africasTalking === null ? null : africasTalkingDoors(parts, africasTalking)
  return { ...(at && { at }), pay: walletDoors(parts) }
}

/** What whoever runs the service sees of it in the office. */
function installationOf({ health, metrics, carriers }: ServerParts): Installation {
  const named = carriers.map(({ name, kind }) => ({ name, kind }))
  return { notReady: health.notReady, measured: metrics.asked, carriers: named }
}

function behindKey(isKey: ReturnType<typeof callbackKeys>) {
  return (request: Request, response: Response, next: NextFunction): void => {
    if (isKey(String(request.params['key']))) next()
    else notFound(request, response)
  }
}

/**
 * Where a carrier names addresses, a request from elsewhere is a stranger's, whatever key it knows. It
 * hears what every stranger hears; the log says it, for the carrier may have moved.
 */
function fromItsAddress({ carriers, ports }: ServerParts) {
  const isHome = senderCheck(carriers)
  return (nameOf: (request: Request) => string) =>
    (request: Request, response: Response, next: NextFunction): void => {
      const carrier = nameOf(request)
      if (isHome(carrier, request)) return next()
      ports.log.warn('callback-from-elsewhere', { carrier })
      notFound(request, response)
    }
}

function notFound(_request: Request, response: Response): void {
  response.status(404).type('text/plain').send('Not found\n')
}
