import { expect, it } from 'vitest'
import { receiptNumber } from '../../src/core/payments/receipt-number.ts'
import { letterNumber } from '../../src/core/visits/letter.ts'

it.each([
  ['jappo', 'JA26-0000001', 'JA26-L000001'],
  ['7-nde', 'ND26-0000001', 'ND26-L000001'],
  ['u1', 'UX26-0000001', 'UX26-L000001'],
  ['2026', 'XX26-0000001', 'XX26-L000001'],
])(
  'numbers of %s begin with its letters, on receipts and on letters',
  (mutual, receipt, letter) => {
    expect(receiptNumber(mutual, '2026', 1)).toBe(receipt)
    expect(letterNumber(mutual, '2026', 1)).toBe(letter)
  },
)

it('numbers grow beyond their digits', () => {
  expect(receiptNumber('jappo', '2026', 12_345_678)).toBe('JA26-12345678')
})
