import { gzipSync } from 'node:zlib'
import type { Request, Response, Router } from 'express'
import { type Colour, isReadable, readColour } from '../../core/colour.ts'
import { textIn } from './request.ts'
import { COLOURED_SHEETS, sheetPath, sheetText } from './style.ts'

const KEPT_S = 365 * 24 * 60 * 60

/** Serves the stylesheet, and the one of each colour that a mutual can have; of others there is none. */
export function serveSheets(office: Router): void {
  const plain = gzipSync(sheetText(null))
  office.get(below(sheetPath(null)), (request, response) => {
    sendSheet(request, response, sheetText(null), () => plain)
  })
  office.get(below(COLOURED_SHEETS), (request, response, next) => {
    const colour = colourIn(request)
    if (!colour) return next()
    const text = sheetText(colour)
    sendSheet(request, response, text, () => gzipSync(text))
  })
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

function sendSheet(request: Request, response: Response, text: string, packed: () => Buffer): void {
  response.set('cache-control', `public, max-age=${KEPT_S}, immutable`)
  response.vary('Accept-Encoding').type('text/css; charset=utf-8')
  if (!request.acceptsEncodings('gzip')) response.send(text)
  else response.set('content-encoding', 'gzip').send(packed())
}
