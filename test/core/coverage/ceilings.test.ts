import { describe, expect, it } from 'vitest'
import { ceilingOf, leftOf, type Used } from '../../../src/core/coverage/ceilings.ts'
import { coverage, type CoverageFacts } from '../../../src/core/coverage/coverage.ts'
import type { PersonFacts } from '../../../src/core/coverage/person-facts.ts'
import { date, plusDays } from '../../../src/core/dates.ts'
import { invariant } from '../../../src/core/invariant.ts'
import { type Ceiling, CEILING_DEFAULTS, completePlan } from '../../../src/core/plans/plan.ts'
import { minor } from '../../../src/core/money.ts'
import { decideBill } from '../../../src/core/visits/decide-bill.ts'
import { fc, rounds } from '../../chance.ts'
import { makeHousehold, makePlan, makeService } from '../membership/household.ts'

const MONEY: Ceiling = { ...CEILING_DEFAULTS, amount: minor(30_000), per: 'family', every: 'year' }

function facts(changes: Partial<Ceiling>, used: readonly Used[] = []) {
  const service = makeService({ ceiling: { ...MONEY, ...changes } })
  const plan = makePlan({ services: [service] })
  const people = [0, 1, 2].map(() => ({ joinedOn: date('2025-01-10'), leftOn: null }))
  const person: PersonFacts = {
    household: makeHousehold('2025-01-10', plan, ['2025-01-10 36000'], { people }),
    ordinal: 0,
    relation: 'member',
    birthDate: '1988',
    joinedOn: date('2025-01-10'),
    leftOn: null,
  }
  const all: CoverageFacts & { service: string } = {
    provider: {
      services: ['consultation'],
      agreement: { from: date('2025-01-01'), to: null },
    },
    person,
    service: 'consultation',
    used,
    letters: [],
    referrals: [],
    openCodes: [],
  }
  return { plan, service, person, all }
}

function left(changes: Partial<Ceiling>, used: readonly Used[], on = '2026-03-02') {
  const { plan, service, person } = facts(changes)
  const ceiling = ceilingOf(plan, service, person, date(on))
  invariant(ceiling, 'no ceiling')
  return leftOf(ceiling, service, person, used)
}

const visit = (on: string, amount = 1_000, ordinal = 0, service = 'consultation'): Used => ({
  service,
  ordinal,
  on: date(on),
  amount: minor(amount),
})

describe('R47: a ceiling leaves', () => {
  it.each<[string, Partial<Ceiling>, readonly Used[], number | null, number | null]>([
    ['all of it before the first visit', {}, [], 30_000, null],
    ['what earlier visits did not use', {}, [visit('2026-01-01', 24_000)], 6_000, null],
    ['nothing, and never less', {}, [visit('2026-01-01', 50_000)], 0, null],
    ['what others of the family did not use', {}, [visit('2026-01-01', 1_000, 2)], 29_000, null],
    ['each person his own', { per: 'person' }, [visit('2026-01-01', 1_000, 2)], 30_000, null],
    ['the year’s, from its first day', {}, [visit('2025-12-31')], 30_000, null],
    ['the period’s', { every: 'period' }, [visit('2026-02-28')], 30_000, null],
    ['the period’s, from its first day', { every: 'period' }, [visit('2026-03-01')], 29_000, null],
    ['visits', { amount: null, count: 3 }, [visit('2026-01-01', 0)], null, 2],
    ['visits and money', { count: 1 }, [visit('2026-01-01')], 29_000, 0],
    ['more for each dependant', { extraPerPerson: minor(5_000) }, [], 40_000, null],
    ['other services alone', {}, [visit('2026-01-01', 1_000, 0, 'surgery')], 30_000, null],
  ])('%s', (_story, changes, used, amount, visits) => {
    expect(left(changes, used)).toEqual({ amount, visits })
  })

  it('a family’s ceiling shrinks on the day after somebody left', () => {
    const { plan, service, person } = facts({ extraPerPerson: minor(5_000) })
    const people = person.household.people.map((live, at) =>
      at === 2 ? { ...live, leftOn: date('2026-03-02') } : live,
    )
    const after = { ...person, household: { ...person.household, people } }
    const amountOn = (on: string) => ceilingOf(plan, service, after, date(on))?.amount
    expect([amountOn('2026-03-02'), amountOn('2026-03-03')]).toEqual([40_000, 35_000])
  })

  it('another code that is open on the same ceiling is named', () => {
    const { all } = facts({})
    const own = facts({ per: 'person' }).all
    const on = date('2026-03-02')
    expect(coverage({ ...all, openCodes: [2] }, on).otherCodeOpen).toBe(true)
    expect(coverage({ ...own, openCodes: [2] }, on).otherCodeOpen).toBe(false)
    expect(coverage({ ...own, openCodes: [0] }, on).otherCodeOpen).toBe(true)
  })
})

