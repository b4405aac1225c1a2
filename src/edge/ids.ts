import { randomFillSync, randomInt } from 'node:crypto'
import type { Ids } from '../app/ports.ts'

/** Crockford's alphabet: sorts as the bits do, and nothing in it is read as something else. */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const TIME_SYMBOLS = 10
const RANDOM_BYTES = 16

/** Ids for which chance is fetched at once: a fetch costs more than the rest of an id. */
const IDS_PER_FETCH = 256

/** Where what nobody can foresee comes from; an invented town draws it from its seed. */
type Chance = {
  fill(bytes: Uint8Array): unknown
  /** From 0 to 9. */
  digit(): number
}

const REAL: Chance = { fill: (bytes) => randomFillSync(bytes), digit: () => randomInt(10) }

/**
 * Ids that sort by when they were made: 48 bits of time and 80 of chance (a ULID). Those of one
 * process sort in the order in which it made them, also within a millisecond and when the clock is
 * set back, so that of two rows of the same moment the later one is known.
 */
export function createIds(now: () => number = Date.now, chance: Chance = REAL): Ids {
  const pool = Buffer.alloc(RANDOM_BYTES * IDS_PER_FETCH)
  let used = pool.length
  let lastMs = 0
  let last = ''
  function fresh(): Uint8Array {
    if (used === pool.length) {
      chance.fill(pool)
      used = 0
    }
    used += RANDOM_BYTES
    return pool.subarray(used - RANDOM_BYTES, used)
  }
  function id(): string {
    const nowMs = now()
    last = nowMs > lastMs ? newId(nowMs, fresh()) : idAfter(last)
    lastMs = Math.max(lastMs, nowMs)
    return last
  }
  return { id, digits: (count) => digits(count, chance) }
}

function newId(atMs: number, random: Uint8Array): string {
  let time = ''
  let rest = atMs
  for (let at = 0; at < TIME_SYMBOLS; at += 1) {
    time = (SYMBOLS[rest % 32] as string) + time
    rest = Math.floor(rest / 32)
  }
  let chance = ''
  for (const byte of random) chance += SYMBOLS[byte % 32]
  return time + chance
}

/** The next id in their order: its last symbol one further, with what that carries over. */
function idAfter(id: string): string {
  const kept = id.replace(/Z+$/, '')
  const next = SYMBOLS[SYMBOLS.indexOf(kept.at(-1) as string) + 1] as string
  return (kept.slice(0, -1) + next).padEnd(id.length, SYMBOLS[0])
}

function digits(count: number, chance: Chance): string {
  let text = ''
  while (text.length < count) text += String(chance.digit())
  return text
}
