import { describe, expect, it } from 'vitest'
import { coverage, type CoverageFacts } from '../../../src/core/coverage/coverage.ts'
import { type CivilDate, date, plusDays } from '../../../src/core/dates.ts'
import { rhythmBoughtWith } from '../../../src/core/membership/paying.ts'
import { standing, type StandingFacts } from '../../../src/core/membership/standing.ts'
import type { Plan } from '../../../src/core/plans/plan.ts'
import { minor } from '../../../src/core/money.ts'
import { decideBill } from '../../../src/core/visits/decide-bill.ts'
import { fc } from '../../chance.ts'
import { days, households, knownBy, MANY } from '../membership/generated.ts'
import { makeService } from '../membership/household.ts'
import { billByHand, byHand, monthDueByHand, periodByHand } from './shadow/by-hand.ts'

// Seen red with a line of the tariff that began a day late (`line.from < on`), without a line's ceiling
// or price, without the rate of children or the most of a family, and with `price < left` in `boughtWith`.

const SERVICES = [
  makeService(),
  makeService({ code: 'delivery', patientPercent: 25, deductible: minor(150) }),
  makeService({ code: 'surgery', patientPercent: 10, waiting: { days: 90 }, guaranteeLetter: true }),
] // prettier-ignore

const codes = fc.constantFrom('consultation', 'delivery', 'surgery')
const amounts = (max: number) => fc.integer({ min: 1, max }).map(minor)

const tariffs = fc.uniqueArray(
  fc.record({
    service: codes,
    from: days,
    price: amounts(9000),
    patientPercent: fc.constantFrom(null, null, 0, 7, 33, 100),
    ceiling: fc.option(amounts(6000)),
  }),
  { maxLength: 6, selector: ({ service, from }) => `${service} ${from}` },
)

const questions = fc.record({
  tariff: tariffs,
  offered: fc.uniqueArray(codes, { minLength: 1 }),
  agreement: fc.record({
    from: fc.constantFrom(date('2024-01-31'), date('2024-12-01')),
    to: fc.constantFrom(null, null, date('2026-01-10')),
  }),
  service: fc.constantFrom(null, 'consultation', 'delivery', 'delivery', 'surgery', 'dental'),
  on: days,
  ordinal: fc.constantFrom(0, 0, 1),
  addedAfter: fc.nat({ max: 300 }),
  left: fc.option(days, { freq: 1 }),
  letter: fc.option(amounts(9000), { freq: 1 }),
  dependantWaiting: fc.constantFrom(null, { days: 20 }),
  amount: amounts(12_000),
})

type Question = typeof questions extends fc.Arbitrary<infer Value> ? Value : never

/** Every other question is asked on the first day of a line of the price list. */
function dayOf({ on, tariff }: Question): CivilDate {
  const [line] = tariff
  return line && on > '2025-03-01' ? line.from : on
}

function factsOf(household: StandingFacts, question: Question): CoverageFacts {
  const { tariff, offered, agreement, service, ordinal, addedAfter, left, letter } = question
  const versions = household.versions.map((plan) => ({
    ...plan,
    ...{ lateReturn: null, services: SERVICES, dependantWaiting: question.dependantWaiting },
  }))
  const joinedOn = plusDays(household.joinedOn, ordinal === 0 ? 0 : addedAfter)
  return {
    provider: { services: offered, tariff, agreement },
    person: {
      ...{ household: { ...household, versions }, ordinal, birthDate: '1988' },
      ...{ relation: ordinal === 0 ? 'member' : 'spouse', joinedOn, leftOn: left },
    },
    ...{ service, used: [], referrals: [], openCodes: [] },
    letters: letter ? [{ letter: 'XX26-L000001', service: 'surgery', amount: letter }] : [],
  }
}

/** How often something was met, so that the rest says something. */
function counter() {
  const counts = new Map<string, number>()
  return {
    add: (...met: readonly (string | false | null | undefined)[]) => {
      for (const one of met) if (one) counts.set(one, (counts.get(one) ?? 0) + 1)
    },
    of: (met: string) => counts.get(met) ?? 0,
  }
}

