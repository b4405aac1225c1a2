import type { Instant } from '../dates.ts'
import type { Currency, Minor } from '../money.ts'

/** Money that was asked for on a phone and that nobody has answered yet. */
export type OpenRequest = {
  readonly amount: Minor
  readonly currency: Currency
  /** How long ago, in whole minutes; what has just been asked for is a minute old. */
  readonly minutes: number
}

const MINUTE_MS = 60_000

export function minutesSince(asked: Instant, now: Instant): number {
  return Math.max(1, Math.floor((now - asked) / MINUTE_MS))
}
