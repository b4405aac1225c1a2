import type { Request, Response } from 'express'
import type { Jar } from './cookies.ts'

/** A page of a mutual, with what was asked of it; nothing else is led to. */
const PAGE = /^\/office\/m\/[\w./?=&%-]*$/

/** Keeps which page somebody wanted who is not signed in, such as one that an SMS led to. */
export function keepWanted(jar: Jar, request: Request, response: Response): void {
  if (request.method === 'GET') wantPage(jar, response, request.originalUrl)
}

/** Leads to a page after the next sign-in. */
export function wantPage(jar: Jar, response: Response, path: string): void {
  if (PAGE.test(path)) jar.keep(response, 'office-to', encodeURIComponent(path))
}

/** The page that was wanted before, and keeps it no more. */
export function takeWanted(jar: Jar, request: Request, response: Response): string | null {
  const kept = jar.read('office-to', request)
  if (kept === null) return null
  jar.forget(response, 'office-to')
  const path = decoded(kept)
  return PAGE.test(path) ? path : null
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
