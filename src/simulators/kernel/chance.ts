/** Draws from a seed. The memory is part of a simulator's state, so that a run can go on. */
export type Chance = {
  /** At least 0, below 1. */
  next(): number
  /** A whole number of at least 0, below `n`. */
  below(n: number): number
  pick<T>(list: readonly T[]): T
  /** `length` characters of an alphabet. */
  text(alphabet: string, length: number): string
  uuid(): string
}

export const HEX = '0123456789abcdef'
export const DIGITS = '0123456789'
export const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

export function chanceOf(memory: { drawn: number }): Chance {
  // Mulberry32: small, quick, and good enough to shuffle callbacks; no secret comes from it.
  const next = (): number => {
    memory.drawn = (memory.drawn + 0x6d2b79f5) | 0
    let t = memory.drawn
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  const text = (alphabet: string, length: number) =>
    Array.from({ length }, () => alphabet[below(alphabet.length)]).join('')
  return {
    next,
    below,
    pick: <T>(list: readonly T[]) => list[below(list.length)] as T,
    text,
    uuid: () => {
      const variant = '89ab'[below(4)]
      return `${text(HEX, 8)}-${text(HEX, 4)}-4${text(HEX, 3)}-${variant}${text(HEX, 3)}-${text(HEX, 12)}`
    },
  }
}
