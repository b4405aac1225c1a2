import { expect, it } from 'vitest'
import type { Currency } from '../../../src/core/money.ts'
import { minor } from '../../../src/core/money.ts'
import { unusualBill } from '../../../src/core/visits/decide-bill.ts'

it.each<[amount: number, currency: Currency, left: number | null, told: string | null]>([
  [30_000, 'XOF', 30_000, null],
  [30_001, 'XOF', 30_000, 'above 30000'],
  [29_999, 'XOF', 30_000, null],
  [1, 'XOF', 0, 'below 5'],
  [5, 'XOF', 0, 'above 0'],
  [30_001, 'XOF', null, null],
  [5, 'XOF', null, null],
  [4, 'XOF', null, 'below 5'],
  [100, 'KES', null, null],
  [99, 'KES', null, 'below 100'],
])('a bill of %i minor units of %s with %s left is asked about: %s', (amount, currency, left, told) => {
  const found = unusualBill(minor(amount), currency, { left: left === null ? null : minor(left) })
  expect(found && `${found.why} ${found.limit}`).toBe(told)
}) // prettier-ignore
