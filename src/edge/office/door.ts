import type { Request, Response } from 'express'
import type { Ports } from '../../app/ports.ts'
import { type Language, LANGUAGE_CODES } from '../../core/wording/catalogue.ts'
import type { Jar } from './cookies.ts'
import type { FileWork } from './file-work.ts'
import type { Html } from './html.ts'
import { layout } from './layout.ts'
import { type MessageKind, messagePage } from './message-pages.ts'
import { SIGN_IN } from './pages/sign-in-paths.ts'
import { languageNamed, languageOfBrowser } from './request.ts'
import { sendPage } from './send-page.ts'
import type { Installation } from './visit.ts'

/** What every route of the office is given. */
export type OfficeDoor = {
  readonly installation: Installation | null
  readonly ports: Ports
  readonly jar: Jar
  /** Does what follows from a form, or begins it. */
  readonly after: () => Promise<void>
  readonly files: FileWork
}

/** The language that was chosen in this browser, or that the browser asks for. */
export function languageHere(jar: Jar, request: Request): Language {
  return languageNamed(jar.read('office-language', request)) ?? languageOfBrowser(request)
}

type Plain = { readonly status: number; readonly title: string; readonly body: Html }

/** A page without a mutual around it. */
export function sendPlain(
  request: Request,
  response: Response,
  language: Language,
  { status, ...shown }: Plain,
): void {
  const frame = { mutual: null, tabs: [], who: null, printed: null, languages: LANGUAGE_CODES }
  const path = request.method === 'GET' ? request.originalUrl : SIGN_IN.begin
  sendPage(request, response, status, layout({ ...frame, ...shown, language, path }))
}

/** A page that says that something is not to be had. */
export function sendMessage(
  { jar }: OfficeDoor,
  request: Request,
  response: Response,
  kind: MessageKind,
): void {
  const language = languageHere(jar, request)
  sendPlain(request, response, language, messagePage(language, kind))
}
