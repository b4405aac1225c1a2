import {
  constants,
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  privateDecrypt,
} from 'node:crypto'
import type { Account, Mpesa } from './state.ts'

/** The operator's pair of keys, made when it is first asked for; each world has its own. */
const KEYS = new WeakMap<object, { readonly publicPem: string; readonly privateKey: KeyObject }>()

function keysOf({ state }: Mpesa) {
  const known = KEYS.get(state)
  if (known) return known
  const pem = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const made = { publicPem: pem.publicKey, privateKey: createPrivateKey(pem.privateKey) }
  KEYS.set(state, made)
  return made
}

/** What encrypts a security credential: a public key in PEM, where the operator gives a certificate. */
export function credentialKey(world: Mpesa): string {
  return keysOf(world).publicPem
}

/** 2.8: base64 of RSA, PKCS#1 v1.5, of the API operator's password. */
export function opens(world: Mpesa, credential: string, account: Account): boolean {
  const bytes = Buffer.from(credential, 'base64')
  if (bytes.length !== 256) return false
  // Node leaves PKCS#1 v1.5 out of decryption, so its padding is read here: 00 02 noise 00 text.
  const key = { key: keysOf(world).privateKey, padding: constants.RSA_NO_PADDING }
  const padded = privateDecrypt(key, bytes)
  const end = padded.indexOf(0, 2)
  if (padded[0] !== 0 || padded[1] !== 2 || end < 10) return false
  return padded.subarray(end + 1).toString('utf8') === account.initiatorPassword
}
