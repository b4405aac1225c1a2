import { gzipSync } from 'node:zlib'
import type { Request, Response } from 'express'

/** Below this a smaller page is no quicker: it is one packet in any case. */
const WORTH_IT_BYTES = 1000

/** Sends a page that nobody keeps, compressed where the browser can read that. */
export function sendPage(
  request: Pick<Request, 'acceptsEncodings'>,
  response: Response,
  status: number,
  text: string,
): void {
  response.set({ 'cache-control': 'no-store', vary: 'Accept-Encoding' })
  response.status(status).type('text/html; charset=utf-8')
  const isSmall = text.length < WORTH_IT_BYTES || !request.acceptsEncodings('gzip')
  if (isSmall) response.send(text)
  else response.set('content-encoding', 'gzip').send(gzipSync(text))
}