describe('coverage where prices were agreed, over all settings of plans', () => {
  it('is what a clerk tells who looks it up in statutes, notebook and price list', () => {
    const met = counter()
    fc.assert(
      fc.property(households, questions, (household, question) => {
        const facts = factsOf(household, question)
        const answer = coverage(facts, dayOf(question))
        const told = { code: answer.reason, percent: answer.patientPercent, most: answer.left }
        const clerk = byHand(facts, dayOf(question))
        expect(told).toEqual(clerk)
        if (clerk.code !== 'OK') return met.add(clerk.code)
        const [plan] = household.versions
        met.add('OK', clerk.most !== null && 'limited', plan?.paidInArrears && 'in arrears')
        met.add(plan?.familyMaximum && 'family', plan?.childContribution !== null && 'child')
        met.add(household.rhythms?.length ? 'rhythm' : null)
      }),
      { numRuns: MANY.numRuns * 2 },
    )
    const all = ['OK', 'P1', 'N2', 'W1', 'C1', 'S1', 'S2', 'G1']
    for (const one of [...all, 'limited', 'in arrears', 'family', 'child', 'rhythm'])
      expect(met.of(one), one).toBeGreaterThan(0)
  })

  it('splits a bill as that clerk does', () => {
    const met = counter()
    fc.assert(
      fc.property(households, questions, codes, (household, question, service) => {
        const facts = { ...factsOf(household, { ...question, service }), service }
        const decided = decideBill(facts, dayOf(question), question.amount)
        const clerk = billByHand(facts, dayOf(question), question.amount)
        const shares = decided.ok && {
          mutual: decided.value.mutual,
          patient: decided.value.patient,
        }
        expect(shares || null).toEqual(clerk)
        const price = decided.ok ? decided.value.price : null
        met.add(clerk && 'paid', price !== null && 'by price')
        met.add(price !== null && price < question.amount && 'above it')
      }),
      { numRuns: MANY.numRuns * 2 },
    )
    for (const one of ['paid', 'by price', 'above it']) expect(met.of(one), one).toBeGreaterThan(2)
  })

  it('rests on periods that cost and are due what that clerk reckons', () => {
    const met = counter()
    fc.assert(
      fc.property(households, days, (household, on) => {
        const versions = household.versions.map((plan) => ({
          ...plan,
          ...{ period: 'month' as const, anchor: 'calendar' as const, yearStart: '01-01' },
          ...{ season: null, subsidy: null, additions: 'next-period' as const },
        }))
        const facts = { ...household, versions, rhythms: [] }
        for (const { kind, startsOn, dueOn, amount } of standing(facts, on).charges) {
          if (kind !== 'contribution') continue
          const day = startsOn > facts.joinedOn ? startsOn : facts.joinedOn
          const plan = versions.findLast(({ validFrom }) => validFrom <= day)
          if (!plan || versions.some(({ validFrom }) => validFrom > startsOn && validFrom <= day))
            continue
          const { cost, children, isCut } = periodByHand(plan, facts.people, day)
          expect(amount, `${startsOn} ${JSON.stringify(plan)}`).toBe(cost)
          const isWhole = startsOn >= facts.joinedOn
          if (isWhole) expect(dueOn).toBe(monthDueByHand(plan, startsOn))
          met.add(children > 0 && 'child', isCut && 'cut')
          met.add(isWhole && plan.paidInArrears && 'in arrears')
        }
      }),
      MANY,
    )
    for (const one of ['child', 'cut', 'in arrears']) expect(met.of(one), one).toBeGreaterThan(5)
  })

  it('is bought ahead at the price that the clerk reckons, and not with a franc less', () => {
    let bought = 0
    fc.assert(
      fc.property(households, days, fc.integer({ min: -1, max: 1 }), (household, on, more) => {
        const versions = household.versions.map((plan) => ({ ...plan, subsidy: null }))
        const facts = knownBy({ ...household, versions }, on)
        const plan = versions.findLast(({ validFrom }) => validFrom <= on)
        if (!plan || plan.rhythms.length === 0 || on < facts.joinedOn) return
        const { cost } = periodByHand(plan, facts.people, on)
        if (cost === 0) return
        const { owed } = standing(facts, on)
        const priceOf = ({ periods, amount }: Plan['rhythms'][number]) => {
          const less = Math.floor(
            (cost * (plan.contribution * periods - amount)) / plan.contribution,
          )
          return cost * periods - less
        }
        for (const rhythm of plan.rhythms) {
          const paid = owed + priceOf(rhythm) + more
          const offer = rhythmBoughtWith(facts, on, minor(paid))
          const fits = plan.rhythms.filter((one) => priceOf(one) <= paid - owed)
          const longest = Math.max(0, ...fits.map(({ periods }) => periods))
          expect(offer?.periods ?? 0, JSON.stringify(rhythm)).toBe(longest)
          if (offer) bought += 1
        }
      }),
      MANY,
    )
    expect(bought).toBeGreaterThan(10)
  })
})
