import { createHash, type KeyObject, timingSafeEqual } from 'node:crypto'
import { httpbis } from 'http-message-signatures'
import {
  type InnerList,
  isInnerList,
  parseDictionary,
  serializeInnerList,
} from 'structured-headers'
import { type Algorithm, isAlgorithm, isSigned } from './algorithms.ts'

/** A request as it reached us, its body as it came. */
type SignedRequest = {
  readonly method: string
  /** The addresses that the sender may have called, whole; which one it was is in the signature. */
  readonly urls: readonly string[]
  /** By names in small letters. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Uint8Array
}

export type SignatureCheck =
  | { readonly kind: 'valid'; readonly keyId: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'invalid'; readonly why: string }
  /** The keys cannot be had now. */
  | { readonly kind: 'unknown' }

/** The public key of an id; `anew`: what is known did not fit. Null where there is none. */
export type KeyOf = (keyId: string, anew: boolean) => Promise<KeyObject | null | 'unknown'>

/** What a signature is checked by, besides the body. */
export const SIGNATURE_HEADERS = [
  'content-digest',
  'content-type',
  'signature',
  'signature-date',
  'signature-input',
] as const

/** What pawaPay calls its signature, and what it has to cover. */
const LABEL = 'sig-pp'
const COVERED = ['@method', '@authority', '@path', 'content-digest', 'signature-date']

/** Clocks differ, and a notice may wait on its way. */
const SKEW_MS = 10 * 60 * 1000

/**
 * Checks the signature of a callback by RFC 9421 (reference mobile-money 4.6): that of the body, what
 * it covers, when it was made, and the signature itself. `now` is in milliseconds.
 */
export async function checkSignature(
  request: SignedRequest,
  now: number,
  keyOf: KeyOf,
): Promise<SignatureCheck> {
  const { headers, body } = request
  if (!headers['signature'] && !headers['signature-input']) return { kind: 'absent' }
  const signed = readSigned(headers)
  if ('why' in signed) return invalid(signed.why)
  const why = wrongTerms(signed, now) ?? wrongDigest(headers['content-digest'], body)
  if (why !== null) return invalid(why)
  const bases = request.urls.flatMap((url) => baseOf(signed, request, url) ?? [])
  if (bases.length === 0) return invalid('a header that is signed is missing')
  for (const anew of [false, true]) {
    const key = await keyOf(signed.keyId, anew)
    if (key === 'unknown') return { kind: 'unknown' }
    if (key && bases.some((base) => isSigned(signed, base, key))) {
      return { kind: 'valid', keyId: signed.keyId }
    }
  }
  return invalid('the signature does not fit')
}

function invalid(why: string): SignatureCheck {
  return { kind: 'invalid', why }
}

type Signed = {
  /** Names of what is covered, in order. */
  readonly covers: readonly string[]
  readonly created: unknown
  readonly expires: unknown
  /** The terms word for word, which are signed themselves. */
  readonly terms: string
  readonly keyId: string
  readonly alg: Algorithm
  readonly signature: Buffer
}

function readSigned(headers: SignedRequest['headers']): Signed | { readonly why: string } {
  try {
    const text = headers['signature-input'] ?? ''
    const inputs = parseDictionary(text)
    const input = inputs.get(LABEL)
    const signature: unknown = parseDictionary(headers['signature'] ?? '').get(LABEL)?.[0]
    if (!input || !isInnerList(input) || !(signature instanceof ArrayBuffer)) {
      return { why: `there is no signature of the name ${LABEL}` }
    }
    const covers = namesIn(input)
    if (!covers) return { why: 'it covers what is not known here' }
    const { keyid, alg, created, expires }: Record<string, unknown> = Object.fromEntries(input[1])
    if (typeof keyid !== 'string') return { why: 'the signature names no key' }
    if (typeof alg !== 'string' || !isAlgorithm(alg)) return { why: 'the algorithm is not known' }
    // Signed is what was sent, also where it is not written as the standard would.
    const terms =
      inputs.size === 1
        ? text.trim().slice(LABEL.length).replace(/^=/, '')
        : serializeInnerList(input)
    return { covers, created, expires, terms, keyId: keyid, alg, signature: Buffer.from(signature) }
  } catch {
    return { why: 'the signature cannot be read' }
  }
}

/** Null when one is there twice, or is only a part of a header. */
function namesIn([items]: InnerList): string[] | null {
  const names = items.flatMap(([name, { size }]: readonly [unknown, { readonly size: number }]) =>
    typeof name === 'string' && size === 0 ? [name] : [],
  )
  return new Set(names).size === items.length ? names : null
}

function wrongTerms({ covers, created, expires }: Signed, now: number): string | null {
  const missing = COVERED.filter((name) => !covers.includes(name))
  if (missing.length > 0) return `it does not cover ${missing.join(', ')}`
  if (typeof created !== 'number' || Math.abs(now - created * 1000) > SKEW_MS) {
    return 'it was not made just now'
  }
  const isOver = expires !== undefined && !(Number(expires) * 1000 + SKEW_MS >= now)
  return isOver ? 'it is over' : null
}

const DIGESTS = { 'sha-256': 'sha256', 'sha-512': 'sha512' } as const

/** Every digest that is known has to fit, and one has to be there. */
function wrongDigest(header: string | undefined, body: Uint8Array): string | null {
  try {
    const digests = parseDictionary(header ?? '')
    const known = Object.entries(DIGESTS).filter(([name]) => digests.has(name))
    if (known.length === 0) return 'the body has no digest that is known'
    const fits = known.every(([name, hash]) => {
      const said: unknown = digests.get(name)?.[0]
      const own = createHash(hash).update(body).digest()
      return said instanceof ArrayBuffer && isSame(Buffer.from(said), own)
    })
    return fits ? null : 'the body is not the one that was signed'
  } catch {
    return 'the digest cannot be read'
  }
}

function isSame(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}

/** What is signed, when the request was sent to `url`; null when a part of it is not there. */
function baseOf({ covers, terms }: Signed, request: SignedRequest, url: string): Buffer | null {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(request.headers)) if (value) headers[name] = value
  const fields = covers.map((name) => `"${name}"`)
  try {
    const base = httpbis.createSignatureBase({ fields }, { method: request.method, url, headers })
    return Buffer.from(httpbis.formatSignatureBase([...base, ['"@signature-params"', [terms]]]))
  } catch {
    return null
  }
}
