import { describe, expect, it } from 'vitest'
import { coverage, type CoverageFacts } from '../../../src/core/coverage/coverage.ts'
import { date } from '../../../src/core/dates.ts'
import { minor } from '../../../src/core/money.ts'
import { type TariffLine, tariffOn } from '../../../src/core/plans/tariff.ts'
import { decideBill, unusualBill } from '../../../src/core/visits/decide-bill.ts'
import { makeHousehold, makePlan, makeService } from '../membership/household.ts'

const line = (price: number, more: Partial<TariffLine> = {}): TariffLine => ({
  ...{ service: 'delivery', from: date('2026-01-01'), price: minor(price) },
  ...{ patientPercent: null, ceiling: null, ...more },
})

describe('what was agreed for a service', () => {
  const tariff = [line(20_000, { from: date('2026-03-01') }), line(15_000)]
  it.each([
    ['2025-12-31', null],
    ['2026-01-01', 15_000],
    ['2026-02-28', 15_000],
    ['2026-03-01', 20_000],
  ])('on %s costs %s', (on, price) => {
    expect(tariffOn(tariff, 'delivery', date(on))?.price ?? null).toBe(price)
    expect(tariffOn([...tariff].reverse(), 'delivery', date(on))?.price ?? null).toBe(price)
    expect(tariffOn(tariff, 'surgery', date(on))).toBeNull()
  })
})

const ON = date('2026-02-10')
const HOUSEHOLD = makeHousehold(
  '2026-02-01',
  makePlan({ services: [makeService({ code: 'delivery', patientPercent: 20 })] }),
  ['2026-02-01 1500'],
)

function facts(tariff: readonly TariffLine[]): CoverageFacts & { service: string } {
  const person = { ordinal: 0, relation: 'member', birthDate: '1990', joinedOn: date('2026-02-01'), leftOn: null } as const
  return {
    provider: { services: ['delivery'], tariff, agreement: { from: date('2020-01-01'), to: null } },
    person: { household: HOUSEHOLD, ...person },
    ...{ service: 'delivery', used: [], letters: [], referrals: [], openCodes: [] },
  }
} // prettier-ignore

function billed(tariff: readonly TariffLine[], amount: number) {
  const decided = decideBill(facts(tariff), ON, minor(amount))
  if (!decided.ok) throw new Error(JSON.stringify(decided))
  const asked = unusualBill(minor(amount), 'XOF', decided.value)
  return { ...decided.value, asked: asked && `${asked.why} ${asked.limit}` }
}

describe('a bill where a price was agreed', () => {
  it.each([
    ['of the price', [line(15_000)], 15_000, 3000, 12_000, null],
    ['below it', [line(15_000)], 14_999, 3000, 11_999, null],
    ['above it is asked about, and the mutual pays of the price', [line(15_000)], 15_001, 3001, 12_000, 'above 15000'],
    ['with its own share of the patient', [line(15_000, { patientPercent: 10 })], 15_000, 1500, 13_500, null],
    ['with a ceiling of its own', [line(15_000, { ceiling: minor(10_000) })], 10_000, 2000, 8000, null],
    ['above that ceiling', [line(15_000, { ceiling: minor(10_000) })], 15_000, 5000, 10_000, 'above 10000'],
    ['for which nothing was agreed', [line(15_000, { service: 'surgery' })], 99_000, 19_800, 79_200, null],
    ['before anything was', [line(15_000, { from: date('2026-02-11') })], 99_000, 19_800, 79_200, null],
  ])('%s', (_what, tariff, amount, patient, mutual, asked) => {
    expect(billed(tariff, amount)).toMatchObject({ patient, mutual, asked })
  }) // prettier-ignore

  it('is what a clinic hears of beforehand', () => {
    const tariff = [line(15_000, { patientPercent: 10, ceiling: minor(10_000) })]
    expect(coverage(facts(tariff), ON)).toMatchObject({ answer: 'yes', patientPercent: 10, left: 10_000 })
    expect(coverage(facts([]), ON)).toMatchObject({ answer: 'yes', patientPercent: 20, left: null })
  }) // prettier-ignore
})
