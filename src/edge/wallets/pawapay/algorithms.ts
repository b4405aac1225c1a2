import { constants, type KeyObject, sign, verify } from 'node:crypto'

export type Algorithm = keyof typeof ALGORITHMS

/**
 * What pawaPay may sign with. The standard writes a signature on a curve as two numbers of one
 * length, pawaPay has been seen to write it as DER: its length tells.
 */
const ALGORITHMS = {
  'ecdsa-p256-sha256': { hash: 'sha256', type: 'ec', rawLength: 64 },
  'ecdsa-p384-sha384': { hash: 'sha384', type: 'ec', rawLength: 96 },
  'rsa-pss-sha512': { hash: 'sha512', type: 'rsa', padding: constants.RSA_PKCS1_PSS_PADDING },
  'rsa-v1_5-sha256': { hash: 'sha256', type: 'rsa', padding: constants.RSA_PKCS1_PADDING },
} as const

export function isAlgorithm(name: string): name is Algorithm {
  return Object.hasOwn(ALGORITHMS, name)
}

/** What a key signs with. */
export function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): Algorithm {
  if (asymmetricKeyType === 'rsa') return 'rsa-v1_5-sha256'
  const isLong = asymmetricKeyDetails?.namedCurve === 'secp384r1'
  return isLong ? 'ecdsa-p384-sha384' : 'ecdsa-p256-sha256'
}

/** A signature as pawaPay's own example writes one: on a curve as DER. */
export function signWith(alg: Algorithm, base: Buffer, key: KeyObject): Buffer {
  const how = ALGORITHMS[alg]
  if (how.type === 'ec') return sign(how.hash, base, { key, dsaEncoding: 'der' })
  const salt = alg === 'rsa-pss-sha512' ? { saltLength: PSS_SALT_OCTETS } : {}
  return sign(how.hash, base, { key, padding: how.padding, ...salt })
}

const PSS_SALT_OCTETS = 64

/** Whether a signature by such an algorithm is that of `base` by the owner of the key. */
export function isSigned(
  { alg, signature }: { readonly alg: Algorithm; readonly signature: Buffer },
  base: Buffer,
  key: KeyObject,
): boolean {
  const how = ALGORITHMS[alg]
  if (key.asymmetricKeyType !== how.type) return false
  try {
    if (how.type === 'rsa') {
      const { padding } = how
      const salt = alg === 'rsa-pss-sha512' ? { saltLength: PSS_SALT_OCTETS } : {}
      return verify(how.hash, base, { key, padding, ...salt }, signature)
    }
    const dsaEncoding = signature.length === how.rawLength ? 'ieee-p1363' : 'der'
    return verify(how.hash, base, { key, dsaEncoding }, signature)
  } catch {
    return false
  }
}
