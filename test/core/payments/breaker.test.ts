import { describe, expect, it } from 'vitest'
import { instant } from '../../../src/core/dates.ts'
import {
  type Breaker,
  CLOSED,
  failed,
  FAILURES_MAX,
  FORGOTTEN_MS,
  isOpen,
  LONGEST_PAUSE_MS,
  maySend,
  sending,
} from '../../../src/core/payments/breaker.ts'

const START = instant(1_772_438_400_000)
const later = (ms: number) => instant(START + ms)
const SECOND_MS = 1000

/** After so many prompts in a row that the operator did not take, one each second. */
function after(count: number, everyMs = SECOND_MS): Breaker {
  let breaker = CLOSED
  for (let at = 0; at < count; at += 1) breaker = failed(breaker, later(at * everyMs))
  return breaker
}

describe('a breaker of a wallet account', () => {
  it.each([
    ['none', 0, false],
    ['one less than it takes', FAILURES_MAX - 1, false],
    ['as many as it takes', FAILURES_MAX, true],
  ])('after %s is open: %s → %s', (_, count, open) => {
    const breaker = after(count)
    expect(isOpen(breaker)).toBe(open)
    expect(maySend(breaker, later(count * SECOND_MS))).toBe(!open)
  })

  it.each([
    ['just before they are forgotten', FORGOTTEN_MS - 1, true],
    ['so far apart that they are forgotten', FORGOTTEN_MS, false],
  ])('with failures %s is open: %s → %s', (_, everyMs, open) => {
    expect(isOpen(after(FAILURES_MAX, everyMs))).toBe(open)
  })

  it('lets one prompt try when its pause is over, and no other before the next is', () => {
    const open = after(FAILURES_MAX)
    const trialAt = open.trialAt ?? START
    expect(maySend(open, instant(trialAt - 1))).toBe(false)
    expect(maySend(open, trialAt)).toBe(true)
    const trying = sending(open, trialAt)
    expect(maySend(trying, trialAt)).toBe(false)
    expect(maySend(trying, instant((trying.trialAt ?? 0) - 1))).toBe(false)
    expect(maySend(trying, trying.trialAt ?? START)).toBe(true)
  })

  it('waits twice as long after each try, up to ten minutes', () => {
    let breaker = after(FAILURES_MAX)
    let opened = breaker.failedAt ?? START
    const pauses: number[] = []
    for (let at = 0; at < 7; at += 1) {
      const trialAt = breaker.trialAt ?? START
      pauses.push((trialAt - opened) / SECOND_MS)
      opened = trialAt
      breaker = failed(sending(breaker, trialAt), trialAt)
    }
    expect(pauses).toEqual([
      30,
      60,
      120,
      240,
      480,
      LONGEST_PAUSE_MS / 1000,
      LONGEST_PAUSE_MS / 1000,
    ])
  })

  it('puts no try off when prompts fail that were on their way as it opened', () => {
    const open = after(FAILURES_MAX)
    expect(failed(open, later(20 * SECOND_MS)).trialAt).toBe(open.trialAt)
  })

  it('changes nothing for a prompt that leaves while it is closed', () => {
    const closed = after(2)
    expect(sending(closed, START)).toBe(closed)
  })
})
