import { describe, expect, it } from 'vitest'
import { instant } from '../../../src/core/dates.ts'
import { isEasyPin, isPin, pinLock, triesLeft } from '../../../src/core/membership/service-pin.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const LAST = 1_000_000_000_000

describe('a service PIN that was typed wrong', () => {
  it.each([
    ['twice may be tried at once', 2, 0, null],
    ['three times waits', 3, 0, 'minutes'],
    ['three times waits up to a quarter of an hour', 3, 15 * MINUTE_MS - 1, 'minutes'],
    ['three times may be tried after a quarter of an hour', 3, 15 * MINUTE_MS, null],
    ['four times was tried after the wait', 4, 0, null],
    ['six times waits', 6, 15 * MINUTE_MS, 'day'],
    ['six times waits up to a day', 6, DAY_MS - 1, 'day'],
    ['six times may be tried after a day', 6, DAY_MS, null],
    ['eight times may be tried once more', 8, 0, null],
    ['nine times is for the manager', 9, 100 * DAY_MS, 'manager'],
    ['ten times is for the manager', 10, 100 * DAY_MS, 'manager'],
  ] as const)('%s', (_story, tries, sinceMs, lock) => {
    expect(pinLock(tries, instant(LAST), instant(LAST + sinceMs))).toBe(lock)
  })

  it('is not locked by tries of which nobody knows when they were', () => {
    expect(pinLock(3, null, instant(LAST))).toBeNull()
    expect(pinLock(6, null, instant(LAST))).toBeNull()
  })

  it.each([
    [0, 3],
    [1, 2],
    [2, 1],
    [3, 3],
    [8, 1],
  ])('%i times leaves %i tries', (tries, left) => {
    expect(triesLeft(tries)).toBe(left)
  })
})

it.each([
  ['123', false],
  ['1357', true],
  ['135792', true],
  ['1357924', false],
  ['13a7', false],
])('%s is a PIN: %s', (typed, is) => {
  expect(isPin(typed)).toBe(is)
})

it.each([
  ['1111', true],
  ['1112', false],
  ['1234', true],
  ['1235', false],
  ['4321', true],
  ['1357', false],
  ['9753', false],
  ['0987', false],
])('%s is an easy PIN: %s', (pin, is) => {
  expect(isEasyPin(pin)).toBe(is)
})
