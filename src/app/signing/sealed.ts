import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** AES-256-GCM: what was changed, or is opened for somebody else, does not open. */
const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Seals a text for somebody with a key that was never used before, and that is kept nowhere here. */
export function seal(
  text: string,
  owner: string,
): { readonly sealed: string; readonly key: string } {
  const [key, nonce] = [randomBytes(KEY_BYTES), randomBytes(NONCE_BYTES)]
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(owner))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  const sealed = Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')
  return { sealed, key: key.toString('base64url') }
}

/** The text again; null for another key, another owner, or something that was not sealed so. */
export function unseal(sealed: string, key: string, owner: string): string | null {
  const [secret, all] = [Buffer.from(key, 'base64url'), Buffer.from(sealed, 'base64')]
  if (secret.length !== KEY_BYTES || all.length < NONCE_BYTES + TAG_BYTES) return null
  const end = NONCE_BYTES + TAG_BYTES
  const decipher = createDecipheriv(CIPHER, secret, all.subarray(0, NONCE_BYTES))
  decipher.setAAD(Buffer.from(owner)).setAuthTag(all.subarray(NONCE_BYTES, end))
  try {
    return Buffer.concat([decipher.update(all.subarray(end)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
