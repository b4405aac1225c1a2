/** The same throws for the same seed, on every machine (mulberry32). */
export type Dice = {
  /** Below `sides`, 0 the first. */
  throw(sides: number): number
  one<T>(of: readonly T[]): T
  /** True in so many of a hundred cases. */
  percent(chance: number): boolean
}

export function dice(seed: number): Dice {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const throwOne = (sides: number) => Math.floor(next() * sides)
  return {
    throw: throwOne,
    one: (of) => of[throwOne(of.length)] as (typeof of)[number],
    percent: (chance) => next() * 100 < chance,
  }
}
