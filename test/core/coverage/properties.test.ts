import { describe, expect, it } from 'vitest'
import { coverage, type CoverageFacts } from '../../../src/core/coverage/coverage.ts'
import { type CivilDate, date, plusDays } from '../../../src/core/dates.ts'
import { CEILING_DEFAULTS } from '../../../src/core/plans/plan.ts'
import type { StandingFacts } from '../../../src/core/membership/standing.ts'
import { minor } from '../../../src/core/money.ts'
import { fc } from '../../chance.ts'
import { days, eventful, households, MANY, postedBy } from '../membership/generated.ts'
import { makeService } from '../membership/household.ts'

const CEILING = { ...CEILING_DEFAULTS, amount: minor(9000), per: 'family', every: 'year' } as const
const SERVICES = [
  makeService(),
  makeService({ code: 'surgery', waiting: { months: 6 }, emergency: true }),
  makeService({ code: 'pharmacy', ceiling: CEILING }),
]

/** A question about somebody of a household, at a clinic that offers nearly everything. */
const questions = fc.record({
  on: days,
  service: fc.constantFrom(null, 'consultation', 'surgery', 'pharmacy', 'dental'),
  ordinal: fc.constantFrom(0, 1),
  birthDate: fc.constantFrom('1988', '2009-02-14', '2025-05-05'),
  addedAfter: fc.nat({ max: 300 }),
  left: fc.option(days, { freq: 1 }),
  used: fc.array(fc.record({ on: days, amount: fc.nat({ max: 5000 }).map(minor) }), {
    maxLength: 4,
  }),
})

type Question = typeof questions extends fc.Arbitrary<infer Value> ? Value : never

function ask(household: StandingFacts, question: Question, on: CivilDate) {
  const versions = household.versions.map((plan) => ({
    ...plan,
    dependantWaiting: { days: 20 },
    dependantMaxAge: 17,
    services: SERVICES,
  }))
  const { ordinal, birthDate, left } = question
  const facts: CoverageFacts = {
    provider: {
      services: ['consultation', 'surgery', 'pharmacy'],
      agreement: { from: date('2024-03-01'), to: null },
    },
    person: {
      household: { ...household, versions },
      ordinal,
      relation: ordinal === 0 ? 'member' : 'child',
      birthDate,
      joinedOn: plusDays(household.joinedOn, ordinal === 0 ? 0 : question.addedAfter),
      leftOn: left,
    },
    service: question.service,
    used: question.used.map((used) => ({ service: 'pharmacy', ordinal: 2, ...used })),
    letters: [],
    referrals: [],
    openCodes: [],
  }
  return coverage(facts, on)
}

describe('coverage of people in generated households, over all settings of plans', () => {
  it('is the same whatever of the charges was posted, in whatever order (R40)', () => {
    fc.assert(
      fc.property(eventful, questions, days, (facts, question, day) => {
        const posted = postedBy(facts, day)
        const other = {
          ...posted,
          payments: [...posted.payments].reverse(),
          posted: [...posted.posted].reverse(),
        }
        const used = [...question.used].reverse()
        expect(ask(other, { ...question, used }, question.on)).toEqual(
          ask(facts, question, question.on),
        )
      }),
      MANY,
    )
  })

  it('is never a no because of more money', () => {
    let yes = 0
    fc.assert(
      fc.property(households, questions, days, fc.integer({ min: 1, max: 9000 }), (facts, question, on, extra) => {
        const versions = facts.versions.map((plan) => ({ ...plan, lateReturn: null }))
        const less = { ...facts, versions }
        const more = { ...less, payments: [...less.payments, { on, amount: minor(extra) }] }
        const before = ask(less, question, question.on)
        const after = ask(more, question, question.on)
        if (before.answer !== 'yes') return
        yes += 1
        // Rights that are open are more than an emergency.
        if (!before.emergency) expect(after).toMatchObject({ answer: 'yes', reason: 'OK' })
        // Who was not a member yet, or suspended, may be found waiting instead.
        else expect(['OK', 'W1']).toContain(after.reason)
      }),
      MANY,
    )
    expect(yes).toBeGreaterThan(MANY.numRuns / 30)
  }) // prettier-ignore

  it('is on any later day what it was on an earlier one, for the earlier date', () => {
    fc.assert(
      fc.property(households, questions, fc.nat({ max: 400 }), (facts, question, later) => {
        const { on } = question
        const then = { ...facts, payments: facts.payments.filter((paid) => paid.on <= on) }
        const now = postedBy(facts, plusDays(on, later))
        expect(ask(now, question, on)).toEqual(ask(then, question, on))
      }),
      MANY,
    )
  })
})
