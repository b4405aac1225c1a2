import { randomFillSync, randomInt } from 'node:crypto'
import type { Ids } from '../app/ports.ts'

/** Crockford's alphabet: sorts as the bits do, and nothing in it is read as something else. */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const TIME_SYMBOLS = 10
const RANDOM_BYTES = 16

/** Ids for which chance is fetched at once: a fetch costs more than the rest of an id. */
const IDS_PER_FETCH = 256

/** Ids that sort by when they were made: 48 bits of time and 80 of chance (a ULID). */
export function createIds(): Ids {
  const pool = Buffer.alloc(RANDOM_BYTES * IDS_PER_FETCH)
  let used = pool.length
  function fresh(): Uint8Array {
    if (used === pool.length) {
      randomFillSync(pool)
      used = 0
    }
    used += RANDOM_BYTES
    return pool.subarray(used - RANDOM_BYTES, used)
  }
  return { id: () => newId(fresh()), digits }
}

function newId(random: Uint8Array): string {
  let time = ''
  let rest = Date.now()
  for (let at = 0; at < TIME_SYMBOLS; at += 1) {
    time = (SYMBOLS[rest % 32] as string) + time
    rest = Math.floor(rest / 32)
  }
  let chance = ''
  for (const byte of random) chance += SYMBOLS[byte % 32]
  return time + chance
}

function digits(count: number): string {
  let text = ''
  while (text.length < count) text += String(randomInt(10))
  return text
}
