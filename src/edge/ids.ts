import { randomBytes, randomInt } from 'node:crypto'
import type { Ids } from '../app/ports.ts'

/** Crockford's alphabet: sorts as the bits do, and nothing in it is read as something else. */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const TIME_SYMBOLS = 10
const RANDOM_BYTES = 16

/** Ids that sort by when they were made: 48 bits of time and 80 of chance (a ULID). */
export function createIds(): Ids {
  return { id: newId, digits }
}

function newId(): string {
  let time = ''
  let rest = Date.now()
  for (let at = 0; at < TIME_SYMBOLS; at += 1) {
    time = (SYMBOLS[rest % 32] as string) + time
    rest = Math.floor(rest / 32)
  }
  let chance = ''
  for (const byte of randomBytes(RANDOM_BYTES)) chance += SYMBOLS[byte % 32]
  return time + chance
}

function digits(count: number): string {
  let text = ''
  while (text.length < count) text += String(randomInt(10))
  return text
}
