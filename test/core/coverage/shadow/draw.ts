/** Numbers that look random and are the same on every machine: 48 bits of a linear generator. */
export type Draw = {
  /** A whole number; both ends are included. */
  readonly whole: (min: number, max: number) => number
  readonly one: <Value>(...values: Value[]) => Value
  /** Whether something is so that is so this often in a hundred. */
  readonly percent: (often: number) => boolean
}

export function makeDraw(seed: number): Draw {
  let state = BigInt(seed) + 1n
  const next = (below: number) => {
    state = (state * 25_214_903_917n + 11n) & ((1n << 48n) - 1n)
    return Number(state >> 17n) % below
  }
  const whole = (min: number, max: number) => min + next(max - min + 1)
  return {
    whole,
    one: <Value>(...values: Value[]) => values[next(values.length)] as Value,
    percent: (often) => next(100) < often,
  }
}
