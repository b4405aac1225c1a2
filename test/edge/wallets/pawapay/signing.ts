import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

/** Signs as pawaPay does, written by hand from RFC 9421 and without what is tested. */
export type Signing = {
  readonly method?: string
  readonly url: string
  readonly body: string
  readonly created: number
  readonly expires?: number | null
  readonly key: KeyObject
  readonly keyId?: string
  readonly alg?: string
  readonly encoding?: 'ieee-p1363' | 'der'
  readonly digest?: 'sha-256' | 'sha-512'
  readonly covered?: readonly string[]
  readonly label?: string
  /** Between the parts of the terms; the standard has none. */
  readonly space?: string
}

export const EC = generateKeyPairSync('ec', { namedCurve: 'P-256' })
export const EC384 = generateKeyPairSync('ec', { namedCurve: 'P-384' })
export const RSA = generateKeyPairSync('rsa', { modulusLength: 2048 })

export const KEY_ID = 'HTTP_EC_P256_KEY:1'

const COVERED = [
  '@method', '@authority', '@path', 'signature-date', 'content-digest', 'content-type',
] // prettier-ignore

/** The headers of a request with its signature. */
export function signedHeaders(signing: Signing): Record<string, string> {
  const { method = 'POST', url, body, created, key, space = '' } = signing
  const { keyId = KEY_ID, alg = 'ecdsa-p256-sha256', encoding = 'der' } = signing
  const { digest = 'sha-512', covered = COVERED, label = 'sig-pp' } = signing
  const expires = signing.expires === undefined ? created + 60 : signing.expires
  const { host, pathname } = new URL(url)
  const hash = createHash(digest.replace('-', '')).update(body).digest('base64')
  const headers: Record<string, string> = {
    'content-type': 'application/json; charset=UTF-8',
    'content-digest': `${digest}=:${hash}:`,
    'signature-date': new Date(created * 1000).toISOString(),
  }
  const values: Record<string, string> = {
    ...headers,
    '@method': method,
    '@authority': host,
    '@path': pathname,
  }
  const terms = [
    `(${covered.map((name) => `"${name}"`).join(' ')})`,
    `alg="${alg}"`,
    `keyid="${keyId}"`,
    `created=${created}`,
    ...(expires === null ? [] : [`expires=${expires}`]),
  ].join(`;${space}`)
  const base = [
    ...covered.map((name) => `"${name}": ${values[name]}`),
    `"@signature-params": ${terms}`,
  ].join('\n')
  const signature = signText(base, key, alg, encoding).toString('base64')
  return {
    ...headers,
    'signature-input': `${label}=${terms}`,
    signature: `${label}=:${signature}:`,
  }
}

function signText(text: string, key: KeyObject, alg: string, dsaEncoding: 'ieee-p1363' | 'der') {
  const bytes = Buffer.from(text)
  switch (alg) {
    case 'rsa-pss-sha512':
      return sign('sha512', bytes, { key, padding: 6, saltLength: 64 })
    case 'rsa-v1_5-sha256':
      return sign('sha256', bytes, { key, padding: 1 })
    case 'ecdsa-p384-sha384':
      return sign('sha384', bytes, { key, dsaEncoding })
    default:
      return sign('sha256', bytes, { key, dsaEncoding })
  }
}
