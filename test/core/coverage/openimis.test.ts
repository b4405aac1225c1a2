import { describe, expect, it } from 'vitest'
import { coverage, type CoverageFacts } from '../../../src/core/coverage/coverage.ts'
import { date } from '../../../src/core/dates.ts'
import { CEILING_DEFAULTS } from '../../../src/core/plans/plan.ts'
import { standing } from '../../../src/core/membership/standing.ts'
import { minor } from '../../../src/core/money.ts'
import { makeHousehold, makePlan, makeService } from '../membership/household.ts'

/**
 * Faults that were found by reading openIMIS (`reference/domain.md` 2.3), by their numbers there,
 * as far as they are about who is covered and what was paid. None of them may be ours.
 */

const ceilings = {
  outside: { ...CEILING_DEFAULTS, amount: minor(5000), per: 'person', every: 'year' },
  inside: { ...CEILING_DEFAULTS, amount: minor(90000), per: 'person', every: 'year' },
} as const
const plan = makePlan({
  services: [
    makeService({ code: 'out-patient', ceiling: ceilings.outside }),
    makeService({ code: 'in-patient', ceiling: ceilings.inside }),
  ],
})
const paid = makeHousehold('2025-01-01', plan, ['2025-01-01 36000'])
const services = ['out-patient', 'in-patient']
const clinic = { services, agreement: { from: date('2025-01-01'), to: null } }

function ask(changes: Partial<CoverageFacts>, household = paid) {
  const member = { ordinal: 0, relation: 'member', birthDate: '1988', leftOn: null } as const
  const facts: CoverageFacts = {
    provider: clinic,
    person: { household, ...member, joinedOn: household.joinedOn },
    service: 'out-patient',
    used: [],
    letters: [],
    referrals: [],
    openCodes: [],
    ...changes,
  }
  return coverage(facts, date('2026-03-02'))
}

function spent(service: string, amount: number) {
  return { service, ordinal: 0, on: date('2026-02-01'), amount: minor(amount) }
}

describe('what openIMIS gets wrong', () => {
  it('1: a cover that has expired is no yes', () => {
    expect(ask({}, { ...paid, payments: [] })).toMatchObject({ answer: 'no', reason: 'C1' })
    const ended = { ...paid, end: { on: date('2026-01-01'), state: 'resigned' } as const }
    expect(ask({}, ended)).toMatchObject({ answer: 'no', reason: 'B1' })
  })

  it('1: a service that is not in the plan is no yes', () => {
    expect(ask({ service: 'dental' })).toMatchObject({ answer: 'no', reason: 'S1' })
  })

  it('1: naming no service is no yes, where nothing that the clinic offers is covered', () => {
    const provider = { ...clinic, services: ['dental'] }
    expect(ask({ service: null, provider })).toMatchObject({ answer: 'no', reason: 'S2' })
    expect(ask({ service: null }, { ...paid, payments: [] })).toMatchObject({ reason: 'C1' })
  })

  it('1: statutes that are not there make no answer at all', () => {
    expect(() => ask({}, { ...paid, versions: [] })).toThrow('no version of the plan')
  })

  it('2: what is left of a ceiling is what has not been spent', () => {
    expect(ask({ used: [spent('out-patient', 4000)] })).toMatchObject({ answer: 'yes', left: 1000 })
    expect(ask({ used: [spent('out-patient', 5000)] })).toMatchObject({ answer: 'no', reason: 'L1' })
  }) // prettier-ignore

  it('3: each service has its own ceiling', () => {
    expect(ask({}).left).toBe(5000)
    expect(ask({ service: 'in-patient' }).left).toBe(90000)
    expect(ask({ used: [spent('in-patient', 90000)] })).toMatchObject({ answer: 'yes', left: 5000 })
  })

  it('4: a number that nobody has is answered, and gives nothing away', () => {
    expect(ask({ person: null })).toEqual({
      answer: 'no',
      reason: 'N2',
      until: null,
      patientPercent: null,
      left: null,
      visitsLeft: null,
      otherCodeOpen: false,
      emergency: false,
    })
  })

  it('9: an amount other than expected is taken, and equal amounts are two payments', () => {
    const odd = makeHousehold('2026-01-01', makePlan(), ['2026-01-02 777', '2026-01-02 777'])
    expect(standing(odd, date('2026-01-02'))).toMatchObject({ owed: 0, credit: 54 })
  })
})
