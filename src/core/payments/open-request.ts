import type { Instant } from '../dates.ts'
import type { Currency, Minor } from '../money.ts'

/** Money that was asked for on a phone and that nobody has answered yet. */
export type OpenRequest = {
  readonly amount: Minor
  readonly currency: Currency
  /** How long ago, in whole minutes; what has just been asked for is a minute old. */
  readonly minutes: number
}

/** The newest request to a phone for the same member, or the same association. */
type EarlierRequest = {
  readonly amount: Minor
  readonly currency: Currency
  readonly askedAt: Instant
  readonly expiresAt: Instant
  /** The operator says that it was paid; its receipt has not come yet. */
  readonly isPaid?: boolean
}

const MINUTE_MS = 60_000
const PAID_WAITS_MS = 48 * 60 * MINUTE_MS

/**
 * The request that stands in the way of another one, for every door: one that nobody has answered
 * and whose time is not over. Null when none does, or when its payer has seen it and asks `again`.
 * One that was paid stands in the way until its receipt has come, for two days at most: by then a
 * statement has been read.
 */
export function openRequest(
  earlier: EarlierRequest | null,
  again: boolean,
  now: Instant,
): OpenRequest | null {
  if (!earlier) return null
  const isWaiting = earlier.isPaid === true && now < earlier.askedAt + PAID_WAITS_MS
  if (!isWaiting && (again || earlier.expiresAt <= now)) return null
  const { amount, currency, askedAt } = earlier
  return { amount, currency, minutes: minutesSince(askedAt, now) }
}

function minutesSince(asked: Instant, now: Instant): number {
  return Math.max(1, Math.floor((now - asked) / MINUTE_MS))
}
