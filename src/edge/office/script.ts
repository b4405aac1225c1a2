import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { PACKAGE_FOLDER } from '../../package-files.ts'
import type { Html } from './html.ts'

const FILE = new URL('public/office.js', PACKAGE_FOLDER)

type Script = { readonly text: string; readonly path: string }

let read: Script | null = null

/** The one script, with where it is served: a browser keeps it until it is another one. */
export function officeScript(): Script {
  if (read) return read
  const text = readFileSync(FILE, 'utf8')
  const mark = createHash('sha256').update(text).digest('hex').slice(0, 12)
  read = { text, path: `/office/script-${mark}.js` }
  return read
}

/** What a page has that is nicer with the script: a form of somebody signed in, a wait, or a text to count. */
export function gainsByScript(body: Html, isSignedIn: boolean): boolean {
  if (isSignedIn && body.text.includes('<form method="post"')) return true
  return /<\w+\s[^>]*\bdata-(live|alphabet)\b/.test(body.text)
}
