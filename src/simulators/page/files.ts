import { readdirSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { type HttpResponse, text } from '../kernel/http.ts'

/** This folder; what is built of this file lies directly in `dist/`. */
const HERE = new URL(import.meta.url.endsWith('.ts') ? './' : 'simulators/page/', import.meta.url)

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
}

/** A file of the page, as it stands in this folder; null when it has no such file. */
export function pageFile(name: string): HttpResponse | null {
  const type = TYPES[extname(name)]
  if (type === undefined || !readdirSync(HERE).includes(name)) return null
  const answer = text(200, readFileSync(new URL(name, HERE), 'utf8'), type)
  return { ...answer, headers: { ...answer.headers, ...GUARD } }
}

/** The page loads nothing from elsewhere, and stands in nobody's frame. */
const GUARD = {
  'content-security-policy': "default-src 'self'; img-src data:; frame-ancestors 'none'",
  'cache-control': 'no-cache',
}
