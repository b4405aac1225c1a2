import { describe, expect, it } from 'vitest'
import { minor } from '../../../src/core/money.ts'
import { besideStep, onStep, upToStep } from '../../../src/core/payments/step.ts'

describe('what a wallet moves', () => {
  it.each([
    [50_000, 100, 50_000],
    [50_001, 100, 50_100],
    [50_099, 100, 50_100],
    [1, 100, 100],
    [0, 100, 0],
    [50_001, 1, 50_001],
  ])('of %i in steps of %i is at least as much: %i', (amount, step, means) => {
    expect(upToStep(minor(amount), minor(step))).toBe(means)
  })

  it.each([
    [50_050, 100, { below: 50_000, above: 50_100 }],
    [50_001, 100, { below: 50_000, above: 50_100 }],
    [50_099, 100, { below: 50_000, above: 50_100 }],
    [50_000, 100, null],
    [50, 100, { below: 100, above: 100 }],
    [7, 1, null],
  ])('is beside %i in steps of %i: %o', (amount, step, means) => {
    expect(besideStep(minor(amount), minor(step))).toEqual(means)
  })

  it.each([
    [[], 100, []],
    [[50_000], 100, [50_000]],
    [[50_050], 100, [50_000, 50_100]],
    [[50_050, 50_051], 100, [50_000, 50_100]],
    [[50_000, 50_001], 100, [50_000, 50_100]],
    [[7, 8], 1, [7, 8]],
    [[1], 100, [100]],
  ])('instead of %j in steps of %i is %j', (instead, step, means) => {
    expect(onStep(instead.map(minor), minor(step))).toEqual(means)
  })
})
