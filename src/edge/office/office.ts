import express, { type NextFunction, type Request, type Response, Router } from 'express'
import helmet from 'helmet'
import type { Ports } from '../../app/ports.ts'
import type { Place } from '../../core/staff/waiting.ts'
import type { Language } from '../../core/wording/catalogue.ts'
import { type Jar, jarOf } from './cookies.ts'
import { fileWork } from './file-work.ts'
import { serveKeptFiles } from './kept-files.ts'
import { languageHere, type OfficeDoor, sendMessage, sendPlain } from './door.ts'
import { cameFrom } from './came-from.ts'
import type { MessageKind } from './message-pages.ts'
import { isFromOwnPage } from './own-page.ts'
import { SIGN_IN } from './pages/sign-in-paths.ts'
import { formsWith, languageNamed, textIn } from './request.ts'
import type { OpenRoute } from './route.ts'
import { ROUTES } from './routes.ts'
import { signInLimit } from './sign-in-limit.ts'
import { staffFile } from './staff-file.ts'
import { staffRoute, toFirstMutual } from './staff-route.ts'
import type { Installation, Reply } from './visit.ts'
import { takeWanted } from './wanted.ts'
import { wordsOf } from './words.ts'

/** How the office is opened; the service's settings say so. */
export type OfficeSettings = {
  /** The name under which alone it answers; null: under every name of the service. */
  readonly host: string | null
  /** Whether browsers come by https. */
  readonly isHttps: boolean
  /** Tries to sign in from one address in ten minutes; null for any number. */
  readonly signIns: number | null
}

/** Far more than any form of ours has. */
const FORM_LIMIT = '16kb'

const YEAR_S = 365 * 24 * 60 * 60

/** The web office: pages made here, one stylesheet, and a script that no page needs. */
export function officeRoutes(
  ports: Ports,
  settings: OfficeSettings,
  after: OfficeDoor['after'],
  installation: Installation | null = null,
): Router {
  const files = fileWork(ports)
  const door = { ports, jar: jarOf(settings.isHttps), after, files, installation }
  const router = Router({ caseSensitive: true })
  if (settings.host !== null) router.use(underOwnName(settings.host))
  const office = Router({ caseSensitive: true })
  router.use('/office', safetyOf(settings), office)
  serveKeptFiles(office)
  office.use(chooseLanguage(door.jar))
  office.use(express.urlencoded({ extended: false, limit: FORM_LIMIT, parameterLimit: 100 }))
  office.get('/', (request, response) => toFirstMutual(door, request, response))
  const isWithin = signInLimit(settings.signIns)
  for (const route of ROUTES) {
    if (route.kind === 'file') staffFile(office, door, route)
    else if (route.kind !== 'open') staffRoute(office, door, route)
    else openRoute(office, door, route, isWithin)
  }
  office.use((request, response) => sendMessage(door, request, response, 'notFound'))
  office.use((error: unknown, request: Request, response: Response, _next: NextFunction) => {
    if (response.headersSent) return response.destroy()
    const kind = kindOf(error)
    if (kind === 'broken') ports.log.error('office-failed', error)
    return sendMessage(door, request, response, kind)
  })
  return router
}

/** Other names of the service have no office, and this one leads nowhere else from its root. */
function underOwnName(host: string) {
  return (request: Request, response: Response, next: NextFunction): void => {
    if (request.hostname.toLowerCase() !== host) return next('router')
    if (request.path === '/') return response.redirect(303, '/office')
    next()
  }
}

/** https is asked for only where it is: a box on a local network may have none. */
function safetyOf({ isHttps }: OfficeSettings) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'style-src': ["'self'"],
        'script-src': ["'self'"],
        'connect-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'form-action': ["'self'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
        ...(isHttps && { 'upgrade-insecure-requests': [] }),
      },
    },
    strictTransportSecurity: isHttps && { maxAge: YEAR_S, includeSubDomains: false },
    // With less, browsers say of a form of ours that it has no origin.
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  })
}

/** `?language=` chooses for this browser, and leads to the same page in it. */
function chooseLanguage(jar: Jar) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const chosen = languageNamed(textIn(request.query, 'language') || null)
    if (request.method !== 'GET' || !chosen) return next()
    jar.keep(response, 'office-language', chosen)
    const { pathname, searchParams } = new URL(request.originalUrl, 'http://office')
    searchParams.delete('language')
    const rest = searchParams.toString()
    response.redirect(303, rest === '' ? pathname : `${pathname}?${rest}`)
  }
}

function openRoute(
  office: Router,
  door: OfficeDoor,
  route: OpenRoute,
  isWithin: (from: Place) => Promise<boolean>,
): void {
  const path = route.path.slice('/office'.length)
  office[route.method](path, async (request, response) => {
    const { jar, ports, installation } = door
    const from = cameFrom(jar, ports.secrets, request)
    const waiting = jar.read('office-waits', request)
    const token = jar.read('office', request)
    // Signing out is a form of those who are signed in.
    const secret = (route.path === SIGN_IN.out ? token : waiting) ?? ''
    if (route.method === 'post') {
      const proof = textIn(request.body, 'proof')
      const isOurs = isFromOwnPage({ headers: request.headers, action: route.path, proof, secret })
      if (!isOurs) return sendMessage(door, request, response, 'foreign')
      if (!(await isWithin(from))) return sendMessage(door, request, response, 'tooOften')
    }
    const language = languageHere(jar, request)
    const typed = (name: string) => textIn(request.body, name)
    const form = formsWith(waiting ?? '')
    const say = wordsOf(language, 'signIn')
    const reply = await route.run({
      ports,
      installation,
      language,
      say,
      typed,
      from,
      waiting,
      token,
      form,
    })
    if (route.method === 'post') await door.after()
    answer(door, request, response, reply, language)
  })
}

function answer(
  { jar }: OfficeDoor,
  request: Request,
  response: Response,
  reply: Reply,
  language: Language,
): void {
  if (reply.kind === 'page') {
    const { status = 200, title, body } = reply
    return sendPlain(request, response, language, { status, title, body })
  }
  for (const name of ['office', 'office-waits', 'office-language', 'office-known'] as const) {
    const value = reply.keep?.[name]
    if (value === null) jar.forget(response, name)
    else if (value !== undefined) jar.keep(response, name, value)
  }
  const wanted = reply.to === '/office' ? takeWanted(jar, request, response) : null
  response.set('cache-control', 'no-store').redirect(303, wanted ?? reply.to)
}

/** A body that is too large or no form, a database that says to come again, or a fault of ours. */
function kindOf(error: unknown): MessageKind {
  if ((error as { retryable?: unknown } | null)?.retryable === true) return 'later'
  const status = (error as { status?: unknown } | null)?.status
  if (status === 413) return 'tooLarge'
  return typeof status === 'number' && status >= 400 && status < 500 ? 'notFound' : 'broken'
}
