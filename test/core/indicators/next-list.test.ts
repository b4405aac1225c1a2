import { describe, expect, it } from 'vitest'
import { listToLookAt } from '../../../src/core/indicators/next-list.ts'
import { NOBODY_LATE } from '../../../src/core/indicators/ageing.ts'
import { minor } from '../../../src/core/money.ts'

describe('R53: the list to look at first', () => {
  const late = ([members, amount]: readonly [number, number]) => {
    return { members, amount: minor(amount) }
  }

  it.each([
    ['nobody is behind', [0, 0], [0, 0], [0, 0], null],
    ['one group is', [3, 1500], [0, 0], [0, 0], 1],
    ['the one that owes the most together', [9, 4500], [2, 2000], [1, 4499], 1],
    ['of equal ones the one behind longer', [9, 4500], [2, 2000], [1, 4500], 3],
    ['of equal ones the one behind longer, without three', [9, 4500], [3, 4500], [0, 0], 2],
    ['those of three owe a little more', [9, 4500], [2, 2000], [1, 4501], 3],
  ] as const)('when %s', (_when, one, two, three, list) => {
    const ageing = { ...NOBODY_LATE, one: late(one), two: late(two), three: late(three) }
    expect(listToLookAt(ageing)).toBe(list)
  })
})
