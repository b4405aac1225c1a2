import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import type { Secrets } from '../app/ports.ts'

/** Long enough that no two answers of a call have the same mark by chance. */
const MARK_LENGTH = 16

/** 128 bits: nobody tries so many addresses. */
const SEAL_LENGTH = 32

/** Rounds of scrypt, as a power of two: 32 MB and tens of milliseconds for each guess. */
const COST = 2 ** 15
const BLOCK_SIZE = 8
const SALT_BYTES = 16
const HASH_BYTES = 32

/**
 * `key` is the installation's own; whoever has the database alone cannot undo a mark. Seals of
 * `previous` keys are known while keys are changed.
 */
export function createSecrets(
  key: string,
  { cost = COST, previous = [] }: { cost?: number; previous?: readonly string[] } = {},
): Secrets {
  const sealWith = (one: string, text: string) =>
    createHmac('sha256', one).update(`seal/${text}`).digest('hex').slice(0, SEAL_LENGTH)
  return {
    mark: (text) =>
      createHmac('sha256', key).update(text).digest('base64url').slice(0, MARK_LENGTH),
    seal: (text) => sealWith(key, text),
    seals: (text) => [key, ...previous].map((one) => sealWith(one, text)),
    isSeal: (text, seal) =>
      [key, ...previous].some((one) => isSame(Buffer.from(sealWith(one, text)), Buffer.from(seal))),
    hashPin: async (pin) => {
      const salt = randomBytes(SALT_BYTES)
      const hash = await derive(pin, salt, cost)
      return ['scrypt', cost, salt.toString('base64url'), hash.toString('base64url')].join('$')
    },
    isPin: async (pin, stored) => {
      const [, cost, salt = '', hash = ''] = stored.split('$')
      const derived = await derive(pin, Buffer.from(salt, 'base64url'), Number(cost))
      return timingSafeEqual(derived, Buffer.from(hash, 'base64url'))
    },
  }
}

function isSame(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}

/** Off the main thread: other calls go on meanwhile. */
function derive(pin: string, salt: Buffer, cost: number): Promise<Buffer> {
  const options = { N: cost, r: BLOCK_SIZE, maxmem: 256 * cost * BLOCK_SIZE }
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, HASH_BYTES, options, (error, hash) => (error ? reject(error) : resolve(hash)))
  })
}
