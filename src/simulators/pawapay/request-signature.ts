import { createHash, createPublicKey, verify } from 'node:crypto'
import type { HttpRequest } from '../kernel/http.ts'
import type { Pawapay } from './state.ts'

/** 13.1: what a signature of a request has to cover. */
const COVERED = [
  '@method',
  '@authority',
  '@path',
  'signature-date',
  'content-digest',
  'content-type',
]

/** 4.6: clocks may be so far apart. */
const SKEW_MS = 10 * 60 * 1000

/** A signature on P-256 as two numbers; as DER it is longer. */
const RAW_OCTETS = 64

/** Whether a request is signed, by RFC 9421, with a key that the dashboard knows. */
export function isRequestSigned(world: Pawapay, request: HttpRequest): boolean {
  const { headers, body } = request
  const input = /^sig-pp=(\(([^)]*)\)(;.*))$/.exec(headers['signature-input'] ?? '')
  const value = /^sig-pp=:([A-Za-z0-9+/=]+):$/.exec(headers['signature'] ?? '')?.[1]
  if (!input || !value) return false
  const [, parameters = '', list = '', terms = ''] = input
  const covered = [...list.matchAll(/"([^"]+)"/g)].map(([, name]) => name as string)
  if (!COVERED.every((name) => covered.includes(name))) return false
  const created = Number(/;created=(\d+)/.exec(terms)?.[1]) * 1000
  if (!(Math.abs(world.now() - created) <= SKEW_MS)) return false
  if (!hasDigest(headers['content-digest'] ?? '', body)) return false
  const pem = world.state.own.agreed.requestKeys[/;keyid="([^"]*)"/.exec(terms)?.[1] ?? '']
  if (pem === undefined) return false
  const key = createPublicKey(pem)
  const base = Buffer.from(baseOf(request, covered, parameters))
  const signature = Buffer.from(value, 'base64')
  const alg = /;alg="([^"]*)"/.exec(terms)?.[1]
  if (alg === 'rsa-v1_5-sha256') return verify('sha256', base, key, signature)
  if (alg !== 'ecdsa-p256-sha256') return false
  const dsaEncoding = signature.length === RAW_OCTETS ? 'ieee-p1363' : 'der'
  return verify('sha256', base, { key, dsaEncoding }, signature)
}

function hasDigest(header: string, body: string): boolean {
  const [, name = '', value = ''] = /^(sha-256|sha-512)=:([A-Za-z0-9+/=]+):$/.exec(header) ?? []
  if (name === '') return false
  return createHash(name.replace('-', '')).update(body).digest('base64') === value
}

function baseOf({ method, path, headers }: HttpRequest, covered: string[], parameters: string) {
  const derived: Readonly<Record<string, string>> = {
    '@method': method,
    '@authority': (headers['host'] ?? '').toLowerCase(),
    '@path': path,
  }
  const lines = covered.map((name) => `"${name}": ${derived[name] ?? headers[name] ?? ''}`)
  return [...lines, `"@signature-params": ${parameters}`].join('\n')
}
