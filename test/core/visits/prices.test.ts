import { expect, it } from 'vitest'
import { date } from '../../../src/core/dates.ts'
import { minor } from '../../../src/core/money.ts'
import { pricesOn } from '../../../src/core/visits/prices.ts'
import { makePlan, makeService } from '../membership/household.ts'

const PLAN = makePlan({
  services: [
    makeService({ code: 'delivery', patientPercent: 20 }),
    makeService({ code: 'dental', patientPercent: 50 }),
  ],
})

function clinic(name: string, price: number, more: object = {}) {
  const line = { service: 'delivery', from: date('2026-01-01'), price: minor(price) }
  return {
    ...{ name, agreement: { from: date('2025-01-01'), to: null } },
    tariff: [{ ...line, patientPercent: null, ceiling: null, ...more }],
  }
}

function told(clinics: Parameters<typeof pricesOn>[1], on = '2026-02-01') {
  return pricesOn(PLAN, clinics, date(on)).map(
    ({ service, clinics: there }) =>
      `${service}: ${there.map(({ name, price, patient }) => `${name} ${price} ${patient}`).join(', ')}`,
  )
}

it('prices come by service, with what is left to the patient, the least first', () => {
  const own = clinic('Own share', 10_000, { patientPercent: 10 })
  const capped = clinic('Capped', 10_000, { ceiling: minor(5000) })
  expect(told([clinic('Usual', 10_000), own, capped])).toEqual([
    'delivery: Own share 10000 1000, Usual 10000 2000, Capped 10000 5000',
  ])
  expect(told([])).toEqual([])
})

it.each([
  ['2025-12-31', 0],
  ['2026-01-01', 1],
  ['2026-03-31', 1],
  ['2026-04-01', 0],
])('are those of the day and of an agreement that holds: on %s %s', (on, count) => {
  const ends = { from: date('2025-01-01'), to: date('2026-03-31') }
  expect(told([{ ...clinic('Usual', 10_000), agreement: ends }], on)).toHaveLength(count)
})
