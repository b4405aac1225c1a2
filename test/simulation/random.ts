/** Chance that can be had again: the same seed gives the same draws. */
export type Random = {
  /** A whole number from 0 to `count - 1`. */
  below(count: number): number
  /** True so often in a hundred. */
  percent(chance: number): boolean
  pick<T>(list: readonly T[]): T
  /** One of the keys, each as often as its weight says. */
  weighted<Key extends string>(weights: Readonly<Record<Key, number>>): Key
  /** Chance of its own for somebody whose draws come between others', at the same moment. */
  fork(): Random
}

/** Mulberry32: 32 bits of state are plenty for some ten thousand draws. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  const below = (count: number) => Math.floor(next() * count)

  function weighted<Key extends string>(weights: Readonly<Record<Key, number>>): Key {
    const entries = Object.entries(weights) as [Key, number][]
    let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [key, weight] of entries) {
      left -= weight
      if (left < 0) return key
    }
    return (entries[0] as [Key, number])[0]
  }

  return {
    below,
    percent: (chance) => next() * 100 < chance,
    pick: <T>(list: readonly T[]) => list[below(list.length)] as T,
    weighted,
    fork: () => createRandom(below(2 ** 31)),
  }
}
