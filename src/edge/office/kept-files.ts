import { gzipSync } from 'node:zlib'
import type { Request, Response, Router } from 'express'
import { type Colour, isReadable, readColour } from '../../core/colour.ts'
import { textIn } from './request.ts'
import { officeScript } from './script.ts'
import { COLOURED_SHEETS, sheetPath, sheetText } from './style.ts'

const KEPT_S = 365 * 24 * 60 * 60

type Kept = { readonly type: 'css' | 'javascript'; readonly text: string; readonly packed: Buffer }

/** Serves what browsers keep: the sheet, that of each colour a mutual can have, and the script. */
export function serveKeptFiles(office: Router): void {
  const sheet = kept('css', sheetText(null))
  const script = kept('javascript', officeScript().text)
  office.get(below(sheetPath(null)), (request, response) => sendKept(request, response, sheet))
  office.get(below(officeScript().path), (request, response) => {
    sendKept(request, response, script)
  })
  office.get(below(COLOURED_SHEETS), (request, response, next) => {
    const colour = colourIn(request)
    if (!colour) return next()
    sendKept(request, response, kept('css', sheetText(colour)))
  })
}

function kept(type: Kept['type'], text: string): Kept {
  return { type, text, packed: gzipSync(text) }
}

function below(path: string): string {
  return path.slice('/office'.length)
}

/** Written as pages write it: one colour has one address. */
function colourIn(request: Request): Colour | null {
  const written = `#${textIn(request.params, 'colour')}`
  const colour = readColour(written)
  return colour === written && isReadable(colour) ? colour : null
}

function sendKept(request: Request, response: Response, { type, text, packed }: Kept): void {
  response.set('cache-control', `public, max-age=${KEPT_S}, immutable`)
  response.vary('Accept-Encoding').type(`text/${type}; charset=utf-8`)
  if (!request.acceptsEncodings('gzip')) response.send(text)
  else response.set('content-encoding', 'gzip').send(packed)
}
