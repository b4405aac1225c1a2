import { expect, it } from 'vitest'
import { instant } from '../../../src/core/dates.ts'
import { minor } from '../../../src/core/money.ts'
import { waitsUntil } from '../../../src/core/payments/pauses.ts'

const PAUSES = { anyMs: 60_000, sameAmountMs: 120_000 }
const NOW = instant(1_000_000)
const SAME = minor(50_000)
const OTHER = minor(20_000)

it.each([
  ['nothing was shown', [], null],
  ['another amount a minute ago', [[OTHER, 60_000]], null],
  ['another amount less than a minute ago', [[OTHER, 59_999]], 1],
  ['another amount now', [[OTHER, 0]], 60_000],
  ['the same amount a minute ago', [[SAME, 60_000]], 60_000],
  ['the same amount less than two minutes ago', [[SAME, 119_999]], 1],
  ['the same amount two minutes ago', [[SAME, 120_000]], null],
  [
    'several, of which one is the last',
    [
      [SAME, 90_000],
      [OTHER, 10_000],
    ],
    50_000,
  ],
  ['another amount that is on its way', [[OTHER, null]], 60_000],
  ['the same amount that is on its way', [[SAME, null]], 120_000],
] as const)('after %s a prompt waits for as long as it must', (_story, others, forMs) => {
  const shown = others.map(([amount, ago]) => ({
    amount,
    at: ago === null ? null : instant(NOW - ago),
  }))
  expect(waitsUntil(PAUSES, SAME, shown, NOW)).toBe(forMs === null ? null : NOW + forMs)
})
