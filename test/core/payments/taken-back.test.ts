import { describe, expect, it } from 'vitest'
import type { MemberNumber } from '../../../src/core/member-number.ts'
import { minor } from '../../../src/core/money.ts'
import { partsTakenBack } from '../../../src/core/payments/taken-back.ts'

const NUMBERS = ['04123378', '10000004', '20000006'] as MemberNumber[]

/** What each got, and has left. */
function taken(amount: number, parts: readonly (readonly [number, number])[], unit = 100) {
  const all = parts.map(([got, left], at) => {
    return { number: NUMBERS[at] as MemberNumber, got: minor(got), left: minor(left) }
  })
  const shares = partsTakenBack(minor(amount), all.toReversed(), minor(unit))
  return shares.map(({ number, amount: part }) => [NUMBERS.indexOf(number), part])
}

describe('what an operator took back, among those who had it (R16)', () => {
  it.each([
    ['all of one', 500, [[500, 500]], [[0, 500]]],
    ['a part of one', 1, [[500, 500]], [[0, 1]]],
    ['all of several', 1500, [[1000, 1000], [500, 500]], [[0, 1000], [1, 500]]],
    ['all that is left', 900, [[1000, 400], [500, 500]], [[0, 400], [1, 500]]],
    ['a part, by what each has', 300, [[1000, 1000], [500, 500]], [[0, 200], [1, 100]]],
    ['whole units, the odd one to the first', 200, [[500, 500], [500, 500], [500, 500]], [[0, 100], [1, 100]]],
    ['less than a unit', 50, [[500, 500], [500, 500]], [[0, 50]]],
    ['of whom has nothing left nothing', 100, [[1000, 0], [500, 500]], [[1, 100]]],
    ['one more than is left', 501, [[1000, 0], [500, 500]], [[0, 1], [1, 500]]],
    ['more than is left, by what each got', 1500, [[1000, 0], [500, 0]], [[0, 1000], [1, 500]]],
    ['no more of one than is left', 1400, [[1000, 1000], [450, 450]], [[0, 1000], [1, 400]]],
  ] as const)('takes %s', (_what, amount, parts, shares) => {
    expect(taken(amount, parts)).toEqual(shares)
  }) // prettier-ignore

  it('shares sums whose product no number holds', () => {
    const big = 4_503_599_627_370_400
    expect(taken(big, [[big, big], [big, big]], 1)).toEqual([[0, big / 2], [1, big / 2]]) // prettier-ignore
  })
})
