import { type Instant, instant } from '../dates.ts'

/** Where somebody signs in: a terminal, or the office's pages. */
export type Door = 'command' | 'office'

/** How a phone proves itself: by a call from it, or by a code that an SMS brought to it. */
export type SignInWay = 'call' | 'sms'

const MINUTE_MS = 60 * 1000
const HOUR_MS = 60 * MINUTE_MS

/** Digits that a screen shows or an SMS brings. */
export const DIGITS = 6

/** Digits that nobody typed for so long are of no use: a person dials within a minute. */
export const CALL_WAIT_MS = 3 * MINUTE_MS

/** A code may come late. NIST 800-63B says ten minutes at most for a code that another way brings. */
export const CODE_WAIT_MS = 10 * MINUTE_MS

/** Sign-ins that wait together: more are somebody's program, and make digits easier to guess. */
export const WAITING_MAX = 50

/** Codes to one phone, and wrong digits and codes of one phone, in an hour. */
const SENDS_MAX = 3
const TRIES_MAX = 5
export const COUNT_MS = HOUR_MS

/**
 * How long a sign-in holds, whatever is done with it and while nothing is. A day's work at a terminal
 * takes one; a page in a browser may be left open where others pass.
 */
const HOLDS: Readonly<Record<Door, { readonly idleMs: number; readonly inAllMs: number }>> = {
  command: { idleMs: 12 * HOUR_MS, inAllMs: 24 * HOUR_MS },
  office: { idleMs: 30 * MINUTE_MS, inAllMs: 12 * HOUR_MS },
}

/** How long a form is kept that came after a sign-in ran out: until the next day's work. */
export const DRAFT_MS = 24 * HOUR_MS

/** How often codes went to a phone and something was wrong from it, the present time included. */
export type SignInCount = { readonly sends: number; readonly tries: number }

/** Whether one may still be sent, or compared; the count includes it. */
export function isWithin({ sends, tries }: SignInCount): boolean {
  return sends <= SENDS_MAX && tries <= TRIES_MAX
}

/** What is known of a sign-in that tells whether it holds. */
type Held = {
  readonly door: Door
  readonly seenAt: Instant
  readonly endsAt: Instant
  readonly endedAt: Instant | null
}

/** Whether a sign-in holds at a moment: a limit itself is over it. */
export function holds({ door, seenAt, endsAt, endedAt }: Held, now: Instant): boolean {
  if (endedAt !== null) return false
  return now < endsAt && now < seenAt + HOLDS[door].idleMs
}

/** When a sign-in that begins now is over at the latest. */
export function endOf(door: Door, now: Instant): Instant {
  return instant(now + HOLDS[door].inAllMs)
}

/** Six digits as they may be typed, with spaces or dashes between; null for anything else. */
export function readDigits(text: string): string | null {
  const digits = text.replace(/[\s-]/g, '')
  return /^\d{6}$/.test(digits) ? digits : null
}

/** `123 456` */
export function showDigits(digits: string): string {
  return `${digits.slice(0, 3)} ${digits.slice(3)}`
}
