import { fileURLToPath } from 'node:url'
import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import helmet from 'helmet'
import { africasTalkingRoutes } from './africastalking-routes.ts'
import { kannelRoutes } from './kannel-routes.ts'
import { callbackKeys } from './keys.ts'
import { operatorRoutes } from './operator-routes.ts'
import { officeRoutes } from '../office/office.ts'
import { isToComeAgain } from './raw-body.ts'
import { senderCheck } from './senders.ts'
import type { ServerParts } from './server-parts.ts'
import { smsRoutes } from './sms-routes.ts'
import { ussdRoutes } from './ussd-routes.ts'
import { walletRoutes } from './wallet-routes.ts'

const PUBLIC = fileURLToPath(new URL('../../../public', import.meta.url))

/**
 * The doors of the service. Callbacks stand behind a secret in their path; whatever is wrong with
 * a path or its secret, the answer is the same 404.
 */
export function createServer(parts: ServerParts): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  const { africasTalking } = parts
  const fromHome = fromItsAddress(parts)
  if (africasTalking !== null) {
    const mayTell = [behindKey(parts.callbackKeys), fromHome(() => africasTalking)]
    app.use('/at/:key', ...mayTell, africasTalkingRoutes(parts, africasTalking))
  }
  const named = fromHome(({ params }) => String(params['carrier']))
  const httpSms = parts.carriers.filter(({ kind }) => kind === 'http-sms').map(({ name }) => name)
  if (httpSms.length > 0) {
    app.use('/sms/:key', behindKey(parts.callbackKeys))
    app.use('/sms/:key/:carrier', named)
    app.use('/sms/:key', smsRoutes(parts, httpSms))
  }
  const kannel = parts.carriers.filter((one) => one.kind === 'kannel')
  if (kannel.length > 0) {
    app.use('/kannel/:key', behindKey(parts.callbackKeys))
    app.use('/kannel/:key/:carrier', named)
    app.use('/kannel/:key', kannelRoutes(parts, kannel))
  }
  const jsonUssd = parts.carriers.filter((one) => one.kind === 'json-ussd')
  if (jsonUssd.length > 0) {
    app.use('/ussd/:key', behindKey(parts.callbackKeys))
    app.use('/ussd/:key/:carrier', named)
    app.use('/ussd/:key', ussdRoutes(parts, jsonUssd))
  }
  app.use('/pay/:key', behindKey(parts.callbackKeys), walletRoutes(parts))
  if (parts.office) {
    const after = () => parts.worker.afterRequest()
    app.use(officeRoutes(parts.ports, parts.office, after))
  }
  app.use(helmet({ contentSecurityPolicy: { directives: { 'upgrade-insecure-requests': null } } }))
  app.use(operatorRoutes(parts.health, parts.metrics))
  if (parts.sandbox) {
    app.use('/sandbox', parts.sandbox)
    app.use(express.static(PUBLIC, { etag: true }))
  }
  app.use(notFound)
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    const status = statusOf(error)
    if (status >= 500) parts.ports.log.error('request-failed', error)
    if (!response.headersSent) response.status(status).json({ error: reasonOf(status) })
  })
  return app
}

function behindKey(keys: readonly string[]) {
  const isKey = callbackKeys(keys)
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

/** Faults of a request carry a status of their own (a body too large, not JSON); others are ours. */
function statusOf(error: unknown): number {
  if (isToComeAgain(error)) return 503
  const status = (error as { status?: unknown } | null)?.status
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500
}

function reasonOf(status: number): string {
  if (status === 413) return 'the body is too large'
  return status < 500 ? 'the request cannot be read' : 'something went wrong on our side'
}
