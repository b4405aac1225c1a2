import type { Request, Response } from 'express'
import type { Jar } from './cookies.ts'

/** A page of a mutual, with what was asked of it; nothing else is led to. */
const PAGE = /^\/office\/m\/[\w./?=&%-]*$/

/** Keeps which page somebody wanted who is not signed in, such as one that an SMS led to. */
export function keepWanted(jar: Jar, request: Request, response: Response): void {
  const { originalUrl } = request
  if (request.method === 'GET' && PAGE.test(originalUrl)) {
    jar.keep(response, 'office-to', encodeURIComponent(originalUrl))
  }
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
