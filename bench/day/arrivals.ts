import type { Random } from '../../test/simulation/random.ts'

const STEPS = 2 ** 30

/** A number from 0 to 1, neither of them. */
export function uniform(random: Random): number {
  return (random.below(STEPS) + 0.5) / STEPS
}

/** How long until the next one of those who come at random, so many in a second, in ms. */
export function nextGapMs(random: Random, perSecond: number): number {
  return (-Math.log(uniform(random)) / perSecond) * 1000
}

/**
 * Calls `come` whenever somebody comes, in ms from `startMs` by the clock of `performance`, however busy
 * the process is: whoever should have come meanwhile comes at once, and is told when that should have been.
 */
export function openLoop(
  random: Random,
  perSecond: number,
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
  come: (intendedMs: number) => void,
): void {
  let atMs = startMs + nextGapMs(random, perSecond)
  const step = (): void => {
    while (atMs <= performance.now() && atMs < endMs) {
      come(atMs)
      atMs += nextGapMs(random, perSecond)
    }
    if (atMs < endMs) setTimeout(step, Math.max(0, atMs - performance.now()))
  }
  setTimeout(step, Math.max(0, atMs - performance.now()))
}
