import { expect, it } from 'vitest'
import { type Instant, instant } from '../../../src/core/dates.ts'
import { minor } from '../../../src/core/money.ts'
import { openRequest } from '../../../src/core/payments/open-request.ts'

const ASKED = instant(1_000_000_000)
const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS

const EARLIER = {
  amount: minor(50_000),
  currency: 'KES',
  askedAt: ASKED,
  expiresAt: after(10 * MINUTE_MS),
} as const

function after(ms: number): Instant {
  return instant(ASKED + ms)
}

it.each([
  ['as it is made', 0, 1],
  ['a minute later', MINUTE_MS, 1],
  ['before the second minute is over', 2 * MINUTE_MS - 1, 1],
  ['after two minutes', 2 * MINUTE_MS, 2],
  ['until it expires', 10 * MINUTE_MS - 1, 9],
])('a request stands in the way of another %s', (_, ms, minutes) => {
  expect(openRequest(EARLIER, false, after(ms))).toEqual({
    amount: 50_000,
    currency: 'KES',
    minutes,
  })
})

const PAID = { ...EARLIER, isPaid: true }
const DAYS_MS = 2 * 24 * 60 * MINUTE_MS

it.each([
  ['when its payer asks again', true, 0],
  ['when its time is over', false, 10 * MINUTE_MS],
  ['until two days are over', true, DAYS_MS - 1],
])('a request that was paid stands in the way, without a receipt, %s', (_, again, ms) => {
  expect(openRequest(PAID, again, after(ms))).not.toBeNull()
  expect(openRequest(EARLIER, again, after(ms))).toBeNull()
})

it.each([
  ['there is none', null, false, 0],
  ['it was paid two days ago, and no receipt came', PAID, false, DAYS_MS],
  ['its time is over', EARLIER, false, 10 * MINUTE_MS],
  ['its payer has seen it and asks again', EARLIER, true, 0],
])('nothing stands in the way when %s', (_, earlier, again, ms) => {
  expect(openRequest(earlier, again, after(ms))).toBeNull()
})
