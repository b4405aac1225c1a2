import { describe, expect, it } from 'vitest'
import { instant } from '../../../src/core/dates.ts'
import type { MemberNumber } from '../../../src/core/member-number.ts'
import { minor } from '../../../src/core/money.ts'
import {
  followedBy,
  isWithinDays,
  type LeftReminder,
  type MoneyIn,
  moneyAfter,
  together,
} from '../../../src/core/reminders/followed.ts'

const START = Date.parse('2026-03-06T05:00:00Z')
const DAY_MS = 24 * 60 * 60 * 1000

function at(days: number) {
  return instant(START + days * DAY_MS)
}

function left(number: string, days: number, wording: string | null = 'a'): LeftReminder {
  return { number: number as MemberNumber, kind: 'grace', step: 0, wording, at: at(days) }
}

function paid(number: string, days: number, amount = 500): MoneyIn {
  return { number: number as MemberNumber, at: at(days), amount: minor(amount) }
}

describe('a payment after a reminder', () => {
  it.each([
    [-1, false],
    [0, true],
    [7 * DAY_MS - 1, true],
    [7 * DAY_MS, true],
    [7 * DAY_MS + 1, false],
  ])('follows it within seven days, to the millisecond: %i', (ms, follows) => {
    expect(isWithinDays(at(0), instant(START + ms))).toBe(follows)
  })

  it('counts for the last reminder before it alone', () => {
    const [first, second] = [left('1', 0, 'a'), left('1', 3, 'b')]
    const after = moneyAfter([second, first], [paid('1', 2, 100), paid('1', 4, 200)])
    expect(after.get(first)).toBe(100)
    expect(after.get(second)).toBe(200)
    // The last one takes it also where an earlier one is nearer to seven days.
    expect([...moneyAfter([first, second], [paid('1', 6)])]).toEqual([[second, 500]])
    expect([...moneyAfter([first, second], [paid('1', 3)])]).toEqual([[second, 500]])
  })

  it('does not fall back to an earlier reminder, nor to somebody else’s', () => {
    expect(moneyAfter([left('1', 0), left('1', 3)], [paid('1', 10.5)]).size).toBe(0)
    expect(moneyAfter([left('1', 0)], [paid('2', 1)]).size).toBe(0)
    expect(moneyAfter([left('1', 1)], [paid('1', 0)]).size).toBe(0)
  })
})

describe('what followed reminders in the same words', () => {
  const counted = () => true

  it('counts messages, members, those who paid and what, by words', () => {
    const reminders = [left('1', 0), left('1', 10), left('2', 0), left('3', 0, 'b'), left('4', 0)]
    const payments = [paid('1', 1, 100), paid('1', 2, 50), paid('1', 11, 25), paid('3', 1, 700)]
    expect(followedBy(reminders, payments, counted, at(30))).toEqual([
      {
        ...{ kind: 'grace', step: 0, wording: 'a', first: at(0), last: at(10) },
        ...{ left: 4, open: 0, members: 3, paid: 1, amount: 175 },
      },
      {
        ...{ kind: 'grace', step: 0, wording: 'b', first: at(0), last: at(0) },
        ...{ left: 1, open: 0, members: 1, paid: 1, amount: 700 },
      },
    ])
  })

  it.each([
    [6.9, 1],
    [7, 1],
    [7.1, 0],
  ])('says of how many the days are not over: after %d days', (days, open) => {
    expect(followedBy([left('1', 0)], [], counted, at(days))[0]?.open).toBe(open)
  })

  it('lets a reminder that is not counted take the payment after it', () => {
    const reminders = [left('1', 0, 'a'), left('1', 2, 'b')]
    const rows = followedBy(reminders, [paid('1', 3)], ({ wording }) => wording === 'a', at(30))
    expect(rows).toMatchObject([{ wording: 'a', paid: 0, amount: 0 }])
  })

  it('adds members up, words that were not kept apart from others', () => {
    const some = followedBy([left('1', 0), left('2', 1, null)], [paid('1', 1)], counted, at(30))
    const more = followedBy([left('3', -2)], [paid('3', 1, 20)], counted, at(30))
    expect(together(some, more)).toMatchObject([
      { wording: 'a', left: 2, members: 2, paid: 2, amount: 520, first: at(-2), last: at(0) },
      { wording: null, left: 1, members: 1, paid: 0 },
    ])
  })
})
