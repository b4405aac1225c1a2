import { describe, expect, it } from 'vitest'
import { AMOUNT_MAX } from '../../../src/core/amount.ts'
import type { Plan } from '../../../src/core/plans/plan.ts'
import { minor } from '../../../src/core/money.ts'
import { BOOKS_MAX, plausibleMost } from '../../../src/core/payments/plausible.ts'

const plan = (contribution: number, period: Plan['period'], unit: Plan['unit'] = 'family') =>
  ({ contribution: minor(contribution), period, unit }) as Plan

describe('the most that one receipt may be before two people look at it', () => {
  it.each([
    ['a thousand families for twelve months', [plan(500, 'month')], 6_000_000],
    ['ten people of each where each costs', [plan(20, 'week', 'person')], 10_400_000],
    ['the plan that asks most', [plan(500, 'month'), plan(9_000, 'year')], 9_000_000],
    ['no plan at all', [], AMOUNT_MAX],
    ['a plan beyond all measure', [plan(1e12, 'week')], AMOUNT_MAX],
  ])('is, of %s', (_, plans, most) => {
    expect(plausibleMost(null, plans)).toBe(most)
  })

  it('is what the statutes name, and never more than any amount is', () => {
    expect(plausibleMost(minor(700), [plan(500, 'month')])).toBe(700)
    expect(plausibleMost(minor(2e12), [])).toBe(AMOUNT_MAX)
  })

  it('is far below what books hold, which is far below what a column holds', () => {
    expect(AMOUNT_MAX * 100).toBeLessThan(BOOKS_MAX)
    expect(BOOKS_MAX + AMOUNT_MAX).toBeLessThan(Number.MAX_SAFE_INTEGER / 8)
  })
})
