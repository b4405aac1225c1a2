import { expect, it } from 'vitest'
import { instant } from '../../../src/core/dates.ts'
import { may, ruleOf } from '../../../src/core/staff/rules.ts'
import {
  type Door,
  endOf,
  holds,
  isWithin,
  readDigits,
  showDigits,
} from '../../../src/core/staff/sign-in.ts'

const HOUR = 60 * 60 * 1000
const AT = instant(1_000_000_000_000)

it.each<[Door, string, number, number, boolean]>([
  ['command', 'a moment before a day', 24 * HOUR - 1, 0, true],
  ['command', 'a day', 24 * HOUR, 0, false],
  ['command', 'a moment before twelve hours unused', 12 * HOUR - 1, 12 * HOUR - 1, true],
  ['command', 'twelve hours unused', 12 * HOUR, 12 * HOUR, false],
  ['office', 'a moment before twelve hours', 12 * HOUR - 1, 0, true],
  ['office', 'twelve hours', 12 * HOUR, 0, false],
  ['office', 'a moment before half an hour unused', HOUR / 2 - 1, HOUR / 2 - 1, true],
  ['office', 'half an hour unused', HOUR / 2, HOUR / 2, false],
])('a sign-in at the %s holds for %s: %s ms', (door, _, since, unused, expected) => {
  const now = instant(AT + since)
  const held = { door, seenAt: instant(now - unused), endsAt: endOf(door, AT), endedAt: null }
  expect(holds(held, now)).toBe(expected)
  expect(holds({ ...held, endedAt: AT }, now)).toBe(false)
})

it.each([
  [3, 0, true],
  [4, 0, false],
  [0, 5, true],
  [0, 6, false],
  [3, 5, true],
  [3, 6, false],
])('%d codes and %d wrong ones in an hour are within the limits: %s', (sends, tries, expected) => {
  expect(isWithin({ sends, tries })).toBe(expected)
})

it.each([
  ['123456', '123456'],
  ['123 456', '123456'],
  [' 12-34-56 ', '123456'],
  ['12345', null],
  ['1234567', null],
  ['12345a', null],
  ['', null],
])('reads %j as %s', (text, digits) => {
  expect(readDigits(text)).toBe(digits)
})

it('shows digits in two groups', () => {
  expect(showDigits('012345')).toBe('012 345')
})

it('lets a collector take cash and not close the books, and whatever is unknown to a manager alone', () => {
  expect(may(ruleOf('cash record'), ['collector'])).toBe(true)
  expect(may(ruleOf('close'), ['collector'])).toBe(false)
  expect(may(ruleOf('close'), ['collector', 'manager'])).toBe(true)
  expect(may(ruleOf('bill'), [])).toBe(true)
  expect(may(ruleOf('of a later version'), ['collector'])).toBe(false)
  expect(ruleOf('of a later version').token).toBe(false)
})
