import type { RequestListener } from 'node:http'
import { fileURLToPath } from 'node:url'
import { readDailyJobs } from '../../app/work/jobs.ts'
import express, { type NextFunction, type Request, type Response } from 'express'
import helmet from 'helmet'
import { africasTalkingDoors } from './africastalking-doors.ts'
import type { Doors } from './callback.ts'
import { callbackRoutes } from './callback-routes.ts'
import { createFront } from './front.ts'
import { httpSmsDoors } from './http-sms-doors.ts'
import { jsonUssdDoors } from './json-ussd-doors.ts'
import { kannelDoors } from './kannel-doors.ts'
import { callbackKeys } from './keys.ts'
import { operatorRoutes } from './operator-routes.ts'
import { PACKAGE_FOLDER } from '../../package-files.ts'
import { officeRoutes } from '../office/office.ts'
import { answerError } from './reply.ts'
import type { Installation } from '../office/visit.ts'
import type { ServerParts } from './server-parts.ts'
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
  const { africasTalking, carriers } = parts
  const httpSms = carriers.filter((one) => one.kind === 'http-sms')
  const jsonUssd = carriers.filter((one) => one.kind === 'json-ussd')
  const kannel = carriers.filter((one) => one.kind === 'kannel')
  return {
    ...(africasTalking !== null && { at: africasTalkingDoors(parts, africasTalking) }),
    pay: walletDoors(parts),
    ...(httpSms.length > 0 && { sms: httpSmsDoors(parts, httpSms) }),
    ...(jsonUssd.length > 0 && { ussd: jsonUssdDoors(parts, jsonUssd) }),
    ...(kannel.length > 0 && { kannel: kannelDoors(parts, kannel) }),
  }
}

/** What whoever runs the service sees of it in the office. */
function installationOf({ ports, health, metrics, carriers }: ServerParts): Installation {
  const named = carriers.map(({ name, kind }) => ({ name, kind }))
  const jobs = () => readDailyJobs(ports)
  return { notReady: health.notReady, measured: metrics.asked, jobs, carriers: named }
}

function behindKey(isKey: ReturnType<typeof callbackKeys>) {
  return (request: Request, response: Response, next: NextFunction): void => {
    if (isKey(String(request.params['key']))) next()
    else notFound(request, response)
  }
}

function notFound(_request: Request, response: Response): void {
  response.status(404).type('text/plain').send('Not found\n')
}
