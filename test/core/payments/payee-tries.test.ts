import { expect, it } from 'vitest'
import { isTooMany } from '../../../src/core/payments/payee-tries.ts'

it.each([
  [0, 10, false],
  [0, 11, true],
  [60, 10, false],
  [61, 0, true],
])('a phone that found %i members and %i unknown numbers today is told no more: %s', (found, unknown, is) => {
  expect(isTooMany({ found, unknown })).toBe(is)
}) // prettier-ignore
