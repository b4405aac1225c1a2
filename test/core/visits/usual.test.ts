import { describe, expect, it } from 'vitest'
import { minor } from '../../../src/core/money.ts'
import { aboveUsual } from '../../../src/core/visits/usual.ts'

const bill = (amount: number, service = 'consultation') => ({ service, amount: minor(amount) })

const BEFORE = [500, 600, 100, 700, 90_000].map((amount) => bill(amount))

describe('a bill above the usual', () => {
  it.each([
    [1800, 0],
    [1801, 1],
  ])('of %i, where 600 is usual: %i', (amount, found) => {
    expect(aboveUsual([bill(amount)], BEFORE)).toHaveLength(found)
  })

  it('is none while fewer than five came before, nor by what another service costs', () => {
    expect(aboveUsual([bill(99_000)], BEFORE.slice(1))).toEqual([])
    expect(aboveUsual([bill(99_000, 'surgery')], BEFORE)).toEqual([])
  })
})
