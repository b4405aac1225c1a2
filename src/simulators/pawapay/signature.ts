import {
  createECDH,
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign,
} from 'node:crypto'
import type { Outgoing } from '../kernel/http.ts'
import type { Delivery } from '../kernel/state.ts'
import { HOUR_MS } from '../kernel/time.ts'
import { quirkOf } from './quirks.ts'
import type { Pawapay } from './state.ts'

/** 4.6: RFC 9421, with these components, in this order. */
const COVERED = [
  '@method',
  '@authority',
  '@path',
  'signature-date',
  'content-digest',
  'content-type',
]
const LIFE_SECONDS = 60

/** The nth key of a seed, the same each time; nothing is secret in here. */
function keyOf(seed: number, number: number): { privateKey: KeyObject; id: string } {
  const ecdh = createECDH('prime256v1')
  ecdh.setPrivateKey(createHash('sha256').update(`pawapay ${seed} ${number}`).digest())
  const point = ecdh.getPublicKey()
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33, 65).toString('base64url'),
    d: ecdh.getPrivateKey().toString('base64url'),
  }
  return {
    privateKey: createPrivateKey({ key: jwk, format: 'jwk' }),
    id: `HTTP_EC_P256_KEY:${number}`,
  }
}

/** 13.1: every key there was, as PEM. */
export function publicKeys({ state }: Pawapay): { id: string; key: string }[] {
  return Array.from({ length: state.own.keys }, (_, index) => {
    const { privateKey, id } = keyOf(state.seed, index + 1)
    const pem = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' })
    return { id, key: pem.toString() }
  })
}

/** Signs a callback as it leaves, or not, or wrongly, as its orders say. */
export function signed(world: Pawapay, delivery: Delivery, outgoing: Outgoing): Outgoing {
  if (!world.state.own.agreed.signedCallbacks || delivery.signing === 'absent') return outgoing
  const isStale = delivery.signing === 'stale'
  const at = world.now() - (isStale ? HOUR_MS : 0)
  const algorithm = quirkOf(world, 'digest')
  const digest = createHash(algorithm.replace('-', '')).update(outgoing.body).digest('base64')
  const headers: Record<string, string> = {
    ...outgoing.headers,
    'content-digest': `${algorithm}=:${digest}:`,
    'signature-date': new Date(at).toISOString(),
  }
  const { id } = keyOf(world.state.seed, world.state.own.keys)
  // A wrong signature is right for a key that nobody was told of.
  const number = delivery.signing === 'wrong' ? world.state.own.keys + 1000 : world.state.own.keys
  const { privateKey } = keyOf(world.state.seed, number)
  const created = Math.floor(at / 1000)
  const names = COVERED.map((name) => `"${name}"`).join(' ')
  const parameters = `(${names});alg="ecdsa-p256-sha256";keyid="${id}";created=${created};expires=${created + LIFE_SECONDS}`
  const base = signatureBase({ ...outgoing, headers }, parameters)
  const dsaEncoding = quirkOf(world, 'signatureEncoding') === 'raw' ? 'ieee-p1363' : 'der'
  const signature = sign('sha256', Buffer.from(base), { key: privateKey, dsaEncoding })
  return {
    ...outgoing,
    headers: {
      ...headers,
      'signature-input': `sig-pp=${parameters}`,
      signature: `sig-pp=:${signature.toString('base64')}:`,
    },
  }
}

/** A line for each component, the parameters last, no end of line after them. */
function signatureBase({ method, url, headers }: Outgoing, parameters: string): string {
  const { host, pathname } = new URL(url)
  const derived: Readonly<Record<string, string>> = {
    '@method': method,
    '@authority': host.toLowerCase(),
    '@path': pathname,
  }
  const lines = COVERED.map((name) => `"${name}": ${derived[name] ?? headers[name] ?? ''}`)
  return [...lines, `"@signature-params": ${parameters}`].join('\n')
}
