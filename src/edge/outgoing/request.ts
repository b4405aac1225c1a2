import * as http from 'node:http'
import * as https from 'node:https'

/** A request to a carrier's own address. */
export type Asked = {
  readonly url: string
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly timeoutMs: number
  /** Of an answer; what is longer is cut. */
  readonly octetsMax?: number
}

/** What came of it. `not-sent`: nothing was written to the other side, so it may be tried again. */
export type Answered =
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly text: string
      /** When the other side says that it answered. */
      readonly date?: string
    }
  | { readonly kind: 'not-sent'; readonly code: string }
  | { readonly kind: 'unknown'; readonly code: string }

/** An answer about one message is a few hundred octets. */
const ANSWER_OCTETS_MAX = 100_000

/**
 * Sends one request, follows no redirect and never throws. Codes are Node's or ours and say nothing
 * of the request, which holds keys and texts. Each request has a connection of its own: one that
 * was kept may be closed by the other side just as we write.
 */
export function request(asked: Asked): Promise<Answered> {
  return new Promise((resolve) => {
    const { url, method, headers = {}, body = '', timeoutMs, octetsMax = ANSWER_OCTETS_MAX } = asked
    const { request: open } = url.startsWith('https:') ? https : http
    let written = false
    const failed = (code: string): void => resolve({ kind: written ? 'unknown' : 'not-sent', code })
    const length = body === '' ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    let sent: http.ClientRequest
    try {
      sent = open(url, { method, headers: { ...headers, ...length }, agent: false })
    } catch (error) {
      return failed(codeOf(error))
    }
    const timer = setTimeout(() => {
      failed(written ? 'timeout' : 'connect-timeout')
      sent.destroy()
    }, timeoutMs)
    sent.on('close', () => clearTimeout(timer))
    sent.on('error', (error) => failed(codeOf(error)))
    sent.on('socket', (socket) => {
      const ready = url.startsWith('https:') ? 'secureConnect' : 'connect'
      socket.once(ready, () => (written = true))
    })
    sent.on('response', (response) => {
      written = true
      const parts: Buffer[] = []
      let octets = 0
      response.on('data', (part: Buffer) => {
        octets += part.length
        if (octets <= octetsMax) parts.push(part)
      })
      response.on('error', (error) => failed(codeOf(error)))
      response.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8')
        const { date } = response.headers
        resolve({ kind: 'answer', status: response.statusCode ?? 0, text, ...(date && { date }) })
      })
      response.on('close', () => failed('answer-cut'))
    })
    sent.end(body)
  })
}

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown }
  return typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code) ? code : 'connection'
}
