import { describe, expect, it } from 'vitest'
import {
  type MonthSettled,
  payerAccount,
  shareUnpaid,
} from '../../../src/core/contributions/payer-account.ts'
import type { MemberNumber } from '../../../src/core/member-number.ts'
import { minor } from '../../../src/core/money.ts'

const OWED = [
  { month: '2026-03', members: 2, amount: minor(3000) },
  { month: '2026-02', members: 2, amount: minor(3000) },
]

/** `paid/given up/asked/left` of February and March, and what is ahead. */
function lineOf(received: number, settled: readonly MonthSettled[] = []): string {
  const { months, ahead } = payerAccount(OWED, minor(received), settled)
  const texts = months.map((one) => `${one.paid}/${one.givenUp}/${one.asked}/${one.left}`)
  return [...texts, ahead].join(' ')
}

const off = (month: string, kind: MonthSettled['kind'], amount: number): MonthSettled => ({
  ...{ month, kind, amount: minor(amount) },
})

describe('a payer of subsidies', () => {
  it.each<[received: number, settled: readonly MonthSettled[], line: string]>([
    [0, [], '0/0/0/3000 0/0/0/3000 0'],
    [2999, [], '2999/0/0/1 0/0/0/3000 0'],
    [3000, [], '3000/0/0/0 0/0/0/3000 0'],
    [3001, [], '3000/0/0/0 1/0/0/2999 0'],
    [6000, [], '3000/0/0/0 3000/0/0/0 0'],
    [6001, [], '3000/0/0/0 3000/0/0/0 1'],
    [2000, [off('2026-02', 'given-up', 1000)], '2000/1000/0/0 0/0/0/3000 0'],
    [2000, [off('2026-02', 'asked', 1000)], '2000/0/1000/0 0/0/0/3000 0'],
    [3000, [off('2026-02', 'given-up', 3000)], '0/3000/0/0 3000/0/0/0 0'],
    [500, [off('2026-03', 'asked', 1000), off('2026-03', 'asked', 500)], '500/0/0/2500 0/0/1500/1500 0'],
  ])('that paid %i with %j stands at %s', (received, settled, line) => {
    expect(lineOf(received, settled)).toBe(line)
  }) // prettier-ignore
})

describe('what a payer did not pay', () => {
  const parts = (...amounts: number[]) =>
    amounts.map((amount, at) => ({ number: `1000000${at}` as MemberNumber, amount: minor(amount) }))

  it.each([
    [3000, [1500, 1500], [1500, 1500]],
    [2999, [1500, 1500], [1500, 1499]],
    [1, [1500, 1500], [1]],
    [100, [1, 2, 3, 1000], [1, 99]],
    [1000, [500, 1500], [250, 750]],
    [7, [3, 3, 3], [3, 2, 2]],
  ])('of %i is shared among %j as %j', (amount, owed, expected) => {
    const shares = shareUnpaid(minor(amount), parts(...owed)).map((share) => share.amount)
    expect(shares).toEqual(expected)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(amount)
  })

  it('is never more than a member’s own part', () => {
    for (let amount = 1; amount <= 30; amount += 1) {
      const owed = parts(1, 7, 9, 13)
      for (const share of shareUnpaid(minor(amount), owed)) {
        const own = owed.find(({ number }) => number === share.number)
        expect(share.amount).toBeLessThanOrEqual(own?.amount ?? 0)
      }
    }
  })
})
