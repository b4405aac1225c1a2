import { describe, expect, it } from 'vitest'
import { chargesBegunBy } from '../../../src/core/contributions/replay.ts'
import { contributionFor, type Counting } from '../../../src/core/contributions/people.ts'
import { birthday } from '../../../src/core/birthday.ts'
import { type CivilDate, date } from '../../../src/core/dates.ts'
import { minor } from '../../../src/core/money.ts'
import type { Plan } from '../../../src/core/plans/plan.ts'
import { fc, rounds } from '../../chance.ts'
import { days, households } from '../membership/generated.ts'
import { makeHousehold, makePlan } from '../membership/household.ts'

const EACH = makePlan({ unit: 'person', contribution: minor(1000), childContribution: minor(400) })
const MOST = { ...EACH, familyMaximum: minor(3000) }
const SAME = makePlan({ unit: 'person', contribution: minor(1000), familyMaximum: minor(2500) })

it.each<[what: string, plan: Plan, adults: number, children: number, amount: number]>([
  ['adults', EACH, 2, 0, 2000],
  ['children at their own rate', EACH, 1, 3, 2200],
  ['children for nothing', { ...EACH, childContribution: minor(0) }, 1, 4, 1000],
  ['children as adults where there is no rate', SAME, 1, 1, 2000],
  ['less than the most of a family', MOST, 2, 2, 2800],
  ['just the most of a family', { ...MOST, familyMaximum: minor(2800) }, 2, 2, 2800],
  ['no more than the most of a family', MOST, 2, 3, 3000],
  ['the most of a family by adults alone', SAME, 3, 0, 2500],
  ['one family, whoever is in it', makePlan({ contribution: minor(900) }), 2, 5, 900],
])('costs %s', (_what, plan, adults, children, amount) => {
  expect(contributionFor(plan, { adults, children })).toBe(amount)
})

const HEAD: Counting = { joinedOn: date('2026-01-01'), leftOn: null, birthDate: '1980' }
const child = (birthDate: string, joinedOn = '2026-01-01'): Counting => ({
  ...{ joinedOn: date(joinedOn), leftOn: null, birthDate },
})

/** What the months of a family cost that have begun by a day. */
function months(plan: Plan | Plan[], people: readonly Counting[], on: string): number[] {
  const facts = makeHousehold('2026-01-01', plan, [], { people: [HEAD, ...people] })
  return chargesBegunBy(facts, date(on)).map(({ amount }) => amount)
}

describe('a rate for children', () => {
  it.each<[what: string, plan: Plan | Plan[], people: Counting[], on: string, amounts: number[]]>([
    ['holds through the period in which the child grows up', EACH, [child('2008-01-02')], '2026-02-01', [1400, 2000]],
    ['ends with a period that begins on the birthday', EACH, [child('2008-02-01')], '2026-02-01', [1400, 2000]],
    ['holds for a period that begins the day before it', EACH, [child('2008-02-02')], '2026-02-01', [1400, 1400]],
    ['holds, by a bare year, through its last day', EACH, [child('2008')], '2026-12-31', Array<number>(12).fill(1400)],
    ['is by the age that the statutes name', { ...EACH, adultAge: 21 }, [child('2006-01-01')], '2026-02-01', [1400, 1400]],
    ['begins with the first period under the version that names it', [{ ...EACH, childContribution: null }, { ...EACH, validFrom: date('2026-02-02') }], [child('2020-05-01')], '2026-03-01', [2000, 2000, 1400]],
    ['costs one who is added its days that are left', { ...EACH, contribution: minor(1550), childContribution: minor(310), additions: 'pro-rata' }, [child('2020-05-01', '2026-01-22')], '2026-02-01', [1550, 1960]],
    ['costs one who is added beyond the most of a family nothing', { ...MOST, additions: 'pro-rata', familyMaximum: minor(1000) }, [child('2020-05-01', '2026-01-22')], '2026-02-01', [1000, 1000]],
    ['costs one who is added up to it the part that was left', { ...MOST, additions: 'pro-rata', familyMaximum: minor(1310) }, [child('2020-05-01', '2026-01-22')], '2026-02-01', [1000, 1410]],
  ])('%s', (_what, plan, people, on, amounts) => {
    expect(months(plan, people, on)).toEqual(amounts)
  }) // prettier-ignore

  it('leaves what was posted when the child grew up', () => {
    const people = [HEAD, child('2008-02-01')]
    const facts = makeHousehold('2026-01-01', EACH, [], { people })
    const posted = chargesBegunBy(facts, date('2026-01-01')).map(({ plan: _, ...charge }) => charge)
    const grown = { ...facts, people: [HEAD, child('2007-01-01')], posted }
    expect(chargesBegunBy(grown, date('2026-02-01')).map(({ amount }) => amount)).toEqual([1400, 2000])
  }) // prettier-ignore
})

/** Each person of a household asked one by one what they pay, as a treasurer does on a Sunday. */
function byHand(plan: Plan, people: readonly Counting[], day: CivilDate): number {
  const here = people.filter(({ joinedOn, leftOn }) => joinedOn <= day && (leftOn ?? day) >= day)
  if (plan.unit === 'family') {
    const beyond = plan.extraPeople ? Math.max(0, Math.max(1, here.length) - plan.extraPeople.above) : 0
    return plan.contribution + beyond * (plan.extraPeople?.contribution ?? 0)
  }
  let sum = here.length === 0 ? plan.contribution : 0
  for (const { birthDate } of here) {
    const isYoung = birthDate !== undefined && day < birthday(birthDate, plan.adultAge)
    sum += isYoung && plan.childContribution !== null ? plan.childContribution : plan.contribution
  }
  return plan.familyMaximum !== null && sum > plan.familyMaximum ? plan.familyMaximum : sum
} // prettier-ignore

it('costs generated households what a treasurer counts by hand (R10)', () => {
  fc.assert(
    fc.property(households, days, (generated, on) => {
      const versions = generated.versions.map((plan) => ({
        ...{
          ...plan,
          subsidy: null,
          latePenalty: null,
          rhythms: [],
          additions: 'next-period' as const,
        },
      }))
      const facts = { ...generated, rhythms: [], versions }
      for (const { kind, startsOn, amount, plan } of chargesBegunBy(facts, on)) {
        if (kind !== 'contribution') continue
        const day = startsOn > facts.joinedOn ? startsOn : facts.joinedOn
        expect(amount).toBe(byHand(plan, facts.people, day))
      }
    }),
    { numRuns: rounds(400) },
  )
})
