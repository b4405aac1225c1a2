import { createHash, randomBytes } from 'node:crypto'

/** 256 bits: nobody guesses one, so a quick hash of it is as good as a slow one. */
const TOKEN_BYTES = 32

/** A secret that is shown once and kept nowhere. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url')
}

/** What is kept of it. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
