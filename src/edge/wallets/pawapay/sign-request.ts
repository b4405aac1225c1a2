import { createHash } from 'node:crypto'
import { httpbis } from 'http-message-signatures'
import { readPrivateKey } from '../../outgoing/private-key.ts'
import { type Algorithm, algorithmOf, signWith } from './algorithms.ts'

/** The key of an account that pawaPay takes signed requests from, and its name in the dashboard. */
export type Signing = { readonly key: string; readonly keyId: string }

type ToSign = { readonly url: string; readonly body: string; readonly contentType: string }

/** Headers that sign a POST, made at a moment in milliseconds. */
type Signer = (request: ToSign, now: number) => Record<string, string>

/** As pawaPay covers its own callbacks, in its order (reference mobile-money 4.6 and 13.1). */
const COVERED = [
  '@method',
  '@authority',
  '@path',
  'signature-date',
  'content-digest',
  'content-type',
]

const LIFE_SECONDS = 60

/** Signs requests by RFC 9421. The installation file was refused when the key is none. */
export function signerOf({ key: pem, keyId }: Signing): Signer {
  const key = readPrivateKey(pem)
  if (!key) throw new Error('the key for signing is none')
  const alg = algorithmOf(key)
  return ({ url, body, contentType }, now) => {
    const headers = {
      'content-type': contentType,
      'content-digest': `sha-512=:${createHash('sha512').update(body).digest('base64')}:`,
      'signature-date': new Date(now).toISOString(),
    }
    const terms = termsOf(alg, keyId, Math.floor(now / 1000))
    const signature = signWith(alg, baseOf({ url, headers }, terms), key).toString('base64')
    return {
      ...headers,
      'signature-input': `sig-pp=${terms}`,
      signature: `sig-pp=:${signature}:`,
      'accept-signature': 'sig-pp',
      'accept-digest': 'sha-256,sha-512',
    }
  }
}

function termsOf(alg: Algorithm, keyId: string, created: number): string {
  const covered = COVERED.map((name) => `"${name}"`).join(' ')
  const life = `created=${created};expires=${created + LIFE_SECONDS}`
  return `(${covered});alg="${alg}";keyid="${keyId}";${life}`
}

function baseOf(
  { url, headers }: { readonly url: string; readonly headers: Readonly<Record<string, string>> },
  terms: string,
): Buffer {
  const fields = COVERED.map((name) => `"${name}"`)
  const base = httpbis.createSignatureBase({ fields }, { method: 'POST', url, headers })
  return Buffer.from(httpbis.formatSignatureBase([...base, ['"@signature-params"', [terms]]]))
}