describe('bills one after the other', () => {
  const bills = fc.array(
    fc.record({
      ordinal: fc.integer({ min: 0, max: 2 }),
      day: fc.integer({ min: 0, max: 400 }),
      amount: fc.integer({ min: 1, max: 40_000 }),
    }),
    { maxLength: 30 },
  )
  const ceilings = fc.record({
    amount: fc.option(fc.integer({ min: 1, max: 60_000 }).map(minor)),
    count: fc.integer({ min: 1, max: 5 }),
    per: fc.constantFrom('person' as const, 'family' as const),
    every: fc.constantFrom('period' as const, 'year' as const),
  })

  it('never exceed a ceiling, whatever their order, and are refused with L1 alone', () => {
    fc.assert(
      fc.property(ceilings, bills, (ceiling, list) => {
        const used: Used[] = []
        const spent = new Map<string, { money: number; visits: number }>()
        for (const { ordinal, day, amount } of list) {
          const { all } = facts(ceiling, used)
          invariant(all.person, 'nobody')
          const person = { ...all.person, ordinal }
          const on = plusDays(date('2025-01-10'), day)
          const decided = decideBill({ ...all, person }, on, minor(amount))
          if (!decided.ok) {
            expect(decided.refusal).toEqual({ code: 'not-covered', reason: 'L1' })
            continue
          }
          const { key } = decided.value.ceiling ?? { key: '' }
          used.push({ service: 'consultation', ordinal, on, amount: decided.value.mutual })
          const sum = spent.get(key) ?? { money: 0, visits: 0 }
          spent.set(key, { money: sum.money + decided.value.mutual, visits: sum.visits + 1 })
        }
        for (const { money, visits } of spent.values()) {
          if (ceiling.amount !== null) expect(money).toBeLessThanOrEqual(ceiling.amount)
          expect(visits).toBeLessThanOrEqual(ceiling.count)
        }
      }),
      { numRuns: rounds(500) },
    )
  })
})

describe('a plan stored before these statutes', () => {
  it('is completed with what changes nothing', () => {
    const ceiling = { amount: minor(30_000), per: 'family', every: 'year' }
    const service = {
      code: 'a',
      patientPercent: 20,
      waiting: null,
      guaranteeLetter: false,
      ceiling,
    }
    const old = { ...makePlan(), services: [service, { ...service, ceiling: null }] }
    const later = ['visitCodeDays', 'referralDays', 'letterApprovalAbove']
    const stored = Object.fromEntries(Object.entries(old).filter(([key]) => !later.includes(key)))
    const plan = completePlan(stored as never)
    expect(plan).toMatchObject({ visitCodeDays: 1, referralDays: 30, letterApprovalAbove: null })
    expect(plan.services).toEqual([
      {
        ...service,
        deductible: 0,
        referral: false,
        emergency: false,
        ceiling: { ...ceiling, count: null, extraPerPerson: 0 },
      },
      { ...service, deductible: 0, referral: false, emergency: false, ceiling: null },
    ])
    expect(completePlan(plan)).toEqual(plan)
  })
})
