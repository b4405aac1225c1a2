import { instant, type Instant } from '../dates.ts'

/**
 * What is kept of the prompts of one wallet account, so that nobody is promised a prompt that does
 * not come. While it is open members are told to pay in another way, and one prompt at a time finds
 * out whether the operator works again. All processes share it: whoever answers a call knows what
 * whoever sends prompts has seen, and a restart does not forget it.
 */
export type Breaker = {
  /** Prompts in a row that the operator did not take. */
  readonly failures: number
  /** When the last of them failed. */
  readonly failedAt: Instant | null
  /** From then on one prompt may try again; null while the breaker is closed. */
  readonly trialAt: Instant | null
  /** Pauses since it opened: each is longer than the one before. */
  readonly pauses: number
}

/** Nothing has failed, or the operator has taken a prompt since. */
export const CLOSED: Breaker = { failures: 0, failedAt: null, trialAt: null, pauses: 0 }

/** One member's bad luck is not an outage. */
export const FAILURES_MAX = 5

/** Failures of different days are no outage either. */
export const FORGOTTEN_MS = 60 * 60 * 1000

const FIRST_PAUSE_MS = 30 * 1000
export const LONGEST_PAUSE_MS = 10 * 60 * 1000

export function isOpen({ trialAt }: Breaker): boolean {
  return trialAt !== null
}

/** Whether a prompt may go to the operator now, be it to try. */
export function maySend({ trialAt }: Breaker, now: Instant): boolean {
  return trialAt === null || now >= trialAt
}

/** A prompt that may go is about to: while open it is the one that tries until the next pause ends. */
export function sending(breaker: Breaker, now: Instant): Breaker {
  return isOpen(breaker) ? paused(breaker, now) : breaker
}

/** The operator did not take a prompt. What fails while it is open was known to, or is the trial. */
export function failed(breaker: Breaker, now: Instant): Breaker {
  if (isOpen(breaker)) return { ...breaker, failedAt: now }
  const { failedAt, failures } = breaker
  const isOld = failedAt === null || now - failedAt >= FORGOTTEN_MS
  const counted = { ...breaker, failures: (isOld ? 0 : failures) + 1, failedAt: now }
  return counted.failures >= FAILURES_MAX ? paused(counted, now) : counted
}

function paused(breaker: Breaker, now: Instant): Breaker {
  const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** breaker.pauses, LONGEST_PAUSE_MS)
  return { ...breaker, trialAt: instant(now + pauseMs), pauses: breaker.pauses + 1 }
}
