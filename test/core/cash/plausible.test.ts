import { describe, expect, it } from 'vitest'
import { AMOUNT_MAX } from '../../../src/core/amount.ts'
import { cashLimits, unusualCash } from '../../../src/core/cash/plausible.ts'
import { date } from '../../../src/core/dates.ts'
import { type Currency, minor } from '../../../src/core/money.ts'
import { PLAN } from '../dialog/people.ts'

const TODAY = date('2026-03-02')

const FAMILY = { ...PLAN, contribution: minor(50_000) }
const LARGE = { ...PLAN, code: 'large', contribution: minor(80_000) }
const PAST = { ...LARGE, validFrom: date('2019-01-01'), contribution: minor(900_000) }
const LATER = { ...LARGE, validFrom: date('2026-03-03'), contribution: minor(900_000) }

describe('cash that counts without a question', () => {
  it.each([
    ['by one plan, three contributions', [FAMILY], null, 150_000],
    ['by the largest contribution of those in force', [FAMILY, PAST, LARGE, LATER], null, 240_000],
    ['by what the statutes name', [FAMILY], minor(1_000), 1_000],
    ['by what the statutes name, also above that', [FAMILY], minor(990_000), 990_000],
    ['without a limit, where periods cost nothing', [{ ...FAMILY, contribution: minor(0) }], null, AMOUNT_MAX],
  ])('ends %s', (_, plans, cashApprovalAbove, most) => {
    const limits = cashLimits({ currency: 'KES', cashApprovalAbove }, plans, TODAY)
    expect(limits.most).toBe(most)
    expect(unusualCash(limits.most, limits)).toBeNull()
    expect(unusualCash(minor(most + 1), limits)).toBe('above')
  }) // prettier-ignore

  it.each<[Currency, number]>([
    ['KES', 100],
    ['XOF', 5],
    ['XAF', 5],
    ['UGX', 50],
    ['TZS', 5_000],
    ['RWF', 5],
  ])('begins in %s with the smallest coin, %d minor units', (currency, coin) => {
    const limits = cashLimits({ currency, cashApprovalAbove: null }, [FAMILY], TODAY)
    expect(unusualCash(minor(coin - 1), limits)).toBe('below')
    expect(unusualCash(minor(coin), limits)).toBeNull()
  })
})
