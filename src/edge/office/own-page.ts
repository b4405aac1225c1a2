import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

const NONCE_BYTES = 9

/**
 * What proves that a form came from our page, in browsers that do not say so themselves: from what only this
 * browser's cookie holds. It is another one each time, so that nothing of it shows in the length of a page.
 */
export function proofFor(secret: string, action: string): string {
  const nonce = randomBytes(NONCE_BYTES).toString('base64url')
  return `${nonce}.${macOf(secret, nonce, action)}`
}

type FormSent = {
  readonly headers: IncomingHttpHeaders
  readonly action: string
  readonly proof: string
  readonly secret: string
}

/**
 * Whether a form came from a page of ours: the browser says from where, by a header that no page can write,
 * else by the origin, else the form proves it.
 */
export function isFromOwnPage({ headers, action, proof, secret }: FormSent): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const { origin, host } = headers
  if (origin !== undefined) return host !== undefined && hostOf(origin) === host
  const [nonce = '', mac = ''] = proof.split('.')
  const expected = Buffer.from(macOf(secret, nonce, action))
  const given = Buffer.from(mac)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

function macOf(secret: string, nonce: string, action: string): string {
  return createHmac('sha256', secret).update(`form/${nonce}/${action}`).digest('base64url')
}

/** `null` for an origin that is none: a sandboxed frame's, a file's. */
function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host
  } catch {
    return null
  }
}
