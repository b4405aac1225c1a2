import { type Instant, instant } from '../dates.ts'

/** Wrong tries in a row after which nobody may try for a while, or only after the manager's help. */
const TRIES_A_TIME = 3
const TRIES_A_DAY = 6
export const TRIES_IN_ALL = 9

const PAUSE_MS = 15 * 60 * 1000
const DAY_MS = 24 * 60 * 60 * 1000

/** Why a PIN is not even looked at: for 15 minutes, for a day, or until a manager resets it. */
export type PinLock = 'minutes' | 'day' | 'manager'

/** The lock on a PIN after `tries` wrong ones in a row, the last of them at `lastAt`. */
export function pinLock(tries: number, lastAt: Instant | null, now: Instant): PinLock | null {
  if (tries >= TRIES_IN_ALL) return 'manager'
  const since = lastAt === null ? Infinity : now - instant(lastAt)
  if (tries === TRIES_A_DAY && since < DAY_MS) return 'day'
  if (tries === TRIES_A_TIME && since < PAUSE_MS) return 'minutes'
  return null
}

/** How many more tries there are before the next lock. */
export function triesLeft(tries: number): number {
  return TRIES_A_TIME - (tries % TRIES_A_TIME)
}

/** Four to six digits, as they may be typed. */
export function isPin(text: string): boolean {
  return /^\d{4,6}$/.test(text)
}

/** One digit again and again, or digits that count up or down: what a thief tries first. */
export function isEasyPin(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at]))
  const [first] = steps
  return steps.every((step) => step === first) && first !== undefined && Math.abs(first) <= 1
}
