import { describe, expect, it } from 'vitest'
import { minor } from '../../../src/core/money.ts'
import { splitBill } from '../../../src/core/visits/split.ts'
import { fc } from '../../chance.ts'

type Row = [
  story: string,
  amount: number,
  percent: number,
  deductible: number,
  limit: number | null,
  patient: number,
  mutual: number,
]

describe('R47: a bill is split', () => {
  it.each<Row>([
    ['case 8: the ceiling of 30,000 with 24,000 used', 10_000, 20, 0, 6_000, 4_000, 6_000],
    ['without a limit', 10_000, 20, 0, null, 2_000, 8_000],
    ['a limit that is not reached', 10_000, 20, 0, 8_000, 2_000, 8_000],
    ['the percentage is rounded up to a minor unit', 101, 20, 0, null, 21, 80],
    ['the smallest bill', 1, 1, 0, null, 1, 0],
    ['the deductible is beside the percentage', 10_000, 20, 500, null, 2_500, 7_500],
    ['a deductible larger than the bill', 300, 20, 500, null, 300, 0],
    ['the limit is of the share, after the deductible', 10_000, 20, 500, 7_500, 2_500, 7_500],
    ['nothing is left', 10_000, 20, 0, 0, 10_000, 0],
    ['the patient pays nothing', 10_000, 0, 0, null, 0, 10_000],
    ['the patient pays all', 10_000, 100, 0, null, 10_000, 0],
  ])('%s', (_story, amount, patientPercent, deductible, limit, patient, mutual) => {
    const service = { patientPercent, deductible: minor(deductible) }
    expect(splitBill(minor(amount), service, limit === null ? null : minor(limit))).toEqual({
      patient,
      mutual,
    })
  })

  it('into two parts that sum to it, the mutual’s never beyond its percentage or the limit', () => {
    const money = fc.integer({ min: 0, max: 1e12 })
    const bills = fc.record({
      amount: fc.integer({ min: 1, max: 1e12 }),
      patientPercent: fc.integer({ min: 0, max: 100 }),
      deductible: money,
      limit: fc.option(money),
    })
    fc.assert(
      fc.property(bills, ({ amount, patientPercent, deductible, limit }) => {
        const service = { patientPercent, deductible: minor(deductible) }
        const most = limit === null ? null : minor(limit)
        const { patient, mutual } = splitBill(minor(amount), service, most)
        expect(patient + mutual).toBe(amount)
        expect(patient).toBeGreaterThanOrEqual(0)
        expect(mutual).toBeGreaterThanOrEqual(0)
        expect(BigInt(mutual) * 100n).toBeLessThanOrEqual(
          BigInt(amount) * BigInt(100 - patientPercent),
        )
        if (limit !== null) expect(mutual).toBeLessThanOrEqual(limit)
        // One minor unit more would be over the percentage, the deductible or the limit.
        const more = BigInt(mutual + 1 + deductible) * 100n
        const atMost = mutual === limit || more > BigInt(amount) * BigInt(100 - patientPercent)
        expect(atMost).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})
