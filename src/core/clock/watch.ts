import { instant, type Instant } from '../dates.ts'

const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS

/**
 * A clock may differ by so much from the last moment known. More is doubted: a laptop that slept over
 * a night is right, a machine without a battery that wakes in another year is not.
 */
export const JUMP_MS = 2 * DAY_MS

/**
 * So near a witness has to be to agree. Some carriers write times of the country's own zone, up to
 * four hours from UTC in Africa, and a notice may come hours late.
 */
export const WITNESS_MS = 12 * HOUR_MS

/** Somebody looks every second, so that a longer pause was a stop, whatever a steady clock says. */
const PAUSE_MS = HOUR_MS

/** This program was not there before 2026, so a clock that shows an earlier time is behind. */
export const MADE_AT = instant(1_767_225_600_000)

/** Nor will this version of it be run in 2046. Clocks that have lost their time show 2080. */
export const LAST_AT = instant(2_398_377_600_000)

/** What a clock should show, by the last moment known and the time that has passed since. */
type Watch = { readonly expected: Instant }

/** Why a clock is not believed: it shows days more, or less, than it should. */
export type ClockDoubt = {
  readonly kind: 'ahead' | 'behind'
  /** What the clock shows. */
  readonly shown: Instant
  /** The last moment known, and the time that has passed since: the better guess. */
  readonly expected: Instant
}

/**
 * Begins to watch a clock. `known` is the last moment at which it was believed; without one nothing
 * but the program itself tells whether it is wrong by years.
 */
export function watchFrom(known: Instant | null, shown: Instant): Watch {
  if (known !== null) return { expected: known }
  if (shown < MADE_AT) return { expected: instant(Math.max(MADE_AT, shown + 2 * JUMP_MS)) }
  if (shown > LAST_AT) return { expected: instant(Math.min(LAST_AT, shown - 2 * JUMP_MS)) }
  return { expected: shown }
}

/**
 * Looks at the clock `passedMs` after the last look, by a clock that nobody can set. A clock that is
 * believed is the last moment known. One that is not becomes right only by showing again what it
 * should: however long it is wrong, time passes for it as for us.
 */
export function look(watch: Watch, shown: Instant, passedMs: number): Watch {
  const passed = Math.round(Math.min(Math.max(passedMs, 0), PAUSE_MS))
  const expected = instant(watch.expected + passed)
  return { expected: isNear(expected, shown) ? shown : expected }
}

/** What is wrong with a clock that shows this; null when it may be believed. */
export function doubtOf({ expected }: Watch, shown: Instant): ClockDoubt | null {
  if (isNear(expected, shown)) return null
  return { kind: shown > expected ? 'ahead' : 'behind', shown, expected }
}

/**
 * A witness says what time it is. It ends a doubt when it agrees with the clock. `isSure`: it says
 * the time of now (the date of an answer); then it may also contradict, and tells what the clock
 * should show. A notice's own time may not, since old notices come again.
 */
export function hear(watch: Watch, shown: Instant, at: Instant, isSure: boolean): Watch {
  if (Math.abs(at - shown) <= WITNESS_MS) return { expected: shown }
  return isSure && !isNear(at, shown) ? { expected: at } : watch
}

function isNear(expected: Instant, shown: Instant): boolean {
  return Math.abs(shown - expected) <= JUMP_MS
}
